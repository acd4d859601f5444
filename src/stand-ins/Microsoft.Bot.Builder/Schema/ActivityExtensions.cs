namespace Microsoft.Bot.Schema;

/// <summary>Reading and removing mentions.</summary>
public static class ActivityExtensions
{
    public static bool MentionsId(this IMessageActivity activity, string id)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.GetMentions().Any(m => m.Mentioned?.Id == id);
    }

    public static bool MentionsRecipient(this IMessageActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.MentionsId(activity.Recipient?.Id);
    }

    /// <summary>Takes <c>&lt;at&gt;Bot&lt;/at&gt;</c> out of the text, and returns the text.</summary>
    public static string RemoveRecipientMention(this IMessageActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.RemoveMentionText(activity.Recipient?.Id);
    }

    public static string RemoveMentionText(this IMessageActivity activity, string id)
    {
        ArgumentNullException.ThrowIfNull(activity);
        foreach (var mention in activity.GetMentions().Where(m => m.Mentioned?.Id == id))
        {
            var text = mention.Text ?? $"<at>{mention.Mentioned.Name}</at>";
            if (text.Length > 0) activity.Text = activity.Text?.Replace(text, "", StringComparison.OrdinalIgnoreCase).Trim();
        }
        return activity.Text;
    }
}
