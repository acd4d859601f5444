using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Fields;

namespace Bot.Features.Priorities;

internal static class PriorityTexts
{
    public static Phrase Help() => new("priority.help", "Says how bad it is, P1 (worst) to P5", "Dit la gravité, de P1 (la pire) à P5");
    public static Phrase Usage() => new("priority.usage", "`priority P1 [reason]`, or `P1 [reason]`", "`priorité P1 [raison]`, ou `P1 [raison]`");

    public static Phrase WhichOne(string typed) => typed.Length == 0
        ? new("priority.which", "Which priority? P1 is the worst, P5 the least: `/incident priority P2 reason`.",
            "Quelle priorité ? P1 est la pire, P5 la moindre : `/incident priorité P2 raison`.")
        : new("priority.no_such", "`{0}` is not a priority. They go from P1 (worst) to P5: `/incident priority P2 reason`.",
            "`{0}` n’est pas une priorité. Elles vont de P1 (la pire) à P5 : `/incident priorité P2 raison`.", typed);

    public static Phrase Fix(Priority priority) => new("priority.fix", "priority {0}", "priorité {0}", priority.ToString());

    public static Phrase AlreadyIs(Priority priority) => new("priority.already", "Priority is already *{0}*.", "La priorité est déjà *{0}*.", priority.ToString());

    public static Phrase Now(Priority priority, string reason) => reason.Length == 0
        ? new("priority.now", "Priority is now *{0}*", "La priorité est maintenant *{0}*", priority.ToString())
        : new("priority.now_why", "Priority is now *{0}*: {1}", "La priorité est maintenant *{0}* : {1}", priority.ToString(), reason);
}

internal sealed class PriorityChangedTeller : Teller<PriorityChanged>
{
    public override Phrase Tell(PriorityChanged what, Entry entry, House house) => what.Reason is { } reason
        ? new("priority.told_why", "priority {0}: {1}", "priorité {0} : {1}", what.To.ToString(), reason)
        : new("priority.told", "priority {0}", "priorité {0}", what.To.ToString());
}
