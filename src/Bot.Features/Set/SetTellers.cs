using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Fields;

namespace Bot.Features.Set;

internal sealed class TitleSetTeller : Teller<TitleSet>
{
    public override Phrase Tell(TitleSet what, Entry entry, House house) => SetTexts.Told("title", what.Title);
}

internal sealed class CategorySetTeller : Teller<CategorySet>
{
    public override Phrase Tell(CategorySet what, Entry entry, House house) => SetTexts.Told("category", what.Category);
}

internal sealed class ResponsibilitySetTeller : Teller<ResponsibilitySet>
{
    public override Phrase Tell(ResponsibilitySet what, Entry entry, House house) => SetTexts.Told("responsibility", what.Responsibility);
}

internal sealed class ComponentsSetTeller : Teller<ComponentsSet>
{
    public override Phrase Tell(ComponentsSet what, Entry entry, House house) => SetTexts.Told("components", SetTexts.Components(what.Components, house));
}

internal sealed class TextSetTeller : Teller<TextSet>
{
    public override Phrase Tell(TextSet what, Entry entry, House house) => SetTexts.Told(SetCommand.Word(what.Field), what.Text.ToInline(house.Codes));
}
