using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;

namespace Bot.Features.Declare;

internal sealed class DeclaredTeller : Teller<Declared>
{
    public override Phrase Tell(Declared what, Entry entry, House house) => DeclareTexts.Told(what.Priority.ToString(), what.Title);
}
