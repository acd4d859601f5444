using System.Text.Json.Nodes;
using Bot.Chat.Phrases;
using Bot.Incidents.Dora;

namespace Bot.Features.Dora;

/// <summary>What a draft leaves open, by the numbers of the glossary of CIR (EU) 2025/302, Annex II, and from which report on it is asked for.</summary>
internal static class DoraOpen
{
    private static readonly (DoraReport From, string Number, string Path, string En, string Fr)[] Fields =
    [
        (DoraReport.Initial, "1.2", "submittingEntity.name", "name (`Dora:Entity:Name`)", "nom (`Dora:Entity:Name`)"),
        (DoraReport.Initial, "1.3", "submittingEntity.code", "LEI (`Dora:Entity:Lei`)", "LEI (`Dora:Entity:Lei`)"),
        (DoraReport.Initial, "1.7", "primaryContact.name", "first contact (`Dora:Contact:Name`)", "premier contact (`Dora:Contact:Name`)"),
        (DoraReport.Initial, "1.8", "primaryContact.email", "their address (`Dora:Contact:Email`)", "son adresse (`Dora:Contact:Email`)"),
        (DoraReport.Initial, "1.9", "primaryContact.phone", "their phone (`Dora:Contact:Phone`)", "son téléphone (`Dora:Contact:Phone`)"),
        (DoraReport.Initial, "1.10", "secondaryContact", "second contact", "second contact"),
        (DoraReport.Initial, "2.7", "incident.incidentDiscovery", "how it was discovered", "comment il a été découvert"),
        (DoraReport.Initial, "2.8", "incident.originatesFromThirdPartyProvider", "third party it comes from, if any", "prestataire à l’origine, s’il y en a un"),
        (DoraReport.Initial, "2.9", "incident.isBusinessContinuityActivated", "business continuity", "continuité d’activité"),
        (DoraReport.Intermediate, "3.2", "incident.incidentOccurrenceDateTime", "when it began", "quand il a commencé"),
        (DoraReport.Intermediate, "3.4", "impactAssessment.affectedAssets.affectedClients", "clients affected", "clients touchés"),
        (DoraReport.Intermediate, "3.6", "impactAssessment.affectedAssets.affectedFinancialCounterparts", "counterparts affected", "contreparties touchées"),
        (DoraReport.Intermediate, "3.9", "impactAssessment.affectedAssets.affectedTransactions", "transactions affected", "transactions touchées"),
        (DoraReport.Intermediate, "3.12", "impactAssessment.affectedAssets.numbersActualEstimate", "actual or estimate", "réel ou estimé"),
        (DoraReport.Intermediate, "3.17", "informationDurationServiceDowntimeActualOrEstimate", "duration actual or estimate", "durée réelle ou estimée"),
        (DoraReport.Intermediate, "3.22", "impactAssessment.criticalServicesAffected", "critical services", "services critiques"),
        (DoraReport.Intermediate, "3.23", "incident.incidentType", "type of incident", "type d’incident"),
        (DoraReport.Intermediate, "3.27", "impactAssessment.affectedFunctionalAreas", "functional areas", "domaines fonctionnels"),
        (DoraReport.Intermediate, "3.28", "impactAssessment.isAffectedInfrastructureComponents", "infrastructure", "infrastructure"),
        (DoraReport.Intermediate, "3.30", "impactAssessment.isImpactOnFinancialInterest", "financial interest of clients", "intérêts financiers des clients"),
        (DoraReport.Intermediate, "3.31", "reportingToOtherAuthorities", "other authorities", "autres autorités"),
        (DoraReport.Intermediate, "3.33", "impactAssessment.serviceImpact.isTemporaryActionsMeasuresForRecovery", "temporary actions", "mesures temporaires"),
        (DoraReport.Final, "4.1", "incident.rootCauseHLClassification", "root cause", "cause première"),
        (DoraReport.Final, "4.2", "incident.rootCausesDetailedClassification", "root cause in detail", "cause première en détail"),
        (DoraReport.Final, "4.5", "incident.rootCausesInformation", "root cause in words", "cause première en mots"),
        (DoraReport.Final, "4.6", "incident.incidentResolutionSummary", "resolution in words", "résolution en mots"),
        (DoraReport.Final, "4.7", "incident.rootCauseAddressingDateTime", "when the cause was addressed", "quand la cause a été traitée"),
        (DoraReport.Final, "4.8", "incident.incidentResolutionDateTime", "when it was resolved", "quand il a été résolu"),
        (DoraReport.Final, "4.13", "incident.grossAmountIndirectDirectCosts", "gross costs and losses", "coûts et pertes bruts"),
        (DoraReport.Final, "4.14", "incident.financialRecoveriesAmount", "recoveries", "recouvrements"),
    ];

    /// <summary>Tells the asker what was drafted and what is left to people.</summary>
    /// <param name="report">Which; none says that the incident is not major after all.</param>
    public static Phrase Told(string file, DoraReport? report, JsonObject draft)
    {
        var open = Fields.Where(f => f.From <= (report ?? DoraReport.Initial) && !IsFilled(draft, f.Path)).Select(f => new Phrase($"dora.field_{f.Number}", $"{f.Number} {f.En}", $"{f.Number} {f.Fr}"));
        return Phrase.Lines(
        [
            report is { } one
                ? new("dora.draft", "Here is `{0}`, a draft of the *{1}* after schema 1.2.1. It is not sent: complete and check it in the authority’s tool.", "Voici `{0}`, un projet de *{1}* selon le schéma 1.2.1. Il n’est pas envoyé : complétez-le et vérifiez-le dans l’outil de l’autorité.", file, DoraTexts.Name(one))
                : new Phrase("dora.draft_not", "Here is `{0}`, a draft after schema 1.2.1 that tells the authority that the incident is not major after all. It is not sent: complete and check it in its tool.", "Voici `{0}`, un projet selon le schéma 1.2.1 qui dit à l’autorité que l’incident n’est finalement pas majeur. Il n’est pas envoyé : complétez-le et vérifiez-le dans son outil.", file),
            new("dora.left", "Left to people: {0}.", "Reste aux personnes : {0}.", Phrase.Join(", ", open)),
            .. draft.ToString().Contains("countryCode", StringComparison.Ordinal) ? [new Phrase("dora.home", "2.6 lists every Member State with impact: take the home one out.", "2.6 donne tous les États membres touchés : retirez celui d’origine.")] : Array.Empty<Phrase>(),
        ]);
    }

    private static bool IsFilled(JsonNode draft, string path) => path.Split('.').Aggregate((JsonNode?)draft, (node, name) => (node as JsonObject)?[name]) is not null;
}
