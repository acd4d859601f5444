using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Desks;
using Bot.Features.Forms;
using Bot.Incidents;

namespace Bot.Features.Cards;

/// <summary>The buttons an incident offers. Action ids are form ids or <c>run:word</c>.</summary>
public static class CardButtons
{
    /// <summary>A button that opens a form on an incident.</summary>
    public static CardButton Open(string formId, Language language, Incident incident, ButtonLook look = ButtonLook.Plain) =>
        new(formId, Plain(CardTexts.Button(formId), language), $"{incident.Key}|{incident.Version}", look, OpensForm: true);

    /// <summary>A button that runs a command word on an incident.</summary>
    public static CardButton Run(string word, Phrase label, Language language, Incident incident, string rest = "",
        ButtonLook look = ButtonLook.Plain, Phrase? confirm = null) =>
        new(ButtonDesk.RunPrefix + word, Plain(label, language), rest.Length == 0 ? incident.Key : $"{incident.Key}|{rest}", look,
            Confirm: confirm is null ? null : Plain(confirm, language));

    /// <summary>What the card of an incident offers as it stands.</summary>
    public static IReadOnlyList<CardButton> Of(Incident incident, Language language)
    {
        if (incident.Closure != Incidents.Lifecycles.Closure.None)
            return [Run("timeline", CardTexts.Timeline(), language, incident), Open(FormIds.More, language, incident)];
        if (!incident.IsOpen)
            return
            [
                Open(FormIds.Postmortem, language, incident, ButtonLook.Primary), Run("postmortem", CardTexts.Review(), language, incident, "review"),
                Open(FormIds.FollowUp, language, incident), Open(FormIds.Note, language, incident),
                Run("timeline", CardTexts.Timeline(), language, incident), Run("catchup", CardTexts.CatchUp(), language, incident), Open(FormIds.More, language, incident),
            ];
        return
        [
            Open(FormIds.Status, language, incident, ButtonLook.Primary), Open(FormIds.Update, language, incident),
            Open(FormIds.Ticket, language, incident), Open(FormIds.Note, language, incident), Open(FormIds.Details, language, incident),
            Open(FormIds.FollowUp, language, incident), Run("lead", CardTexts.TakeLead(), language, incident, "me"),
            Run("timeline", CardTexts.Timeline(), language, incident), Run("catchup", CardTexts.CatchUp(), language, incident), Open(FormIds.More, language, incident),
        ];
    }

    private static string Plain(Phrase phrase, Language language) => Markup.Plain(phrase.In(language));
}
