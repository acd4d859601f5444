using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Forms;

namespace Bot.Features.Tsr;

/// <summary>Assigns a ticket reference.</summary>
public sealed class TicketForm : IForm
{
    /// <inheritdoc/>
    public string Id => FormIds.Ticket;

    /// <inheritdoc/>
    public bool OnIncident => true;

    /// <inheritdoc/>
    public Form Draw(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return Fields.On(@case, Id, new("tsr.form", "Ticket reference", "Référence du ticket"), new("tsr.submit", "Assign", "Affecter"), Phrase.Empty,
        [
            new("ticket", @case.In(new("field.ticket", "Ticket", "Ticket")), FieldKind.Text, true,
                @case.Incident.Tickets.IsEmpty && @case.Incident.Mentioned is [.., var mentioned] ? mentioned : "", @case.House.Settings.TicketExample, MaxLength: 60),
            new("also", @case.In(new("tsr.f_also", "Beside the primary one", "En plus de la principale")), FieldKind.Checkbox),
        ]);
    }

    /// <inheritdoc/>
    public Decision Submit(Case @case, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(values);
        return @case.House.IsTicket(values["ticket"], out var ticket)
            ? TsrCommand.Assign(@case, [ticket], values["also"] == "true", "ticket")
            : Decision.Refuse(TsrTexts.LooksLike(values["ticket"], @case.House.Settings.TicketExample), "ticket");
    }
}
