using System.Text;
using Bot.Chat.Asking;

namespace Bot.Slack;

/// <summary>Makes a wished name one that Slack accepts: lower-case letters, digits, hyphens; at most 80 characters.</summary>
internal static class ChannelName
{
    private const int Longest = 80;

    /// <summary>The name, with a suffix for a further try when it is taken: <c>inc-42-card-payments-down-2</c>.</summary>
    public static string Of(string wished, int attempt)
    {
        var suffix = attempt <= 1 ? "" : $"-{attempt}";
        var name = new StringBuilder();
        foreach (var c in Folding.Fold(wished))
        {
            // Letters of other scripts are letters to Slack too; emoji and punctuation are not.
            if (char.IsLetterOrDigit(c)) name.Append(c);
            else if (name.Length > 0 && name[^1] != '-') name.Append('-');
            if (name.Length >= Longest - suffix.Length) break;
        }
        return name.ToString().TrimEnd('-') + suffix;
    }
}
