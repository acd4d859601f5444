using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using NodaTime;

namespace Bot.Features.Reading;

internal sealed class MessageSaidTeller : Teller<MessageSaid>
{
    public override Phrase Tell(MessageSaid what, Entry entry, House house) => what.Files is { IsEmpty: false } files
        ? Phrase.Verbatim($"{what.Text} [{string.Join(", ", files.Select(f => f.Name))}]".TrimStart()) : Phrase.Verbatim(what.Text);
}

internal sealed class MessageEditedTeller : Teller<MessageEdited>
{
    public override Phrase Tell(MessageEdited what, Entry entry, House house) => new("timeline.told_edit", "edited #{0}: {1}", "a modifié n° {0} : {1}", what.Message, what.Text);
}

internal sealed class MessageDeletedTeller : Teller<MessageDeleted>
{
    public override Phrase Tell(MessageDeleted what, Entry entry, House house) => new("timeline.told_delete", "deleted #{0}", "a supprimé n° {0}", what.Message);
}

internal sealed class ReactedTeller : Teller<Reacted>
{
    public override Phrase Tell(Reacted what, Entry entry, House house) => what.Added
        ? new("timeline.told_react", "reacted {0} to #{1}", "a réagi {0} à n° {1}", Shown(what.Name), what.Message)
        : new("timeline.told_unreact", "took {0} off #{1}", "a retiré {0} de n° {1}", Shown(what.Name), what.Message);

    /// <summary>As the character it is; else by its name.</summary>
    private static string Shown(string name) => char.IsAsciiLetterOrDigit(name[0]) || name[0] is '+' or '-' ? Emoji.Of($":{name}:") : name;
}

internal sealed class ChannelChangedTeller : Teller<ChannelChanged>
{
    public override Phrase Tell(ChannelChanged what, Entry entry, House house) => what.Change switch
    {
        "joined" => new("channel.joined", "joined", "a rejoint le canal"),
        "left" => new("channel.left", "left", "a quitté le canal"),
        "topic" => new("channel.topic", "changed the topic: {0}", "a changé le sujet : {0}", what.Detail),
        "renamed" => new("channel.renamed", "renamed the channel: {0}", "a renommé le canal : {0}", what.Detail),
        "archived" => new("channel.archived", "archived the channel", "a archivé le canal"),
        "unarchived" => new("channel.unarchived", "unarchived the channel", "a désarchivé le canal"),
        "bot_removed" => new("channel.bot_removed", "the recorder was removed from the channel", "l’enregistreur a été retiré du canal"),
        "bot_added" => new("channel.bot_added", "the recorder is in the channel", "l’enregistreur est dans le canal"),
        "deleted" => new("channel.deleted", "deleted the channel", "a supprimé le canal"),
        _ => new("channel.private", "made the channel private", "a rendu le canal privé"),
    };
}

internal sealed class RecorderWasAwayTeller : Teller<RecorderWasAway>
{
    public override Phrase Tell(RecorderWasAway what, Entry entry, House house) => Phrase.Join(", ", [Gap(what, house.Zone), Found(what.Recovered)]);

    private static Phrase Gap(RecorderWasAway what, DateTimeZone zone) =>
        // Where the beginning was not kept it is that of 1970.
        what.From == default ? new("timeline.away_until", "recorder was away until {0}", "l’enregistreur était absent jusqu’à {0}", Say.Time(what.Until, zone))
        : what.From.InZone(zone).Date == what.Until.InZone(zone).Date
            ? new("timeline.away_times", "recorder was away {0}-{1}", "l’enregistreur était absent de {0} à {1}", Say.Time(what.From, zone), Say.Time(what.Until, zone))
            : new("timeline.away_days", "recorder was away from {0} to {1}", "l’enregistreur était absent du {0} au {1}", Say.DateTime(what.From, zone), Say.DateTime(what.Until, zone));

    private static Phrase Found(int messages) => messages == 1
        ? new("timeline.recovered_one", "1 message recovered", "1 message retrouvé")
        : new("timeline.recovered", "{0} messages recovered", "{0} messages retrouvés", messages);
}

internal sealed class RoomIsOpenTeller : Teller<RoomIsOpen>
{
    public override Phrase Tell(RoomIsOpen what, Entry entry, House house) => new("timeline.room", "the channel is open: {0} {1}", "le canal est ouvert : {0} {1}", what.Platform, what.Name ?? what.Channel);
}

internal sealed class PublicPageOpenedTeller : Teller<PublicPageOpened>
{
    public override Phrase Tell(PublicPageOpened what, Entry entry, House house) => new("timeline.page", "the public can read it on {0}: {1}", "le public peut le lire sur {0} : {1}", Cards.TroubleTexts.Chat(what.Platform), what.Url);
}

internal sealed class RoomWantedTeller : Teller<RoomWanted>
{
    public override Phrase Tell(RoomWanted what, Entry entry, House house) => new("timeline.room_wanted", "asked for a channel in {0}", "a demandé un canal dans {0}", what.Platform);
}

internal sealed class ChatStepFailedTeller : Teller<ChatStepFailed>
{
    public override Phrase Tell(ChatStepFailed what, Entry entry, House house) => what.Reason.Length == 0
        ? new("timeline.step_ok", "{0} works again: {1}", "{0} fonctionne à nouveau : {1}", what.Platform, what.Step)
        : new("timeline.step_failed", "{0} could not do it: {1} ({2})", "{0} n’a pas pu : {1} ({2})", what.Platform, what.Step, what.Reason);
}

internal sealed class UndoneTeller : Teller<Undone>
{
    public override Phrase Tell(Undone what, Entry entry, House house) => new("timeline.undo", "took back {0}", "a annulé {0}", string.Join(", ", what.Seqs.Select(s => $"#{s}")));
}

internal sealed class RedactedTeller : Teller<Redacted>
{
    public override Phrase Tell(Redacted what, Entry entry, House house) => what.Rewritten.Count == 1
        ? new("timeline.redacted_one", "redacted 1 entry: #{0}", "a caviardé 1 entrée : #{0}", what.Rewritten.Keys.First())
        : new("timeline.redacted", "redacted {0} entries: {1}", "a caviardé {0} entrées : {1}", what.Rewritten.Count, string.Join(", ", what.Rewritten.Keys.Take(20).Select(s => $"#{s}")) + (what.Rewritten.Count > 20 ? "…" : ""));
}
