using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Mark;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.Dora;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Features.Dora;

/// <summary>What <c>/incident dora</c> answers, to the asker alone: criteria, what they make together, what was decided and sent, what is due, and what to type.</summary>
internal static class DoraAnswer
{
    /// <summary>The whole answer.</summary>
    public static Phrase To(Case @case)
    {
        var incident = @case.Incident;
        var assessment = DoraAssessment.Of(incident, @case.Ask.Now);
        return Phrase.Lines(
        [
            new("dora.head", "*{0}* for the regulator (DORA). {1}", "*{0}* pour le régulateur (DORA). {1}", incident.Key, DoraTexts.Verdict(assessment)),
            .. Enum.GetValues<DoraCriterion>().Select(c => Criterion(c, assessment, incident)),
            Rule(),
            Decided(incident, @case),
            .. Sent(incident, @case.Ask.Zone),
            .. DoraClock.Next(incident, @case.House.Zone) is { } due ? Due(due, incident, @case) : [],
        ]);
    }

    /// <summary>The next report, by when and why, and what may move that.</summary>
    public static IEnumerable<Phrase> Due(DoraDue due, Incident incident, Case @case)
    {
        var (zone, now) = (@case.Ask.Zone, @case.Ask.Now);
        yield return new("dora.due", "Next: the *{0}*, by *{1}*{2}.", "À suivre : le *{0}*, avant le *{1}*{2}.", DoraTexts.Name(due.Report), Say.DateTime(due.Until, zone), Why(due, incident, zone));
        if (now > due.Until)
            yield return new("dora.overdue", "That limit has passed: send it now, with the reasons for the delay, then `/incident dora sent {0}`.", "Ce délai est dépassé : envoyez-le maintenant, avec les raisons du retard, puis `/incident dora envoyé {0}`.", DoraTexts.Typed(due.Report));
        else
            yield return new("dora.then", "`/incident export dora` drafts it; once it is sent: `/incident dora sent {0}`.", "`/incident exporter dora` le rédige ; une fois parti : `/incident dora envoyé {0}`.", DoraTexts.Typed(due.Report));
        if (due.Until.InZone(@case.House.Zone).DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            yield return new("dora.weekend", "It falls on a weekend: the authority may allow noon of the next working day. Whether it does for you is for you to check; this clock stays strict.",
                "Il tombe un week-end : l’autorité peut admettre midi le jour ouvrable suivant. À vous de vérifier si cela vaut pour vous ; cette horloge reste stricte.");
        if (due.Report == DoraReport.Final && incident.StandingEnd() is { } end && end > due.From)
            yield return new("dora.recovered", "Regular activities are back since the intermediate report: an updated one is due without delay. `/incident dora sent intermediate` when it is sent.",
                "L’activité est revenue depuis le rapport intermédiaire : une mise à jour est due sans tarder. `/incident dora envoyé intermédiaire` quand elle est partie.");
    }

    private static Phrase Why(DoraDue due, Incident incident, DateTimeZone zone)
    {
        var (clock, aware) = DoraClock.Aware(incident);
        return due.Report switch
        {
            DoraReport.Initial => new("dora.why_initial", ": 4 h after the decision, and 24 h after becoming aware ({0}, {1}) unless it was decided later than that", " : 4 h après la décision, et 24 h après la prise de connaissance ({0}, {1}) sauf décision plus tardive",
                Say.Label(StatusLabels.Key(clock)), Say.DateTime(aware, zone)),
            DoraReport.Intermediate => new("dora.why_intermediate", ": 72 h after the initial one was sent, even if nothing changed", " : 72 h après l’envoi du rapport initial, même si rien n’a changé"),
            _ => new("dora.why_final", ": one month after the last intermediate one was sent", " : un mois après l’envoi du dernier rapport intermédiaire"),
        };
    }

    private static Phrase Criterion(DoraCriterion criterion, DoraAssessment assessment, Incident incident)
    {
        var known = Known(criterion, assessment, incident).ToList();
        return new("dora.criterion", "{0} {1}{2}{3}", "{0} {1}{2}{3}",
            assessment.Met[criterion] switch { true => new Phrase("dora.met", "*Met:*", "*Rempli :*"), false => new Phrase("dora.not_met", "Not met:", "Non rempli :"), null => new Phrase("dora.open", "*Not yet known:*", "*Pas encore connu :*") },
            DoraFactTexts.Name(criterion),
            known.Count == 0 ? Phrase.Empty : new Phrase("dora.known", " ({0})", " ({0})", Phrase.Join(", ", known)),
            assessment.Met[criterion] is null ? new Phrase("dora.type", ". Type `/incident {0}`", ". Tapez `/incident {0}`", Fix(criterion, incident)) : Phrase.Empty);
    }

    private static IEnumerable<Phrase> Known(DoraCriterion criterion, DoraAssessment assessment, Incident incident)
    {
        if (criterion != DoraCriterion.Duration)
        {
            foreach (var fact in DoraFactTexts.Of(criterion))
                if (incident.Dora?.Facts.GetValueOrDefault(fact) is { } value) yield return DoraFactTexts.Short(fact, value);
            yield break;
        }
        if (assessment.Lasted is { } lasted) yield return new("dora.lasted", "{0}{1}", "{0}{1}", Say.Duration(lasted.Length), SoFar(lasted));
        if (assessment.Downtime is { } down) yield return new("dora.down", "interrupted {0}{1}", "interrompu {0}{1}", Say.Duration(down.Length), SoFar(down));
    }

    private static Phrase SoFar(DoraLength length) => length.GoesOn ? new("dora.so_far", " so far", " à ce stade") : Phrase.Empty;

    /// <summary>What to type so that a criterion is known.</summary>
    private static Phrase Fix(DoraCriterion criterion, Incident incident) => criterion == DoraCriterion.Duration && DoraLength.Occurred(incident) is null ? MarkTexts.Fix(Clock.Started, "15h11")
        : new("dora.fix", "dora {0}", "dora {0}", Phrase.Join(" ", DoraFactTexts.Of(criterion).Where(f => incident.Dora?.Facts.ContainsKey(f) is not true).Select(DoraWord.For).Distinct().Select(DoraFactTexts.Blank)));

    private static Phrase Rule() => new("dora.rule", "Major is: critical services, and either a malicious access that may lose data or at least two other criteria (CDR (EU) 2024/1772, Art. 8). People decide, not the bot.",
        "Majeur : services critiques, et soit un accès malveillant pouvant perdre des données, soit au moins deux autres critères (règlement délégué (UE) 2024/1772, art. 8). Ce sont les personnes qui décident, pas le bot.");

    private static Phrase Decided(Incident incident, Case @case) => incident.Dora?.Decision is not { } decision
        ? new("dora.undecided", "Nobody has decided yet: `/incident dora major` or `/incident dora not major reason`.", "Personne n’a encore décidé : `/incident dora majeur` ou `/incident dora pas majeur raison`.")
        : new("dora.was_decided", "Decided: *{0}*, by {1}, {2}{3}", "Décidé : *{0}*, par {1}, le {2}{3}", decision.Major ? DoraTexts.IsMajor() : DoraTexts.IsNot(), decision.By.Name, Say.DateTime(decision.At, @case.Ask.Zone), DoraTexts.Because(decision.Reason));

    private static IEnumerable<Phrase> Sent(Incident incident, DateTimeZone zone)
    {
        if (incident.Dora is not { Sent: { IsEmpty: false } sent } dora) yield break;
        yield return new("dora.sent_so_far", "Sent: {0}", "Parti : {0}", Phrase.Join(", ", sent.Select(s => new Phrase("dora.sent_one", "{0} {1} ({2})", "{0} le {1} ({2})", DoraTexts.Name(s.Report), Say.DateTime(s.At, zone), s.By.Name))));
        if (sent[^1].Report == DoraReport.Final) yield return DoraTexts.AllSent(sent[^1], zone);
        else if (incident.Closure != Closure.None && dora.Decision is { Major: true }) yield return DoraTexts.IsClosed(incident);
        else if (dora.Decision is { Major: false }) yield return DoraTexts.Reclassified(zone, sent[^1]);
    }
}
