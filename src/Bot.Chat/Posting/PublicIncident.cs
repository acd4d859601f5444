namespace Bot.Chat.Posting;

/// <summary>An incident as the public may read it, for a status page. Nothing else of it goes there.</summary>
/// <param name="Reference">Of no other incident ever: by it the page's own incident is found again.</param>
/// <param name="Name">The title.</param>
/// <param name="Status">What the public was told last: <c>investigating</c>, <c>identified</c>, <c>monitoring</c>, <c>resolved</c>.</param>
/// <param name="Impact"><c>none</c>, <c>minor</c>, <c>major</c>, <c>critical</c>.</param>
/// <param name="Components">Components of the catalogue and how each is: <c>operational</c>, <c>partial_outage</c>, ….</param>
/// <param name="Elsewhere">Components that other open incidents name, and how they are by those alone.</param>
/// <param name="Updates">What the public was told, oldest first.</param>
/// <param name="Postmortem">The postmortem as published, Markdown; or nothing.</param>
/// <param name="Withdrawn">That an update was taken back: stands in its place.</param>
public sealed record PublicIncident(string Reference, string Name, string Status, string Impact, IReadOnlyDictionary<string, string> Components,
    IReadOnlyDictionary<string, string> Elsewhere, IReadOnlyList<PublicPost> Updates, string? Postmortem, string Withdrawn);

/// <summary>One public update.</summary>
/// <param name="Id">The same for ever, also when its words are corrected.</param>
/// <param name="Status">The status it came with.</param>
/// <param name="Body">All languages in one text, as the page shows it.</param>
public sealed record PublicPost(long Id, string Status, string Body);
