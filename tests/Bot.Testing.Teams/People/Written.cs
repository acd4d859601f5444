using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Testing.Teams.People;

/// <summary>What somebody typed, as it stands on the wire: <c>@bot</c> and <c>@name</c> become mentions.</summary>
internal sealed partial record Written(string Text, string Html, IReadOnlyList<JsonObject> Mentions, bool MentionsBot)
{
    public static Written Of(FakeConnector teams, string typed)
    {
        var mentions = new List<JsonObject>();
        var mentionsBot = false;
        var html = WebUtility.HtmlEncode(typed);
        var text = At().Replace(typed, match =>
        {
            var word = match.Groups[1].Value;
            var person = teams.FindByName(word);
            if (word != "bot" && person is null) return match.Value;
            mentionsBot |= word == "bot";
            var (id, name) = word == "bot" ? (teams.BotId, teams.BotName) : (person!.Id, person.Name);
            html = html.Replace(match.Value, $"<span itemtype=\"http://schema.skype.com/Mention\" itemscope=\"\" itemid=\"{mentions.Count}\">{name}</span>", StringComparison.Ordinal);
            mentions.Add(new JsonObject
            {
                ["type"] = "mention",
                ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
                ["text"] = $"<at>{name}</at>",
            });
            return $"<at>{name}</at>";
        });
        return new Written(text, $"<p>{html}</p>", mentions, mentionsBot);
    }

    [GeneratedRegex(@"(?<![\w.])@(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex At();
}
