using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Incidents.Fields;
using Bot.Incidents.Texts;
using Bot.Incidents.Timelines;
using NodaTime;

namespace Bot.Features.Note;

/// <summary><c>/incident note [at 15h11] text</c> writes a line of the overview.</summary>
public sealed partial class NoteCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("note", NoteTexts.Help())
    {
        French = ["noter", "note"], Also = ["log"], Usage = NoteTexts.Usage(), Order = 41, Example = "note at 15h50 FR rollback lancé. EN rollback started.", FrenchExample = "noter à 15h50 FR rollback lancé. EN rollback started.",
        Completions = ["at ", "FR … EN …"],
    };

    /// <inheritdoc/>
    public bool MayBeginWithKey => true;

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var ask = @case.Ask;
        var typed = ask.Rest;
        if (ask.Takes("drop", "remove", "delete", "retirer", "supprimer", "enlever", "effacer"))
        {
            // "note drop 5": a line's number and nothing else.
            if (ask.Peek.TrimStart('#') is { Length: > 0 } dropped && dropped.All(char.IsAsciiDigit) && ask.Peek == ask.Rest) return Drop(@case, ask.Next(), long.TryParse(dropped, out var line) ? line : 0);
            if (Folding.Fold(ask.Rest) is "last" or "the last" or "derniere" or "la derniere") return Drop(@case, ask.Rest, @case.Incident.Overview.Keys.DefaultIfEmpty().Max());
            if (Named(@case.Incident, ask.Rest) is { } meant) return Decision.Refuse(NoteTexts.DropWhich(meant));
            ask.ContinueWith(typed);
        }
        if (ask.Takes("edit", "modifier") && ask.Peek is not ['#', ..]) ask.ContinueWith(typed);
        if (ask.Peek is ['#', .. var number] && long.TryParse(number, out var seq)) return Amend(@case, ask.Next(), seq);
        var at = ask.Peek;
        if (!ask.Takes("at", "à")) return WriteNow(@case);
        var said = ask.Rest;
        return ask.NextTime() switch
        {
            WhenReading.Found found => Write(@case, found.At, ask.TakeRest()).AlsoTelling(@case.OwnZoneHint(said, found.At)),
            WhenReading.Wrong wrong => Decision.Refuse(wrong.Why),
            // "note at the shop in Lyon …" is a text that begins with "at".
            _ => Write(@case, @case.Ask.Now, $"{at} {ask.TakeRest()}"),
        };
    }

    /// <summary>The line that is named by what it says, or as a line; "drop 5 of the nodes" is a text.</summary>
    private static long? Named(Incidents.Incident incident, string words)
    {
        var folded = Folding.Fold(words).TrimEnd('.');
        var line = incident.Overview.Values.LastOrDefault(l => folded.Contains(' ', StringComparison.Ordinal) && l.Text.Languages.Any(c => Folding.Fold(l.Text[c]!).Contains(folded, StringComparison.Ordinal)));
        return line?.Seq ?? (OfLine().IsMatch(folded) ? incident.Overview.Keys.Cast<long?>().DefaultIfEmpty().Max() : null);
    }

    [GeneratedRegex(@"^(?:the\s+|la\s+)?(?:line|ligne|note)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfLine();

    /// <summary>Writes a line.</summary>
    internal static Decision Write(Case @case, Instant at, string text, string? field = null)
    {
        if (text.Trim().Length == 0) return Decision.Refuse(NoteTexts.What(), field);
        if (@case.TextFault(text, field) is { } fault) return Decision.Refuse(fault, field);
        var local = @case.Local(text);
        var decision = @case.House.TicketsIn(text).Except(@case.Incident.Tickets).Except(@case.Incident.Mentioned)
            .Aggregate(Decision.Nothing.And(new Noted(local), at), (d, ticket) => d.And(new TicketMentioned(ticket))).Saying(NoteTexts.Now(at, Update.UpdateCommand.NextSeq(@case), local.ToInline(@case.House.Codes), @case.House));
        return @case.MissingHint(local, Fix.Line("note", Update.UpdateCommand.NextSeq(@case))) is { } hint ? decision.Telling(hint) : decision;
    }

    private static readonly Duration LongAgo = Duration.FromHours(12);

    /// <summary>A time of day with its minutes, before what happened then: "15h11 rollback", "3:11pm - rollback"; but "1h30 de retard" is how long.</summary>
    [GeneratedRegex(@"^(?:[0-9]{1,2}[h:][0-9]{2}(?:\s?[ap]m)?|[0-9]{1,2}\s?[ap]m)(?>\s*(?:[:,;–—-]\s+)?)(?!(?:de|d['’]|of|in|en|late|later|after|before|avant|apres|après|plus|too|and|et|ou|or|is|was)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^(?:[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?|yesterday|hier|avant-hier)\s+(?:at\s+|à\s+)?[0-9]{1,2}(?:[h:]|\s?[ap]m)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DayAndTime();

    /// <summary>What says that a time has passed: "yesterday 6pm …", "5 minutes ago …".</summary>
    [GeneratedRegex(@"^(?:hier|avant-hier|yesterday|il\s+y\s+a|this\s+morning|ce\s+matin|last\s+night)\b|\bago\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Before();

    /// <summary>"Il y a 5 minutes de retard" says how long.</summary>
    [GeneratedRegex(@"^(?:de\b|d['’])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfWhat();

    /// <summary>A line without "at": "note 15h11 rollback" says when, "note rollback at 15h11" and "note 2h late" are texts, whose authors may have meant the time.</summary>
    private static Decision WriteNow(Case @case)
    {
        var text = @case.Ask.Rest;
        var reading = @case.Ask.NextTime();
        // "2h45 FR …" in the night it exists twice, "30/02 14h FR …": the time was meant. "18h00 the bank calls back" is a text.
        if (reading is WhenReading.Wrong wrong && (@case.House.MarkedSoon(text) || (TimeOfDay().IsMatch(text) || DayAndTime().IsMatch(text)) && @case.Ask.NextTime(futureAllowed: true) is WhenReading.Wrong)) return Decision.Refuse(wrong.Why);
        if (reading is WhenReading.Found timed && @case.Ask.TakeRest() is { Length: > 0 } after)
        {
            // A time right before a language's marker is no part of either text.
            if (LanguageMarkers.Marker(after, 0, @case.House.Codes) is not null
                || timed.At <= @case.Ask.Now && @case.Ask.Now - timed.At < LongAgo && TimeOfDay().IsMatch(text)
                || timed.At <= @case.Ask.Now && Before().IsMatch(text[..^timed.Rest.Length]) && !OfWhat().IsMatch(timed.Rest)) return Write(@case, timed.At, after).AlsoTelling(@case.OwnZoneHint(text, timed.At));
        }
        return Write(@case, @case.Ask.Now, text).AlsoTelling(TimeIn(@case, text) is { } time ? NoteTexts.MeantTime(Update.UpdateCommand.NextSeq(@case), time) : null);
    }

    /// <summary>A past time that a text begins or ends with, as typed.</summary>
    private static string? TimeIn(Case @case, string text)
    {
        WhenReading.Found? Past(string words) => WhenParser.Read(words, @case.Ask.Now, @case.Ask.Zone) is WhenReading.Found found && found.At < @case.Ask.Now ? found : null;
        if (Past(text) is { Rest.Length: > 0 } first) return text[..^first.Rest.Length].Trim();
        var at = Math.Max(text.LastIndexOf(" at ", StringComparison.OrdinalIgnoreCase) + 4, text.LastIndexOf(" à ", StringComparison.OrdinalIgnoreCase) + 3);
        return at > 3 && Past(text[at..].TrimEnd('.', ' ')) is { Rest.Length: 0 } ? text[at..].TrimEnd('.', ' ') : null;
    }

    private static Decision Amend(Case @case, string typed, long seq)
    {
        if (!@case.Incident.Overview.TryGetValue(seq, out var line)) return Decision.Refuse(NoteTexts.NoSuchLine(typed));
        var ask = @case.Ask;
        Instant? at = null;
        if (ask.Takes("at", "à"))
            switch (ask.NextTime())
            {
                case WhenReading.Found found: at = found.At; break;
                case WhenReading.Wrong wrong: return Decision.Refuse(wrong.Why);
                default: return Decision.Refuse(NoteTexts.What());
            }
        var text = ask.TakeRest();
        if (text.Length == 0 && at is null) return Decision.Refuse(NoteTexts.What());
        if (@case.TextFault(text) is { } fault) return Decision.Refuse(fault);
        var local = text.Length == 0 ? Incidents.Texts.LocalText.Empty : @case.Local(text);
        return Decision.Record(new LineAmended(seq, local, at))
            .Saying(NoteTexts.Now(at ?? line.At, seq.ToString(System.Globalization.CultureInfo.InvariantCulture), line.Text.Merge(local).ToInline(@case.House.Codes), @case.House));
    }

    private static Decision Drop(Case @case, string typed, long seq) =>
        @case.Incident.Overview.TryGetValue(seq, out var line)
            ? Decision.Record(new LineDropped(seq)).Saying(NoteTexts.Dropped(line.Text.ToInline(@case.House.Codes)))
            : Decision.Refuse(NoteTexts.NoSuchLine(typed));
}
