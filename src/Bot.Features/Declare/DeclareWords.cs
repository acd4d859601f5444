using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Priorities;
using Bot.Features.Settings;
using Bot.Features.Tsr;
using Bot.Incidents.Fields;
using Bot.Incidents.Texts;

namespace Bot.Features.Declare;

/// <summary>What <c>declare [P2] [TSR-2292] [component] title [FR … EN …] [--started 15h11] [--private] [--drill]</c> says.</summary>
internal sealed partial record DeclareWords(Priority Priority, IReadOnlyList<string> Tickets, IReadOnlyList<string> Components, string Title,
    LocalText Text, NodaTime.Instant? Started, bool Private, bool Drill, bool Anyway = false)
{
    /// <summary>Reads the words; gives a refusal instead where something is wrong with them.</summary>
    public static (DeclareWords? Words, Phrase? Fault) Read(Case @case)
    {
        var ask = @case.Ask;
        var options = DeclareOptions.Take(@case);
        if (options.Fault is { } wrong) return (null, wrong);
        var priority = options.Priority;
        var (isPrivate, drill) = (options.Private, options.Drill);
        List<string> tickets = options.Ticket is { } reference ? [reference] : [];
        var components = new List<string>();
        if (AtWorst().Match(ask.Rest) is { Success: true } worst)
        {
            priority ??= Priority.P1;
            ask.ContinueWith(ask.Rest[worst.Length..]);
        }
        while (!ask.IsEmpty)
        {
            // "P2,TSR-9,title".
            if (ask.Peek.Split([',', ';', '|'], 2) is [{ Length: > 0 } head, { Length: > 0 }] && (ReadPriority(head) is not null || @case.House.IsTicket(head, out _))) ask.ContinueWith($"{head} {ask.Rest[(head.Length + 1)..]}");
            // "[P2]", "P2:" and "sev2," say P2; a dash behind it begins no title.
            var word = Bare(ask.Peek);
            if (ReadPriority(word) is { } p) { priority = p; ask.Next(); }
            else if (Folding.Fold(word) is "priority" or "prio" or "severity" or "sev" or "priorite" or "gravite" && Bare(Second(ask)) is var level && PriorityCommand.ReadLoosely(level) is { } said)
            {
                priority = said;
                ask.Next();
                ask.Next();
            }
            else if (Folding.Fold(word) is "title" or "titre" && (priority is not null || ask.Peek.EndsWith(':'))) ask.Next();
            else if (word is "-" or "–" or "—" or "|" or "" && ask.Peek.Length == 1) ask.Next();
            else if (Folding.Fold(word) is "private" or "prive" && StandsBeforeMore(@case)) { isPrivate = true; ask.Next(); }
            else if (Folding.Fold(word) is "drill" or "exercice" && StandsBeforeMore(@case)) { drill = true; ask.Next(); }
            else if (PriorityCommand.LooksLikeOne(word)) return (null, DeclareTexts.NoSuchPriority(word));
            else if (@case.House.IsTicket(word, out var ticket)) { tickets.Add(ticket); ask.Next(); }
            else if (TsrCommand.Meant(@case.House, ask) is { } meant) return (null, DeclareTexts.TicketLike(meant));
            else if (ComponentAtStart(@case.House, ask.Rest) is var (id, after))
            {
                components.Add(id);
                if (after is null) break;
                ask.ContinueWith(after);
            }
            else break;
        }
        var (title, text) = TitleAndText.Split(ask.TakeRest(), @case.House.Codes, @case.AuthorLanguage());
        var started = options.Started;
        var first = tickets.Count;
        // "Refunds are stuck (P2) (TSR-9)", "Refunds are stuck (started 14h20)".
        while (true)
        {
            var end = title.Length;
            if (priority is null && PriorityAtEnd().Match(title) is { Success: true } last) (priority, end) = (PriorityCommand.Read(last.Groups["p"].Value), last.Index);
            else if (TicketAtEnd().Match(title) is { Success: true } behind && @case.House.IsTicket(behind.Groups["ticket"].Value, out var ticket))
            {
                // Of another incident it is what the title is about.
                if (!Parted().IsMatch(behind.Value) && @case.Record.ByTicket(ticket) is not null) break;
                tickets.Insert(first, ticket);
                end = behind.Index;
            }
            else if (started is null && StartedAtEnd().Match(title) is { Success: true, Index: > 0 } since && WhenParser.Read(since.Groups["when"].Value, ask.Now, ask.Zone) is WhenReading.Found { Rest.Length: 0 } at)
                // "Since 14h20" says it within the title, where it stays.
                (started, end) = (at.At, since.Groups["within"].Success ? end : since.Index);
            if (end == title.Length) break;
            title = title[..end];
        }
        title = title.TrimEnd(' ', ',', '-', '–', '—', '|', '/');
        if (Quoted().Match(title) is { Success: true } quoted) title = quoted.Groups["title"].Value.Trim();
        if (!isPrivate && PrivateAtEnd().IsMatch(title)) return (null, DeclareTexts.IsItPrivate());
        if (CaseTexts.TitleFault(title) is { } fault) return (null, fault);
        return CaseTexts.TextFault(text.ToInline(@case.House.Codes)) is { } longText
            ? (null, longText)
            : (new DeclareWords(priority ?? @case.House.Settings.DefaultPriority, [.. tickets.Distinct()], [.. components.Distinct()], title, text, started, isPrivate, drill, options.Anyway), null);
    }

    /// <summary>Not behind a little word: "nobody answers for P1".</summary>
    [GeneratedRegex(@"(?<!\b(?:for|of|to|in|on|as|an?|the|zone|area|level|phase|niveau|pour|de|du|en|sur|les?|la|une?))(?:\s[-–—,]?\s*|\s*[(\[])(?:(?:[Pp]riority|[Pp]riorité|[Pp]rio)\s*[:=]?\s*)?(?<p>P[1-5])[)\]]?$", RegexOptions.CultureInvariant)]
    private static partial Regex PriorityAtEnd();

    [GeneratedRegex(@"[(\[–—-]", RegexOptions.CultureInvariant)]
    private static partial Regex Parted();

    /// <summary>Set apart, it is said of the incident: whoever meant that must not see it announced to everybody.</summary>
    [GeneratedRegex(@"(?:\s[–—-]\s*|\s*[(\[,;:]\s*|[.!]\s+)(?:private|privée?|confidential|confidentiel(?:le)?)(?:\s+(?:please|pls|only|incident|svp|stp))?\s*[)\]]?\s*[.!]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PrivateAtEnd();

    /// <summary>Behind a little word it belongs to the title: "Rollback of TSR-7".</summary>
    [GeneratedRegex(@"\s*(?:[(\[](?<ticket>[^\s()\[\]]+)[)\]]|\s[-–—]\s*(?<ticket>\S+)|,?(?<!\b(?:for|of|to|in|on|as|an?|the|by|see|from|with|after|since|like|and|or|about|re|regarding|concerning|cf\.?|vs|via|à|lié|liée|suite|concernant|sujet|ref|zone|pour|de|du|en|sur|les?|la|une?|voir|par|avec|après|depuis|comme|et|ou))\s+(?<ticket>\S+))$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TicketAtEnd();

    [GeneratedRegex("""^(?:"(?<title>[^"]+)"|“(?<title>[^“”]+)”|«(?<title>[^«»]+)»)$""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    /// <summary>In a title's place a figure alone is no priority.</summary>
    private static Priority? ReadPriority(string word) => word.Length > 1 ? PriorityCommand.ReadLoosely(word) : null;

    /// <summary>A priority or a reference follows, so the word is no part of a title: "drill P5 …", but "private banking is down".</summary>
    private static bool StandsBeforeMore(Case @case)
    {
        var next = Bare(Second(@case.Ask));
        return ReadPriority(next) is not null || @case.House.IsTicket(next, out _);
    }

    private static string Second(Ask ask) => ask.Rest[ask.Peek.Length..].TrimStart().Split(' ', 2)[0];

    /// <summary>ITIL's major incident is of the highest priority.</summary>
    [GeneratedRegex(@"^(?:(?:an?|un|the)\s+)?(?:critical(?:\s+incident)?|critique|major\s+incident|incident\s+(?:majeur|critique))\s*[:,–—-]\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AtWorst();

    /// <summary>What a title ends with that says when it started.</summary>
    [GeneratedRegex(@"\s*[,(–—-]?\s*(?<![\w-])(?:(?<within>since|depuis)|started(?:\s+at)?|began(?:\s+at)?|d[ée]but(?:\s+à)?|commencé(?:\s+à)?)\s*:?\s+(?<when>[^()]{2,40}?)\)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StartedAtEnd();

    /// <summary>The words of a declaration without the verb that stands before a priority: "raise an incident P2 …", "nouvel incident P2 …".</summary>
    public static string WithoutVerb(string words) => Verb().Replace(words, "");

    [GeneratedRegex(@"^(?:start|begin|report|raise|log|démarrer|nouvel(?:le)?|nouveau|incident)\s+(?:(?:an?|une?|new)\s+)*(?:incident\s+)?(?=\[?P[1-5]\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Verb();

    /// <summary>A word without what sets it off: <c>[P2]</c>, <c>TSR-9,</c>.</summary>
    private static string Bare(string word) => word.Trim('[', ']', '(', ')').TrimEnd(':', ',', ';');

    [GeneratedRegex(@"^(?:[\s,/+&:]|(?:and|et)\s+(?=\S+[\s:,]))+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Joined();

    /// <summary>
    /// The component the text begins with. Its id before a title in capitals ("nexo Terminals are down", "nexo api Terminals are down") is taken off; where it
    /// may be the title's own first word ("api returns 500", "Instore payment is slow") it stays, and After is null.
    /// </summary>
    private static (string Id, string? After)? ComponentAtStart(House house, string rest)
    {
        foreach (var component in house.Settings.Components)
            foreach (var name in component.Name.Values.Prepend(component.Id).Where(n => n.Length > 0))
            {
                if (rest.Length <= name.Length || char.IsLetterOrDigit(rest[name.Length]) || Folding.Fold(rest[..name.Length]) != Folding.Fold(name)) continue;
                // "api, nexo Timeouts", "api/nexo Timeouts".
                var after = Joined().Replace(rest[name.Length..], "");
                return (component.Id, rest.StartsWith(component.Id, StringComparison.Ordinal) && after.Length > 0 && (char.IsUpper(after[0]) || ComponentAtStart(house, after) is (_, not null)) ? after : null);
            }
        return null;
    }
}
