using Bot.Chat.Delivery;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;

namespace Bot.Features.Desks;

/// <summary>Understands <c>/incident …</c>: which incident, which word, may it be done now; then lets the command decide.</summary>
internal static class CommandDesk
{
    public static Answer Hear(Sitting sitting, string text)
    {
        var ask = sitting.CaseOf(null, text).Ask;
        Incident? named = null;
        var first = ask.Peek;
        if (sitting.House.NumberOf(first) is { } number)
        {
            named = sitting.Turn.ByNumber(number);
            if (named is null || !sitting.MaySee(named)) return sitting.Say(DeskTexts.NoSuchIncident(first.ToUpperInvariant()));
            ask.Next();
        }
        else if (sitting.House.IsTicket(first, out var ticket))
        {
            named = sitting.Turn.ByTicket(ticket);
            if (named is null || !sitting.MaySee(named)) return sitting.Say(DeskTexts.NoIncidentWithTicket(ticket));
            ask.Next();
        }

        var incident = named ?? sitting.Here;
        var word = ask.Peek;
        if (word.Length == 0)
            return incident is null ? FormDesk.Draw(sitting, FormIds.Declare, null, "") : Run(sitting, "show", incident, "");
        ask.Next();
        return Run(sitting, word, incident, ask.Rest);
    }

    /// <summary>Runs one command word on an incident.</summary>
    public static Answer Run(Sitting sitting, string word, Incident? incident, string rest)
    {
        var command = Catalogue.Own.Find(word);
        if (command is null)
        {
            // Said to the bot, and no command: it belongs to the conversation.
            if (sitting.Delivery.What is Happening.Command { Said: { } said }) RecordingDesk.RecordSaid(sitting, said);
            if (Catalogue.Own.Commands.Select(c => c.Meant(word)).FirstOrDefault(m => m is not null) is { } meant) return sitting.Say(DeskTexts.UnknownWord(word, meant));
            // A word nobody knows says nothing about the language; the language of the nearest one may.
            var nearest = Nearest.To(word, Catalogue.Own.Words);
            if (nearest is not null) sitting.Hears(Catalogue.Own.LanguageOf(nearest));
            return sitting.Say(DeskTexts.UnknownWord(word, nearest is null ? null : Catalogue.Own.Find(nearest)!.Words.WordIn(sitting.Language)));
        }
        sitting.Hears(Catalogue.Own.LanguageOf(word));
        if (command.Words.OnIncident && incident is null)
            return sitting.Say(DeskTexts.WhichIncident(command.Words.Word, OpenOnes(sitting)));
        if (incident is { Closure: not Closure.None } && command.Words is { OnIncident: true, ReadsOnly: false, EvenWhenClosed: false })
            return sitting.Say(DeskTexts.IsClosed(incident));
        var @case = sitting.CaseOf(incident, rest);
        return Carrying.Out(sitting, command.Decide(@case), incident, Via(sitting, word, rest));
    }

    private static string Via(Sitting sitting, string word, string rest) =>
        sitting.Delivery.What is Happening.Command command ? $"/incident {command.Text}".TrimEnd() : $"/incident {word} {rest}".TrimEnd();

    private static IReadOnlyList<Incident> OpenOnes(Sitting sitting) =>
        [.. sitting.Turn.List(openOnly: true, limit: 20).Where(sitting.MaySee).Take(3)];
}
