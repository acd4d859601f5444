using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Updates;
using NodaTime;

namespace Bot.Features.Update;

internal static class UpdateTexts
{
    public static Phrase Help() => new("update.help", "Tells the public how it stands, or promises when", "Informe le public, ou promet quand il le sera");
    public static Phrase NextHelp() => new("next.help", "Promises the time of the next public update", "Promet l’heure de la prochaine communication");

    public static Phrase Usage() => new("update.usage",
        "`update FR … EN …` publishes; `update every 30m` promises; `update #12 EN …` completes one that went out; `update every off` takes the promise back",
        "`communiquer FR … EN …` publie ; `communiquer toutes les 30m` promet ; `communiquer #12 EN …` complète une communication partie ; `communiquer jamais` retire la promesse");

    public static Phrase GoesOutNow() => new("update.now", "An update goes out now, so it takes no time: `/incident update FR … EN …`. What happened when goes on the timeline: `/incident note at 15h11 FR … EN …`.",
        "Une communication part maintenant et ne prend donc pas d’heure : `/incident communiquer FR … EN …`. Ce qui s’est passé à une heure va dans la chronologie : `/incident noter à 15h11 FR … EN …`.");

    public static Phrase WhatInForm() => new("update.what_form", "What should the public read?", "Que doit lire le public ?");

    public static Phrase What() => new("update.what",
        "What should the public read? `/incident update FR Nous … EN We …`, or promise one: `/incident update every 30m`.",
        "Que doit lire le public ? `/incident communiquer FR Nous … EN We …`, ou promettez : `/incident communiquer toutes les 30m`.");

    /// <summary>Said once, with the first text the public reads: a title that was typed in haste is its headline.</summary>
    public static Phrase TitleIsPublic(Incidents.Incident incident) => new("update.title_is_public", "The public reads it under the title *{0}*. Another one: `/incident {1} title …`.",
        "Le public le lit sous le titre *{0}*. Pour un autre : `/incident {1} titre …`.", incident.Title, incident.Key);

    public static Phrase NoSuchUpdate(string number, Incidents.Incident incident)
    {
        var there = incident.Updates.Where(u => u.Status != Incidents.Lifecycles.Status.Postmortem).Select(u => u.Seq).ToList();
        return there.Count == 0 ? new("update.none_yet", "There is no public update {0}, and none yet at all: `/incident update FR … EN …`.", "Il n’y a pas de communication {0}, ni aucune autre pour l’instant : `/incident communiquer FR … EN …`.", number)
            : new("update.none", "There is no public update {0}; there are {1}: `/incident update #{2} EN …`.",
                "Il n’y a pas de communication {0} ; il y a {1} : `/incident communiquer #{2} EN …`.", number, string.Join(", ", there.Select(s => $"#{s}")), there[^1]);
    }

    public static Phrase HowOften() => new("update.how_often",
        "How often? `/incident update every 30m`, between 5 minutes and 24 hours; `/incident update every off` takes the promise back.",
        "À quel rythme ? `/incident communiquer toutes les 30m`, entre 5 minutes et 24 heures ; `/incident communiquer jamais` retire la promesse.");

    public static Phrase WhenNext() => new("update.when_next",
        "When is the next update due? `/incident next update 15:30`, or `in 30m`.",
        "Pour quand est la prochaine communication ? `/incident prochaine communication 15h30`, ou `dans 30m`.");

    public static Phrase NotInPast() => new("update.past", "That time has passed. `/incident next update in 30m` promises one from now.",
        "Cette heure est passée. `/incident prochaine communication dans 30m` en promet une à partir de maintenant.");

    public static Phrase Promised(Instant due, Duration? every, Instant now, House house) => every is { } e
        ? new("update.promised_every", "Public updates are promised every *{0}*; the next by *{1}*.",
            "Une communication est promise toutes les *{0}* ; la prochaine avant *{1}*.", Rhythm(e), Say.When(due, now, house.Zone))
        : new("update.promised", "The next public update is promised for *{0}*.", "La prochaine communication est promise pour *{0}*.",
            Say.When(due, now, house.Zone));

    /// <summary>Behind "every": whole hours without their minutes.</summary>
    private static object Rhythm(Duration every) => every == Duration.FromHours(1) ? new Phrase("update.hourly", "hour", "heures")
        : every.Minutes == 0 && every.Seconds == 0 ? new Phrase("update.hours", "{0} hours", "{0} heures", (int)every.TotalHours) : Say.Duration(every);

    public static Phrase PromiseDropped() => new("update.dropped", "No public update is promised any more.", "Plus aucune communication n’est promise.");
    public static Phrase NoPromise() => new("update.no_promise", "No public update was promised. `/incident update every 30m` promises.",
        "Aucune communication n’était promise. `/incident communiquer toutes les 30m` en promet.");

    public static Phrase IsClosed(Incident incident) => new("update.published_pm",
        "{0} has its postmortem; public updates are over. `/incident reopen investigating reason` opens it again.",
        "Le post mortem de l’incident {0} est publié ; les communications sont finies. `/incident rouvrir investigation raison` le rouvre.", incident.Key);

    /// <summary>The post in the channel: what the public reads.</summary>
    public static Phrase Post(UpdatePublished update, Phrase head, House house) => Phrase.Lines(
    [
        head,
        .. house.Codes.Select(code => update.Text[code] is { } text
            ? new Phrase("update.line", "*{0}* {1}", "*{0}* {1}", code.ToUpperInvariant(), text)
            : new Phrase("update.line_missing", "*{0}* is missing", "*{0}* manque", code.ToUpperInvariant())),
    ]);

    /// <summary>What is told of a private incident or a drill stays on its record: nobody is to believe that the public reads it.</summary>
    public static Phrase Head(Status status, Incident incident) =>
        incident.Private ? new("update.head_private", "*{0}*, private: on the record, on no status page:", "*{0}*, privé : au dossier, sur aucune page de statut :", Say.Label(StatusLabels.Key(status)))
        : incident.Drill ? new("update.head_drill", "*{0}*, drill: on the record, on no status page:", "*{0}*, exercice : au dossier, sur aucune page de statut :", Say.Label(StatusLabels.Key(status)))
        : new("update.head", "*{0}*, public update:", "*{0}*, communication publique :", Say.Label(StatusLabels.Key(status)));

    public static Phrase Completed(long seq, string language) => new("update.completed", "That is the {1} of public update #{0}, which lacked it. A further update says both: `/incident update FR … EN …`.",
        "C’est le {1} de la communication n° {0}, qui ne l’avait pas. Une communication de plus dit les deux : `/incident communiquer FR … EN …`.", seq, language.ToUpperInvariant());

    public static Phrase Amended(long seq) => new("update.amended", "Public update #{0} now reads:", "La communication n° {0} dit maintenant :", seq);

    public static Phrase Told(UpdatePublished what) => new("update.told", "public update ({0}): {1}", "communication ({0}) : {1}",
        StatusLabels.Typed(what.Status), what.Body);
}
