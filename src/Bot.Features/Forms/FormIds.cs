namespace Bot.Features.Forms;

/// <summary>Ids of forms, which are also the action ids of the buttons that open them. Wire format: stored in chats, never changed.</summary>
public static class FormIds
{
    public const string Declare = "declare";
    public const string Update = "update";
    public const string Status = "status";
    public const string Ticket = "ticket";
    public const string Note = "note";
    public const string FollowUp = "follow_up";
    public const string Postmortem = "postmortem";
    public const string Details = "details";
    public const string More = "more";
    public const string AddToTimeline = "add_to_timeline";
}
