using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Dora;

namespace Bot.Features.Dora;

internal sealed class DoraFactSetTeller : Teller<DoraFactSet>
{
    public override Phrase Tell(DoraFactSet what, Entry entry, House house) => DoraTexts.Now([what]);
}

internal sealed class DoraDecidedTeller : Teller<DoraDecided>
{
    public override Phrase Tell(DoraDecided what, Entry entry, House house) => DoraTexts.Told(what);
}

internal sealed class DoraReportSentTeller : Teller<DoraReportSent>
{
    public override Phrase Tell(DoraReportSent what, Entry entry, House house) => DoraTexts.Sent(what.Report, entry.HappenedAt, house, null);
}
