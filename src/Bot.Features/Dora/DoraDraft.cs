using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Export;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.Dora;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;
using NodaTime;
using NodaTime.Text;

namespace Bot.Features.Dora;

/// <summary>
/// <c>/incident export dora</c>: the draft of a report, from the record alone, as the JSON of the incident reporting schema 1.2.1
/// has it (fields of CIR (EU) 2025/302). What the record does not know is left out and told to whoever asked.
/// </summary>
internal static class DoraDraft
{
    private const decimal Thousand = 1000; // Amounts are in thousands.
    private const int MostDays = 999; // Three figures.

    /// <summary>The draft of the report that is asked for, else of the next one due.</summary>
    public static Decision Hand(Case @case)
    {
        var (incident, ask) = (@case.Incident, @case.Ask);
        if (incident.Dora is not { Decision: { } decision } dora) return Decision.Refuse(DoraTexts.DecideFirst());
        if (!decision.Major) return dora.Sent.IsEmpty ? Decision.Refuse(DoraTexts.NothingToReport(incident)) : Draft(@case, null);
        if (incident.Closure != Closure.None) return Decision.Refuse(DoraTexts.IsClosed(incident));
        return (DoraSending.TakeReport(ask) ?? DoraClock.Next(incident, @case.House.Zone)?.Report) is { } report ? Draft(@case, report)
            : Decision.Refuse(DoraTexts.AllSent(dora.Sent[^1], ask.Zone));
    }

    private static Decision Draft(Case @case, DoraReport? report)
    {
        var draft = Write(@case.Incident, @case.House, @case.AuthorLanguage(), report, @case.Ask.Now);
        var file = new PostFile($"{@case.Incident.Key}.dora.{report?.ToString().ToLowerInvariant() ?? "reclassified"}.json", "application/json", draft.ToJsonString(IncidentJson.Indented) + "\n");
        return Decision.Hand(file, DoraOpen.Told(file.Name, report, draft));
    }

    /// <summary>The draft.</summary>
    /// <param name="language">Of the texts, where the record has them in it.</param>
    /// <param name="report">Which; none says that the incident is not major after all.</param>
    public static JsonObject Write(Incident incident, House house, string language, DoraReport? report, Instant now)
    {
        var settings = house.Dora;
        return Some(
            ("incidentSubmission", report switch
            {
                DoraReport.Initial => "initial_notification",
                DoraReport.Intermediate => "intermediate_report",
                DoraReport.Final => "final_report",
                _ => "major_incident_reclassified_as_non-major",
            }),
            ("reportCurrency", settings.Currency),
            ("submittingEntity", Some(("entityType", "SUBMITTING_ENTITY"), ("name", Text(settings.Entity.Name)), ("code", Text(settings.Entity.Lei)))),
            ("affectedEntity", new JsonArray(Some(("entityType", "AFFECTED_ENTITY"), ("name", Text(settings.Entity.Name)), ("affectedEntityType", new JsonArray(settings.Entity.Type)), ("LEI", Text(settings.Entity.Lei))))),
            ("primaryContact", Some(("name", Text(settings.Contact.Name)), ("email", Text(settings.Contact.Email)), ("phone", Text(settings.Contact.Phone)))),
            ("incident", OfIncident(incident, house, language, DoraAssessment.Of(incident, now))),
            ("impactAssessment", Impact(incident, house, language, DoraAssessment.Of(incident, now))))!;
    }

    private static JsonObject? OfIncident(Incident incident, House house, string language, DoraAssessment assessment)
    {
        string? Said(LocalText text) => Text(text[language] ?? text.ToInline(house.Codes));
        var (_, aware) = DoraClock.Aware(incident);
        return Some(
            ("financialEntityCode", incident.Tickets is [var ticket, ..] ? ticket : incident.Key),
            ("detectionDateTime", Utc(incident.At(Clock.Detected) ?? aware)),
            ("classificationDateTime", Utc(incident.Dora?.Decision?.At)),
            ("incidentDescription", string.Join("\n", new[] { incident.Title, Said(incident.TextOf(TextField.Impact)), Said(incident.TextOf(TextField.Context)) }.Where(t => t is not null))),
            ("otherInformation", incident.Dora?.Decision is { Major: false, Reason: { } reason } ? reason : null),
            ("classificationTypes", new JsonArray([.. assessment.Met.Where(c => c.Value is true).Select(c => Criterion(c.Key, incident, house, language))])),
            ("incidentOccurrenceDateTime", Utc(incident.At(Clock.Started))),
            ("incidentDuration", Length(assessment.Lasted)),
            ("rootCausesInformation", Said(incident.TextOf(TextField.Cause))),
            ("incidentResolutionSummary", incident.Clocks.TryGetValue(Clock.Ended, out var end) ? Said(end.Text) : null),
            ("incidentResolutionDateTime", Utc(incident.At(Clock.Resolved))),
            ("grossAmountIndirectDirectCosts", Number(incident, DoraFact.Cost, Thousand)));
    }

    private static JsonObject? Impact(Incident incident, House house, string language, DoraAssessment assessment) => Some(
        ("hasImpactOnRelevantClients", incident.Dora?.Facts.GetValueOrDefault(DoraFact.Relevant)?.Yes),
        ("serviceImpact", Some(("serviceRestorationDateTime", Utc(incident.StandingEnd())), ("serviceDowntime", Length(assessment.Downtime)))),
        ("criticalServicesAffected", assessment.Met[DoraCriterion.CriticalServices] is not true ? null : incident.TextOf(TextField.Service) is { IsEmpty: false } service
            ? service[language] ?? service.ToInline(house.Codes) : Text(string.Join(", ", incident.Components.Select(c => house.ComponentName(c.Id, language))))),
        ("affectedAssets", Some(
            ("affectedClients", Some(("number", Number(incident, DoraFact.ClientCount)), ("percentage", Number(incident, DoraFact.ClientShare)))),
            ("affectedFinancialCounterparts", Some(("percentage", Number(incident, DoraFact.CounterpartShare)))),
            ("affectedTransactions", Some(("percentage", Number(incident, DoraFact.TransactionShare)))))));

    private static JsonObject? Criterion(DoraCriterion criterion, Incident incident, House house, string language)
    {
        var dora = incident.Dora ?? new();
        return Some(
            ("classificationCriterion", criterion switch
            {
                DoraCriterion.CriticalServices => "critical_services_affected",
                DoraCriterion.Clients => "clients_financial_counterparts_and_transactions_affected",
                DoraCriterion.Reputation => "reputational_impact",
                DoraCriterion.Duration => "duration_and_service_downtime",
                DoraCriterion.Geography => "geographical_spread",
                DoraCriterion.Data => "data_losses",
                _ => "economic_impact",
            }),
            ("countryCodeMaterialityThresholds", criterion == DoraCriterion.Geography ? new JsonArray([.. dora.Facts[DoraFact.States].Named!.Select(s => (JsonNode)s)]) : null),
            ("reputationalImpactDescription", criterion == DoraCriterion.Reputation
                ? Chat.Phrases.Markup.Plain(DoraFactTexts.Short(DoraFact.Reputation, dora.Facts[DoraFact.Reputation]).In(house.Spoken(language) ?? house.Channel)) : null));
    }

    /// <summary>An object of the members that have a value; nothing where none has.</summary>
    private static JsonObject? Some(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var some = new JsonObject();
        foreach (var (name, value) in members)
            if (value is not (null or JsonArray { Count: 0 })) some[name] = value;
        return some.Count == 0 ? null : some;
    }

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static string? Utc(Instant? at) => at is { } known ? InstantPattern.General.Format(known) : null;

    /// <summary><c>DDD:HH:MM</c>.</summary>
    private static string? Length(DoraLength? length) => length is { Length: { Days: <= MostDays } l } ? string.Create(CultureInfo.InvariantCulture, $"{l.Days:000}:{l.Hours:00}:{l.Minutes:00}") : null;

    private static decimal? Number(Incident incident, DoraFact fact, decimal unit = 1) => incident.Dora?.Facts.GetValueOrDefault(fact)?.Number is { } number ? number / unit : null;
}
