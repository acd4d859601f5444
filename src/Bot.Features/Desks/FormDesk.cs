using Bot.Chat.Delivery;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;

namespace Bot.Features.Desks;

/// <summary>Offers forms and takes them back filled in.</summary>
internal static class FormDesk
{
    public static Answer Offer(Sitting sitting, Happening.FormWanted wanted)
    {
        var incident = wanted.Context.Length > 0 ? sitting.ByKey(wanted.Context) : sitting.Here;
        // The message a shortcut was used on rides along in the form's context until the form comes back.
        var rest = wanted.Copy is { } copy ? MessageContext.Write(copy) : "";
        return Draw(sitting, wanted.FormId, incident, rest);
    }

    public static Answer Draw(Sitting sitting, string formId, Incident? incident, string rest)
    {
        if (!Catalogue.Own.Forms.TryGetValue(formId, out var form)) return sitting.Say(DeskTexts.OldButton());
        if (form.OnIncident && incident is null) return sitting.Say(DeskTexts.WhichIncident(formId, []));
        if (incident is { Closure: not Closure.None } && form is { OnIncident: true, EvenWhenClosed: false }) return sitting.Say(DeskTexts.IsClosed(incident));
        return new Answer(Form: form.Draw(sitting.CaseWith(incident, rest)));
    }

    public static Answer Submit(Sitting sitting, Happening.FormSubmitted submitted)
    {
        if (!Catalogue.Own.Forms.TryGetValue(submitted.FormId, out var form)) return sitting.Say(DeskTexts.OldButton());
        var values = new FormValues(submitted.Context, submitted.Values);
        var incident = sitting.ByKey(values.Part(0));
        if (form.OnIncident && incident is null) return sitting.Unseen(values.Part(0));
        if (incident is { Closure: not Closure.None } && form is { OnIncident: true, EvenWhenClosed: false }) return sitting.Say(DeskTexts.IsClosed(incident));
        if (form.Command(values) is var (word, rest))
            return word.Length > 0 ? CommandDesk.Run(sitting, word, incident, rest, "words") : Carrying.Out(sitting, Decision.Refuse(DeskTexts.ChooseCommand(), "command"), incident, "");
        if (incident is not null)
        {
            (values, var contested) = FormChanges.Of(sitting, form, incident, values);
            if (contested is not null) return Carrying.Out(sitting, Decision.Refuse(DeskTexts.ChangedMeanwhile(contested.Label, contested.Value), contested.Id), incident, "");
        }
        return Carrying.Out(sitting, form.Submit(sitting.CaseOf(incident, ""), values), incident, $"[{submitted.FormId}]");
    }
}
