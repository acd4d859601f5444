using Bot.Chat.Delivery;
using Bot.Incidents.Timelines;

namespace Bot.Features.Desks;

/// <summary>Masks card numbers, IBANs and secrets in whatever people typed, before anything looks at it or keeps it.</summary>
internal static class Safe
{
    /// <summary>The delivery with every secret masked, and how many there were.</summary>
    public static Delivery Of(Delivery delivery, out int masked)
    {
        var count = 0;
        string Mask(string text)
        {
            var safe = Masking.Mask(text);
            count += safe.Count;
            return safe.Text;
        }

        Happening.Command MaskCommand(Happening.Command command)
        {
            // What was said has the same words once more: they are masked, and counted once.
            var said = command.Said is { } message ? MaskMessage(message) : null;
            count = 0;
            return command with { Text = Mask(command.Text), Said = said };
        }

        Happening.Message MaskMessage(Happening.Message message) => message with
        {
            Text = Mask(message.Text),
            Files = MaskFiles(message.Files),
        };

        IReadOnlyList<FileLink>? MaskFiles(IReadOnlyList<FileLink>? files) => files is null ? null : [.. files.Select(f => f with { Name = Mask(f.Name), Url = f.Url is null ? null : Mask(f.Url) })];

        MessageCopy? MaskCopy(MessageCopy? copy) => copy is null ? null : copy with { Text = Mask(copy.Text), Files = MaskFiles(copy.Files) };

        var what = delivery.What switch
        {
            Happening.Command c => MaskCommand(c),
            Happening.Message m => MaskMessage(m),
            Happening.Edit e => Mask(e.Text) is var safe ? e with { Text = safe, Copy = e.Copy is null ? null : e.Copy with { Text = safe, Files = MaskFiles(e.Copy.Files) } } : e,
            Happening.Curation c => c with { Copy = MaskCopy(c.Copy) },
            Happening.FormWanted f => f with { Copy = MaskCopy(f.Copy) },
            Happening.Channel c => c with { Detail = Mask(c.Detail) },
            Happening.FormSubmitted f => f with { Values = f.Values.ToDictionary(v => v.Key, v => Mask(v.Value)) },
            Happening.Button b => b with { Value = Mask(b.Value) },
            var other => other,
        };
        masked = count;
        return ReferenceEquals(what, delivery.What) ? delivery : delivery with { What = what };
    }
}
