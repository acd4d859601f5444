using System.Collections.Immutable;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Incidents;
using NodaTime;

namespace Bot.Features.Deciding;

/// <summary>What a command decided: what to record and what to say. Nothing is done yet; the turn does it in one piece.</summary>
public sealed record Decision
{
    /// <summary>Why it was refused, for its author only.</summary>
    public Phrase? Refusal { get; private init; }

    /// <summary>The form field that is wrong, when a form was refused.</summary>
    public string? RefusedField { get; private init; }

    /// <summary>What to record.</summary>
    public ImmutableList<Planned> Events { get; private init; } = [];

    /// <summary>What to record on other incidents.</summary>
    public ImmutableList<(int Incident, Planned Planned)> Elsewhere { get; private init; } = [];

    /// <summary>What the channels of other incidents are told.</summary>
    public ImmutableList<(int Incident, ChannelPost Post)> PostsElsewhere { get; private init; } = [];

    /// <summary>Events of a new incident, made once its number and key are known.</summary>
    public Func<int, string, IReadOnlyList<Planned>>? Opens { get; private init; }

    /// <summary>What the author is told, in the author's language.</summary>
    public Phrase? Reply { get; private init; }

    /// <summary>Buttons under the reply.</summary>
    public ImmutableList<CardButton> ReplyButtons { get; private init; } = [];

    /// <summary>A card for the author.</summary>
    public Card? Card { get; private init; }

    /// <summary>A form to open for the author.</summary>
    public Form? Form { get; private init; }

    /// <summary>A document for the author.</summary>
    public PostFile? File { get; private init; }

    /// <summary>What the incident's channel is told, in the channel's language.</summary>
    public ImmutableList<ChannelPost> Posts { get; private init; } = [];

    /// <summary>Further effects in chat.</summary>
    public ImmutableList<Effect> Effects { get; private init; } = [];

    /// <summary>Entries to rewrite for a redaction.</summary>
    public ImmutableList<Entry> Rewrites { get; private init; } = [];

    /// <summary>What is masked in what still waits to be said.</summary>
    public IReadOnlyList<string> Masks { get; private init; } = [];

    /// <summary>Whether it was refused.</summary>
    public bool IsRefused => Refusal is not null;

    /// <summary>Nothing happens and nothing is said.</summary>
    public static Decision Nothing { get; } = new();

    /// <summary>Refuses; one or two sentences, with what to type instead.</summary>
    public static Decision Refuse(Phrase why, string? field = null) => new() { Refusal = why, RefusedField = field };

    /// <summary>Answers without recording anything.</summary>
    public static Decision Answer(Phrase reply, params CardButton[] buttons) => new() { Reply = reply, ReplyButtons = [.. buttons] };

    /// <summary>Opens a form.</summary>
    public static Decision Ask(Form form) => new() { Form = form };

    /// <summary>Shows a card to the author.</summary>
    public static Decision Show(Card card) => new() { Card = card };

    /// <summary>Hands over a document.</summary>
    public static Decision Hand(PostFile file, Phrase reply) => new() { File = file, Reply = reply };

    /// <summary>Records events as of now.</summary>
    public static Decision Record(params IncidentEvent[] events) => new() { Events = [.. events.Select(e => new Planned(e))] };

    /// <summary>Opens a new incident.</summary>
    public static Decision Open(Func<int, string, IReadOnlyList<Planned>> events) => new() { Opens = events };

    /// <summary>Also records an event, at another time than now where one is given.</summary>
    public Decision And(IncidentEvent what, Instant? happenedAt = null) => this with { Events = Events.Add(new Planned(what, happenedAt)) };

    /// <summary>Also records these.</summary>
    public Decision And(ImmutableList<Planned> more) => this with { Events = Events.AddRange(more) };

    /// <summary>Also records an event on another incident.</summary>
    public Decision AndOn(int incident, IncidentEvent what, Instant? happenedAt = null, Actor? who = null) =>
        this with { Elsewhere = Elsewhere.Add((incident, new Planned(what, happenedAt, Who: who))) };

    /// <summary>Also records and says in the channel what another decision would.</summary>
    public Decision Also(Decision other) => this with { Events = Events.AddRange(other.Events), Posts = Posts.AddRange(other.Posts) };

    /// <summary>Also tells the author.</summary>
    public Decision Telling(Phrase reply, params CardButton[] buttons) => this with { Reply = reply, ReplyButtons = [.. buttons] };

    /// <summary>Also tells the author, below what is told already.</summary>
    public Decision AlsoTelling(Phrase? more) => more is null ? this : this with { Reply = Reply is null ? more : Phrase.Lines([Reply, more]) };

    /// <summary>Also says it in the incident's channel.</summary>
    public Decision Saying(Phrase post, params CardButton[] buttons) => this with { Posts = Posts.Add(new ChannelPost(post, [.. buttons])) };

    /// <summary>Also says it in another incident's channel.</summary>
    public Decision SayingOn(int incident, Phrase post) => this with { PostsElsewhere = PostsElsewhere.Add((incident, new ChannelPost(post, []))) };

    /// <summary>Also does something in chat.</summary>
    public Decision Doing(Effect effect) => this with { Effects = Effects.Add(effect) };

    /// <summary>Also rewrites entries, for a redaction.</summary>
    public Decision Rewriting(IEnumerable<Entry> entries) => this with { Rewrites = [.. entries] };

    /// <summary>Also masks texts in what still waits to be said.</summary>
    public Decision Masking(IReadOnlyList<string> texts) => this with { Masks = texts };
}

/// <summary>An event to record; happened now unless said otherwise.</summary>
public sealed record Planned(IncidentEvent What, Instant? HappenedAt = null, string? Source = null, Actor? Who = null);

/// <summary>A post for the incident's channel.</summary>
public sealed record ChannelPost(Phrase Text, ImmutableList<CardButton> Buttons);
