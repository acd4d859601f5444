using System.Text;
using Bot.Chat.Posting;

namespace Bot.Slack.Outbound;

/// <summary>Hands documents over as files.</summary>
internal sealed class Documents(SlackWeb web, IHttpClientFactory http)
{
    /// <summary>Uploads a document to one person's conversation with the bot, where nobody else sees it.</summary>
    /// <exception cref="SlackNet.SlackException">Slack will not take it, for example <c>missing_scope</c>.</exception>
    /// <exception cref="HttpRequestException">It could not be sent.</exception>
    public async Task HandAsync(string user, PostFile file, string comment, CancellationToken cancel)
    {
        var bytes = Encoding.UTF8.GetBytes(file.Content);
        var place = await web.Api.Get<UploadPlace>("files.getUploadURLExternal", new Dictionary<string, object> { ["filename"] = file.Name, ["length"] = bytes.Length }, cancel);
        using var client = http.CreateClient("slack");
        using var content = new ByteArrayContent(bytes);
        using var sent = await client.PostAsync(new Uri(place.UploadUrl), content, cancel);
        sent.EnsureSuccessStatusCode();
        var direct = await web.Api.Conversations.Open([user], cancel);
        await web.Api.Post("files.completeUploadExternal", new Dictionary<string, object>
        {
            ["files"] = new[] { new { id = place.FileId, title = file.Name } }, ["channel_id"] = direct, ["initial_comment"] = comment,
        }, cancel);
    }

    private sealed class UploadPlace
    {
        public string UploadUrl { get; set; } = "";
        public string FileId { get; set; } = "";
    }
}
