using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Incidents.Dora;

namespace Bot.Features.Dora;

/// <summary><c>dora sent initial [at 15h11]</c>: what went to the authority, in the order it has to.</summary>
internal static class DoraSending
{
    private static readonly string[] Sent = ["sent", "submitted", "envoyé", "envoyée", "transmis", "soumis", "envoi"];

    /// <summary>Takes "sent initial", "initial sent"; nothing is taken where it was something else.</summary>
    public static bool TakesSent(Ask ask, out DoraReport? report)
    {
        var typed = ask.Rest;
        report = TakeReport(ask);
        if (!ask.Takes(Sent))
        {
            ask.ContinueWith(typed);
            return false;
        }
        report ??= TakeReport(ask);
        return true;
    }

    /// <summary>The report whose name stands next.</summary>
    public static DoraReport? TakeReport(Ask ask)
    {
        ask.Takes(Articles.All);
        ask.Takes("report", "rapport", "notification");
        DoraReport? report = ask.Takes("initial", "initiale") ? DoraReport.Initial : ask.Takes("intermediate", "intermédiaire", "interim") ? DoraReport.Intermediate
            : ask.Takes("final", "finale") ? DoraReport.Final : null;
        if (report is not null) ask.Takes("report", "notification");
        return report;
    }

    /// <summary>Records a submission.</summary>
    public static Decision Send(Case @case, DoraReport? named)
    {
        var (incident, ask, zone) = (@case.Incident, @case.Ask, @case.Ask.Zone);
        if (incident.Dora is not { Decision: { Major: true } decision } dora) return Decision.Refuse(DoraTexts.DecideFirst());
        var last = dora.Sent is [.., var submission] ? submission : null;
        var next = last is null ? DoraReport.Initial : last.Report == DoraReport.Initial ? DoraReport.Intermediate : DoraReport.Final;
        if (named is not { } report) return Decision.Refuse(DoraTexts.WhichReport(next));
        if (DoraCommand.TakeTime(ask, out var said) is { } fault) return Decision.Refuse(fault);
        if (!ask.IsEmpty) return Decision.Refuse(DoraTexts.WhichReport(report));
        if (last?.Report == DoraReport.Final && report != DoraReport.Final) return Decision.Refuse(DoraTexts.AllSent(last, zone));
        if (report > next) return Decision.Refuse(DoraTexts.NotYet(next));
        // The time of the last one can be corrected; of intermediate ones there may be several.
        if (report != DoraReport.Intermediate && dora.Sent.FindLast(s => s.Report == report) is { } sent && (said is null || sent != last)) return Decision.Refuse(DoraTexts.WasSent(sent, zone));
        var at = said ?? ask.Now;
        var before = dora.Sent.FindLast(s => s.Report != report || report == DoraReport.Intermediate);
        var earlier = before?.At ?? decision.At;
        if (at < earlier.ToMinute()) return Decision.Refuse(DoraTexts.TooEarly(report, at, before is null ? DoraTexts.TheDecision() : DoraTexts.TheReport(before.Report), earlier, zone));
        var what = new DoraReportSent(report);
        return Decision.Nothing.And(what, at).Saying(DoraTexts.Sent(report, at, @case.House, DoraClock.Next(DoraCommand.After(@case, at, what), @case.House.Zone)));
    }
}
