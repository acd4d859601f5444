using Bot.Chat.Phrases;
using Bot.Incidents.Dora;

namespace Bot.Features.Dora;

/// <summary>Facts and criteria in words.</summary>
internal static class DoraFactTexts
{
    public static Phrase Name(DoraCriterion criterion) => criterion switch
    {
        DoraCriterion.CriticalServices => new("dora.c_critical", "critical services", "services critiques"),
        DoraCriterion.Clients => new("dora.c_clients", "clients, counterparts, transactions", "clients, contreparties, transactions"),
        DoraCriterion.Reputation => new("dora.c_reputation", "reputation", "réputation"),
        DoraCriterion.Duration => new("dora.c_duration", "duration and downtime", "durée et interruption"),
        DoraCriterion.Geography => new("dora.c_geography", "Member States", "États membres"),
        DoraCriterion.Data => new("dora.c_data", "data losses", "pertes de données"),
        _ => new("dora.c_economic", "costs and losses", "coûts et pertes"),
    };

    /// <summary>The facts that a criterion is told from.</summary>
    public static IReadOnlyList<DoraFact> Of(DoraCriterion criterion) => criterion switch
    {
        DoraCriterion.CriticalServices => [DoraFact.Critical, DoraFact.Malicious],
        DoraCriterion.Clients => [DoraFact.ClientShare, DoraFact.ClientCount, DoraFact.CounterpartShare, DoraFact.TransactionShare, DoraFact.ValueShare, DoraFact.Relevant],
        DoraCriterion.Reputation => [DoraFact.Reputation],
        DoraCriterion.Duration => [DoraFact.Critical],
        DoraCriterion.Geography => [DoraFact.States],
        DoraCriterion.Data => [DoraFact.Data, DoraFact.Malicious],
        _ => [DoraFact.Cost],
    };

    /// <summary>A fact with its value: "clients 12%".</summary>
    public static Phrase Told(DoraFact fact, DoraValue? value)
    {
        var written = value is null ? new Phrase("dora.unknown", "not known", "non connu") : Value(fact, value);
        return fact switch
        {
            DoraFact.Critical => new("dora.f_critical", "critical services affected: {0}", "services critiques touchés : {0}", written),
            DoraFact.ClientShare => new("dora.f_client_share", "share of clients: {0}", "part des clients : {0}", written),
            DoraFact.ClientCount => new("dora.f_client_count", "clients: {0}", "clients : {0}", written),
            DoraFact.CounterpartShare => new("dora.f_counterparts", "share of counterparts: {0}", "part des contreparties : {0}", written),
            DoraFact.TransactionShare => new("dora.f_transactions", "transactions: {0} of a day’s number", "transactions : {0} du nombre d’une journée", written),
            DoraFact.ValueShare => new("dora.f_value", "transactions: {0} of a day’s value", "transactions : {0} de la valeur d’une journée", written),
            DoraFact.Relevant => new("dora.f_relevant", "relevant client: {0}", "client pertinent : {0}", written),
            DoraFact.States => new("dora.f_states", "Member States: {0}", "États membres : {0}", written),
            DoraFact.Reputation => new("dora.f_reputation", "reputation: {0}", "réputation : {0}", written),
            DoraFact.Data => new("dora.f_data", "data losses: {0}", "pertes de données : {0}", written),
            DoraFact.Malicious => new("dora.f_malicious", "malicious access: {0}", "accès malveillant : {0}", written),
            _ => new("dora.f_cost", "costs and losses: {0}", "coûts et pertes : {0}", written),
        };
    }

    /// <summary>What to type to give a fact, with a blank for what only people know; <c>clients …% …</c> gives both of clients.</summary>
    public static Phrase Blank(DoraWord word) => word.Kind switch
    {
        DoraKind.YesNo => new("dora.b_yes", "{0} yes|no", "{0} oui|non", word.Typed),
        DoraKind.Share => new("dora.b_share", "{0} …%", "{0} …%", word.Typed),
        DoraKind.Clients => new("dora.b_clients", "{0} …% …", "{0} …% …", word.Typed),
        DoraKind.States => new("dora.b_states", "{0} FR, DE", "{0} FR, DE", word.Typed),
        DoraKind.Reputation => new("dora.b_reputation", "{0} media|complaints|regulator|clients|none", "{0} médias|plaintes|régulateur|clients|aucun", word.Typed),
        _ => new("dora.b_euros", "{0} …", "{0} …", word.Typed),
    };

    /// <summary>The same where its criterion is named already: the value alone, unless it says which of several it is.</summary>
    public static Phrase Short(DoraFact fact, DoraValue value) =>
        fact is DoraFact.Critical or DoraFact.Reputation or DoraFact.States or DoraFact.Data or DoraFact.Cost ? Value(fact, value) : Told(fact, value);

    private static Phrase Value(DoraFact fact, DoraValue value) => value switch
    {
        { Yes: true } => new("dora.yes", "yes", "oui"),
        { Yes: false } => new("dora.no", "no", "non"),
        { Number: { } number } when fact is DoraFact.ClientCount => new("dora.number", "{0}", "{0}", DoraFigure.Written(number)),
        { Number: { } number } when fact is DoraFact.Cost => new("dora.euros", "€{0}", "{0} €", DoraFigure.Written(number)),
        { Number: { } number } => new("dora.percent", "{0}%", "{0} %", DoraFigure.Written(number)),
        { Named.Count: 0 } => new("dora.none", "none", "aucune atteinte"),
        { Named: { } named } when fact is DoraFact.States => Phrase.Verbatim(string.Join(", ", named)),
        { Named: { } named } => Phrase.Join(", ", named.Select(Harm)),
        _ => Phrase.Empty,
    };

    private static Phrase Harm(string name) => name switch
    {
        "media" => new("dora.r_media", "media", "médias"),
        "complaints" => new("dora.r_complaints", "repeated complaints", "plaintes répétées"),
        "regulator" => new("dora.r_regulator", "rules of the regulator", "règles du régulateur"),
        _ => new("dora.r_clients", "clients lost", "clients perdus"),
    };
}
