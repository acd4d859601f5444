using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Note;

internal sealed class NotedTeller : Teller<Noted>
{
    public override Phrase Tell(Noted what, Entry entry, House house) => new("note.told", "noted: {0}", "noté : {0}", what.Text.ToInline(house.Codes));
}

internal sealed class LineAmendedTeller : Teller<LineAmended>
{
    public override Phrase Tell(LineAmended what, Entry entry, House house) => what.At is { } at
        ? new("note.told_moved", "line #{0} is now at {1}. {2}", "ligne n° {0} déplacée au {1}. {2}", what.Line, Say.DateTime(at, house.Zone), what.Text.ToInline(house.Codes))
        : new("note.told_amended", "line #{0} completed: {1}", "ligne n° {0} complétée : {1}", what.Line, what.Text.ToInline(house.Codes));
}

internal sealed class LineDroppedTeller : Teller<LineDropped>
{
    public override Phrase Tell(LineDropped what, Entry entry, House house) => new("note.told_dropped", "line #{0} taken off the overview", "ligne n° {0} retirée de la synthèse", what.Line);
}

internal sealed class CuratedTeller : Teller<Curated>
{
    public override Phrase Tell(Curated what, Entry entry, House house) => new("note.told_curated", "put on the overview: {0}", "mis à la synthèse : {0}", what.Text.ToInline(house.Codes));
}

internal sealed class UncuratedTeller : Teller<Uncurated>
{
    public override Phrase Tell(Uncurated what, Entry entry, House house) => new("note.told_uncurated", "no longer keeps #{0} on the overview", "ne garde plus n° {0} à la synthèse", what.Line);
}
