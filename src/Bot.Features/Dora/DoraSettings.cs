using System.Text.RegularExpressions;

namespace Bot.Features.Dora;

/// <summary>Who reports to the regulator, from the section <c>Dora</c> of <c>appsettings.json</c>.</summary>
public sealed partial record DoraSettings
{
    private static readonly string[] Currencies = ["EUR", "BGN", "CZK", "DKK", "HUF", "PLN", "RON", "ISK", "CHF", "NOK", "SEK"];

    /// <summary>The company.</summary>
    public DoraEntity Entity { get; init; } = new();

    /// <summary>Whom the authority asks.</summary>
    public DoraContact Contact { get; init; } = new();

    /// <summary>The currency of the report's amounts, ISO 4217; facts are given in it.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>The same, once it is seen to make sense.</summary>
    /// <exception cref="ArgumentException">A setting makes no sense; the message names it.</exception>
    public DoraSettings Checked() =>
        Entity.Lei.Length > 0 && !Lei().IsMatch(Entity.Lei) ? throw new ArgumentException($"Dora:Entity:Lei '{Entity.Lei}' is not a legal entity identifier: 18 capitals or figures, and 2 figures.")
        : Contact.Email.Length > 0 && !Contact.Email.Contains('@', StringComparison.Ordinal) ? throw new ArgumentException($"Dora:Contact:Email '{Contact.Email}' is not an address.")
        : !Currencies.Contains(Currency) ? throw new ArgumentException($"Dora:Currency '{Currency}' cannot be reported. It is one of {string.Join(", ", Currencies)}.")
        : this;

    [GeneratedRegex("^[A-Z0-9]{18}[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Lei();
}

/// <summary>The company that reports, which is the one affected.</summary>
public sealed record DoraEntity
{
    public string Name { get; init; } = "";

    /// <summary>Legal entity identifier, 20 characters.</summary>
    public string Lei { get; init; } = "";

    /// <summary>What kind of financial entity, by the schema's word.</summary>
    public string Type { get; init; } = "payment_institution";
}

/// <summary>The first contact of the authority.</summary>
public sealed record DoraContact
{
    public string Name { get; init; } = "";
    public string Email { get; init; } = "";

    /// <summary>With the country's code: <c>+33 …</c>.</summary>
    public string Phone { get; init; } = "";
}
