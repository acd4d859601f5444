using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Desks;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Promises;
using Bot.Incidents.Updates;

namespace Bot.Features.Update;

internal sealed class UpdatePublishedTeller : Teller<UpdatePublished>
{
    public override Phrase Tell(UpdatePublished what, Entry entry, House house) => UpdateTexts.Told(what);
}

internal sealed class UpdateAmendedTeller : Teller<UpdateAmended>
{
    public override Phrase Tell(UpdateAmended what, Entry entry, House house) => new("update.told_amended",
        "public update #{0} now reads: {1}", "la communication n° {0} dit maintenant : {1}", what.Update, what.Body);
}

internal sealed class PromiseMadeTeller : Teller<PromiseMade>
{
    public override Phrase Tell(PromiseMade what, Entry entry, House house) => UpdateTexts.Promised(what.Due, what.Every, entry.HappenedAt, house);
}

internal sealed class PromiseDroppedTeller : Teller<PromiseDropped>
{
    public override Phrase Tell(PromiseDropped what, Entry entry, House house) => UpdateTexts.PromiseDropped();
}

internal sealed class RemindedTeller : Teller<Reminded>
{
    public override Phrase Tell(Reminded what, Entry entry, House house) => ReminderTexts.Told(what.Reminder);
}

internal sealed class PromiseMissedTeller : Teller<PromiseMissed>
{
    public override Phrase Tell(PromiseMissed what, Entry entry, House house) => new("update.told_missed",
        "the public update promised for {0} did not go out", "la communication promise pour {0} n’est pas partie", Say.When(what.Due, entry.HappenedAt, house.Zone));
}
