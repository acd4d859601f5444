using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.PublicPages;
using Bot.Features.Reminding;
using Bot.Incidents;

namespace Bot.Features.Desks;

/// <summary>Carries a decision out within the turn: entries, state, reminders, outbox; and makes the answer.</summary>
internal static class Carrying
{
    public static Answer Out(Sitting sitting, Decision decision, Incident? incident, string? via)
    {
        decision = Reopen.RoomsBack.For(sitting, incident, decision);
        if (decision.Refusal is { } refusal) return Refused(sitting, decision, refusal, incident);
        if (decision.Opens is { } opens)
        {
            var number = sitting.Turn.NextNumber();
            incident = Opened(sitting, opens(number, sitting.House.KeyOf(number)), via);
            RecordingDesk.RecordFiles(sitting, incident);
            Effects(sitting, decision, incident);
            return Answered(sitting, decision, incident);
        }
        // What a redaction masks must not stay in the command that asked for it.
        if (!decision.Rewrites.IsEmpty && via is not null) via = "/incident redact …";
        if (incident is not null)
        {
            var events = decision.Events;
            foreach (var text in decision.Masks) sitting.Turn.Mask(incident.Number, text);
            if (!decision.Rewrites.IsEmpty) events = events.Add(new Planned(Rewrite(sitting, decision.Rewrites, incident)));
            if (!events.IsEmpty)
            {
                incident = Append(sitting, incident, events, via);
                RecordingDesk.RecordFiles(sitting, incident);
            }
            Effects(sitting, decision, incident);
        }
        foreach (var (number, planned) in decision.Elsewhere)
            if (sitting.Turn.ByNumber(number) is { } other) Append(sitting, other, [planned], via);
        foreach (var (number, post) in decision.PostsElsewhere)
            if (sitting.Turn.ByNumber(number) is { } other) Say(sitting, other, post);
        return Answered(sitting, decision, incident);
    }

    /// <summary>Appends entries to an incident and lets every chat that has it show the new state.</summary>
    public static Incident Append(Sitting sitting, Incident before, IReadOnlyList<Planned> events, string? via)
    {
        var head = sitting.Turn.Head(before.Number).Seq;
        var entries = new List<Entry>(events.Count);
        var after = before;
        var refold = false;
        foreach (var planned in events)
        {
            var entry = new Entry(++head, planned.HappenedAt ?? sitting.Delivery.At, sitting.Now, planned.Who ?? sitting.Me, planned.What, via, planned.Source);
            entries.Add(entry);
            refold |= planned.What.Refolds;
            after = after.After(entry);
        }
        if (refold) after = Incident.Of([.. sitting.Turn.Changes(before.Number), .. entries]);
        sitting.Turn.Append(after, entries);
        if (entries.Any(e => e.What.ChangesState)) Refresh(sitting, before, after);
        return after;
    }

    private static Incident Opened(Sitting sitting, IReadOnlyList<Planned> events, string? via)
    {
        var entries = events.Select((p, i) => new Entry(i + 1, p.HappenedAt ?? sitting.Delivery.At, sitting.Now, p.Who ?? sitting.Me, p.What, via, p.Source)).ToList();
        var incident = Incident.Of(entries);
        sitting.Turn.Append(incident, entries);
        foreach (var platform in Chats(incident))
            sitting.Turn.Enqueue(incident.Number, platform, RoomEffects.Open(incident, sitting.House, sitting.Delivery.Place));
        Refresh(sitting, new Incident(), incident);
        return incident;
    }

    private static void Refresh(Sitting sitting, Incident before, Incident after)
    {
        sitting.Turn.Remind(after.Number, Reminders.Of(after, sitting.House));
        if (sitting.House.StatusPages.Count > 0 && PublicPage.Changed(before, after)) Publish(sitting, after, new Effect.Publish());
        foreach (var platform in Chats(after))
        {
            if (!before.Platforms.Contains(platform) && before.Number != 0)
                sitting.Turn.Enqueue(after.Number, platform, RoomEffects.Open(after, sitting.House, sitting.Delivery.Place));
            if (before.Number == 0 || !RoomEffects.SameTopic(before, after))
                sitting.Turn.Enqueue(after.Number, platform, new Effect.SetTopic(RoomEffects.Topic(after, sitting.House)));
            if (before.Number != 0 && !RoomEffects.SameLinks(before, after))
                sitting.Turn.Enqueue(after.Number, platform, new Effect.SetLinks(RoomEffects.Links(after, sitting.House)));
            sitting.Turn.Enqueue(after.Number, platform, new Effect.ShowCard());
            sitting.Turn.Enqueue(after.Number, platform, new Effect.Announce());
            if (before.Number == 0 || before.Members == after.Members || sitting.Delivery.What is Happening.Channel) continue;
            // Whoever speaks in it needs no call.
            var joined = after.Members.Except(before.Members).Where(m => m.StartsWith(platform + ":", StringComparison.Ordinal) && !(m == sitting.Me.Id && sitting.Delivery.Place.Platform == platform && sitting.Here?.Number == after.Number)).ToList();
            if (joined.Count > 0)
                sitting.Turn.Enqueue(after.Number, platform, new Effect.Invite(joined));
        }
    }

    private static void Publish(Sitting sitting, Incident incident, Effect.Publish publish)
    {
        foreach (var page in sitting.House.StatusPages) sitting.Turn.Enqueue(incident.Number, page, publish);
    }

    private static void Effects(Sitting sitting, Decision decision, Incident incident)
    {
        foreach (var post in decision.Posts) Say(sitting, incident, post);
        if (decision.Effects.IsEmpty) return;
        foreach (var platform in Chats(incident))
            foreach (var effect in decision.Effects.Where(e => e is not Effect.Publish)) sitting.Turn.Enqueue(incident.Number, platform, effect);
        foreach (var publish in decision.Effects.OfType<Effect.Publish>()) Publish(sitting, incident, publish);
    }

    private static void Say(Sitting sitting, Incident incident, ChannelPost post)
    {
        foreach (var platform in Chats(incident))
            sitting.Turn.Enqueue(incident.Number, platform, new Effect.Say(new Post(post.Text.In(sitting.House.Channel), post.Buttons.IsEmpty ? null : post.Buttons)));
    }

    private static Incidents.Timelines.Redacted Rewrite(Sitting sitting, IReadOnlyList<Entry> rewrites, Incident incident) =>
        new(System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(
            rewrites.Select(e => KeyValuePair.Create(e.Seq, sitting.Turn.Rewrite(incident.Number, e)))));

    /// <summary>The chats that have, or will have, a channel for it; the console shows the record itself.</summary>
    public static IEnumerable<string> Chats(Incident incident) => incident.Platforms.Where(p => p != Platforms.Console);

    private static Answer Refused(Sitting sitting, Decision decision, Phrase refusal, Incident? incident)
    {
        var why = sitting.Addressed(refusal.In(sitting.Language), incident);
        return sitting.Delivery.What is Happening.FormSubmitted && decision.RefusedField is { } field
            ? new Answer(FieldErrors: new Dictionary<string, string> { [field] = Markup.Plain(why) })
            : new Answer(new Post(why));
    }

    private static Answer Answered(Sitting sitting, Decision decision, Incident? incident)
    {
        var reply = sitting.Addressed(decision.Reply?.In(sitting.Language) ?? "", incident);
        // What was typed elsewhere is said in the incident's channel; whoever typed it reads it where they are.
        if (incident is not null && decision.Opens is null && !decision.Posts.IsEmpty && sitting.Delivery.What is Happening.Command && sitting.Here?.Number != incident.Number)
            reply = $"{DeskTexts.SaidThere(incident, Phrase.Lines(decision.Posts.Select(p => p.Text))).In(sitting.Language)}\n{reply}".TrimEnd();
        if (incident is not null && decision.Opens is not null)
            reply = sitting.IsWithoutRoom(incident) ? Replies.WithoutRoom(incident, sitting.Delivery.Overheard, sitting.Language, reply) : Replies.Opened(incident, sitting.Language, reply);
        if (incident is { IsPublic: true, Updates: [{ Status: not Incidents.Lifecycles.Status.Postmortem }] } && (decision.Opens is not null || decision.Events.Any(e => e.What is Incidents.Updates.UpdatePublished)))
            reply = $"{reply}\n{Update.UpdateTexts.TitleIsPublic(incident).In(sitting.Language)}".TrimStart();
        if (sitting.Masked > 0 && !decision.Events.IsEmpty || sitting.Masked > 0 && decision.Opens is not null)
            reply = $"{reply}\n{DeskTexts.Masked(sitting.Masked).In(sitting.Language)}".Trim();
        if (decision.Form is not null) return new Answer(Form: decision.Form);
        return reply.Length == 0 && decision.Card is null && decision.File is null
            ? Answer.None
            : new Answer(new Post(reply, decision.ReplyButtons.IsEmpty ? null : decision.ReplyButtons, decision.Card, decision.File));
    }
}
