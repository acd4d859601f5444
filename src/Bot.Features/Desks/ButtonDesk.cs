using Bot.Chat.Delivery;
using Bot.Features.Deciding;

namespace Bot.Features.Desks;

/// <summary>A pressed button: opens its form, runs its command, or decides on its own.</summary>
internal static class ButtonDesk
{
    /// <summary>Action ids of buttons that run a command word begin with this.</summary>
    public const string RunPrefix = "run:";

    public static Answer Press(Sitting sitting, Happening.Button pressed)
    {
        var parts = pressed.Value.Split('|', 2);
        var incident = sitting.ByKey(parts[0]);
        var rest = parts.Length > 1 ? parts[1] : "";
        if (Catalogue.Own.Buttons.TryGetValue(pressed.Action, out var open) && open.ForOutsiders && sitting.House.NumberOf(parts[0]) is { } number && sitting.Turn.ByNumber(number) is { } hidden)
            return Carrying.Out(sitting, open.Press(sitting.CaseOf(hidden, rest), rest), hidden, $"[{pressed.Action}]");
        if (parts[0].Length > 0 && incident is null) return sitting.Unseen(parts[0]);
        if (pressed.Action.StartsWith(RunPrefix, StringComparison.Ordinal))
            return CommandDesk.Run(sitting, pressed.Action[RunPrefix.Length..], incident, rest);
        if (Catalogue.Own.Forms.ContainsKey(pressed.Action)) return FormDesk.Draw(sitting, pressed.Action, incident, rest);
        return Catalogue.Own.Buttons.TryGetValue(pressed.Action, out var button)
            ? Carrying.Out(sitting, button.Press(sitting.CaseOf(incident, rest), rest), incident, $"[{pressed.Action}]")
            : sitting.Say(DeskTexts.OldButton());
    }
}
