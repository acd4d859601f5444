using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Messages to send.</summary>
public static class MessageFactory
{
    public static Activity Text(string text, string ssml = null, string inputHint = null) => new()
    {
        Type = ActivityTypes.Message,
        Text = string.IsNullOrWhiteSpace(text) ? null : text,
        Speak = string.IsNullOrWhiteSpace(ssml) ? null : ssml,
        InputHint = inputHint ?? InputHints.AcceptingInput,
        Attachments = [],
        Entities = [],
    };

    public static IMessageActivity Attachment(Attachment attachment, string text = null, string ssml = null, string inputHint = null) =>
        Attachment([attachment], text, ssml, inputHint);

    public static IMessageActivity Attachment(IEnumerable<Attachment> attachments, string text = null, string ssml = null, string inputHint = null)
    {
        var message = Text(text, ssml, inputHint);
        message.AttachmentLayout = AttachmentLayoutTypes.List;
        message.Attachments = attachments.ToList();
        return message;
    }
}
