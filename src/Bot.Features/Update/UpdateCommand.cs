using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Promises;
using Bot.Incidents.Texts;
using Bot.Incidents.Updates;
using NodaTime;

namespace Bot.Features.Update;

/// <summary><c>/incident update FR … EN …</c> tells the public; <c>update every 30m</c> promises to.</summary>
public sealed class UpdateCommand : ICommand
{
    private static readonly Duration Shortest = Duration.FromMinutes(5);
    private static readonly Duration Longest = Duration.FromHours(24);

    /// <summary>Within this time whoever wrote one language of an update and then writes the other says the same once more.</summary>
    private static readonly Duration OtherLanguage = Duration.FromMinutes(10);

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("update", UpdateTexts.Help())
    {
        French = ["communiquer", "communication", "actualiser", "maj", "mise"], Usage = UpdateTexts.Usage(), Order = 20,
        Example = "update FR Le service revient. EN Service is coming back.", Completions = ["FR … EN …", "every 30m", "every off"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        var ask = @case.Ask;
        TakesToDate(ask);
        if (MayStandAlone(ask.Peek, ask.Rest[ask.Peek.Length..].TrimStart(), @case.House)) ask.Next();
        if (ask.IsEmpty) return Decision.Refuse(UpdateTexts.What());
        var whole = ask.Rest;
        if (ask.Takes("every", "toutes", "tous", "chaque"))
        {
            if (whole.Length <= LongestRhythm || IsRhythm(@case)) return Every(@case);
            // "Toutes les cartes sont acceptées à nouveau." is a text.
            ask.ContinueWith(whole);
        }
        if (Folding.Fold(ask.Rest) is "never" or "jamais") return NoMore(@case);
        if (ask.Peek is ['#', .. var number] && long.TryParse(number, out var seq)) return Amend(@case, ask.Next(), seq);
        // "update last FR …" is the last one.
        if (ask.Takes("last", "dernière", "edit", "fix", "correct", "modifier", "corriger"))
        {
            if (ask.IsEmpty) return Decision.Refuse(UpdateTexts.What());
            if (LanguageMarkers.Marker(ask.Rest, 0, @case.House.Codes) is not null && @case.Incident.Updates.LastOrDefault(u => u.Status != Status.Postmortem) is { } last) return Amend(@case, whole, last.Seq);
            ask.ContinueWith(whole);
        }
        // "Communication @lou" is who communicates.
        if (ask.NextPerson() is { } person && ask.IsEmpty) return Decision.Refuse(Misplaced.Meant(new("misplaced.role", "role comms @{0}", "rôle comms @{0}", person.Name)));
        ask.ContinueWith(whole);
        if (NextCommand.IsTime(@case)) return Decision.Refuse(Misplaced.Meant(new("misplaced.next", "next update {0}", "prochaine communication {0}", whole)));
        if (ask.Takes("at", "à") && ask.NextTime() is WhenReading.Found && LanguageMarkers.Marker(ask.Rest, 0, @case.House.Codes) is not null) return Decision.Refuse(UpdateTexts.GoesOutNow());
        ask.ContinueWith(whole);
        return Misplaced.In(@case, whole, Misplaced.Done()) is { } meant ? Decision.Refuse(meant)
            : Misplaced.IsMistake(whole) || Misplaced.SaysNothing(whole) ? Decision.Refuse(UpdateTexts.What())
            : IsCommand(whole, out var line) ? Decision.Refuse(Misplaced.Meant(Phrase.Verbatim(line))) : Publish(@case, ask.TakeRest());
    }

    /// <summary>"Update resolved", "update /incident lead me": a command is no news.</summary>
    private static bool IsCommand(string text, out string line)
    {
        line = (text.StartsWith("/incident ", StringComparison.OrdinalIgnoreCase) ? text["/incident ".Length..] : text.TrimEnd('.', '!').TrimStart('/')).Trim();
        return line.Length > 0 && (text[0] is '/' || Catalogue.Own.Find(line) is not null);
    }

    /// <inheritdoc/>
    public Phrase? Meant(string word) => Folding.Fold(word) is "corriger" or "correct" or "amend" or "traduire" or "translate" ? new("update.meant", "update #12", "communiquer #12") : null;

    /// <inheritdoc/>
    /// <remarks>"Publish FR … EN …"; without its language first it may be said of a postmortem or anything else.</remarks>
    public bool MayStandAlone(string word, string rest, House house) =>
        Folding.Fold(word) is "publish" or "publier" or "announce" or "annoncer" or "message" or "post" or "tell" && LanguageMarkers.Marker(rest, 0, house.Codes) is not null;

    /// <summary>Takes the rest of "mise à jour", which is three words.</summary>
    internal static bool TakesToDate(Ask ask)
    {
        var before = ask.Rest;
        ask.Takes("mise");
        if (ask.Takes("à") && ask.Takes("jour")) return true;
        ask.ContinueWith(before);
        return false;
    }

    /// <summary>Publishes a text with the status as it is.</summary>
    internal static Decision Publish(Case @case, string text, string? field = null)
    {
        if (@case.Incident.Status == Status.Postmortem) return Decision.Refuse(UpdateTexts.IsClosed(@case.Incident), field);
        if (text.Length == 0) return Decision.Refuse(field is null ? UpdateTexts.What() : UpdateTexts.WhatInForm(), field);
        if (@case.TextFault(text, field) is { } fault) return Decision.Refuse(fault, field);
        var local = @case.Local(text);
        if (Unfinished(@case, local) is { } half) return Amend(@case, half, local).Telling(UpdateTexts.Completed(half.Seq, local.Languages[0]));
        var update = Publishing.Write(@case.Incident, @case.Incident.Status, local, @case.House, @case.Ask.Now);
        var decision = Decision.Record(update).Saying(UpdateTexts.Post(update, UpdateTexts.Head(update.Status, @case.Incident), @case.House));
        return @case.MissingHint(update.Text, Fix.Line("update", NextSeq(@case))) is { } hint ? decision.Telling(hint) : decision;
    }

    /// <summary>The last update, which somebody wrote a moment ago in another language than this text and which lacks this one; or nothing.</summary>
    private static PublicUpdate? Unfinished(Case @case, LocalText text) =>
        text.Languages is [var language] && @case.Incident.Updates is [.., { Standard: false } last] && last.Status == @case.Incident.Status && !last.Text.IsEmpty && !last.Text.Has(language)
        && @case.Record.EntryOf(@case.Incident.Number, last.Seq) is { } entry && @case.Ask.Now - entry.RecordedAt <= OtherLanguage ? last : null;

    /// <summary>The number the next entry will have.</summary>
    internal static string NextSeq(Case @case, int ahead = 1) =>
        (@case.Record.Head(@case.Incident.Number).Seq + ahead).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private const int LongestRhythm = 30; // Characters: "toutes les trente minutes".

    private static bool IsRhythm(Case @case)
    {
        @case.Ask.Takes("les");
        return WhenParser.TryReadDuration(@case.Ask.Rest, out _, out var rest) && rest.Length == 0;
    }

    internal static Decision Every(Case @case)
    {
        @case.Ask.Takes("les");
        if (@case.Ask.Takes("off", "never", "non", "jamais")) return NoMore(@case);
        if (!WhenParser.TryReadDuration(@case.Ask.Rest, out var every, out var rest) || rest.Length > 0 || every < Shortest || every > Longest)
            return Decision.Refuse(UpdateTexts.HowOften());
        if (@case.Incident.Status >= Status.Resolved) return Decision.Refuse(UpdateTexts.IsClosed(@case.Incident));
        return NextCommand.Promise(@case, @case.Ask.Now + every, every);
    }

    private static Decision NoMore(Case @case) => @case.Incident.Promise is null ? Decision.Refuse(UpdateTexts.NoPromise())
        : Decision.Record(new PromiseDropped()).Saying(UpdateTexts.PromiseDropped());

    private static Decision Amend(Case @case, string typed, long seq)
    {
        if (@case.Incident.Updates.FirstOrDefault(u => u.Seq == seq && u.Status != Status.Postmortem) is not { } update)
            return Decision.Refuse(UpdateTexts.NoSuchUpdate(typed, @case.Incident));
        var text = @case.Ask.TakeRest();
        // "Update #9" alone draws its header again.
        if (text.Length == 0) return Publishing.Again(update, LocalText.Empty, @case.Incident, @case.House) is var again && again.Body != update.Body ? Amended(@case, update, again) : Decision.Refuse(UpdateTexts.What());
        return Misplaced.IsMistake(text) ? Decision.Refuse(Misplaced.TakeBack())
            : @case.TextFault(text) is { } fault ? Decision.Refuse(fault) : Amend(@case, update, @case.Local(text));
    }

    private static Decision Amend(Case @case, PublicUpdate update, LocalText text) => Amended(@case, update, Publishing.Again(update, text, @case.Incident, @case.House));

    private static Decision Amended(Case @case, PublicUpdate update, UpdateAmended amended) =>
        Decision.Record(amended).Saying(UpdateTexts.Post(new UpdatePublished(update.Status, amended.Text, amended.Body, update.DisplayAt), UpdateTexts.Amended(update.Seq), @case.House));
}
