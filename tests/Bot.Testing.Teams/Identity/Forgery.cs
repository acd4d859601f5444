namespace Bot.Testing.Teams.Identity;

/// <summary>What is wrong with the token of a delivery.</summary>
public enum Forgery
{
    /// <summary>Nothing: the connector's own.</summary>
    None,

    /// <summary>No Authorization header at all.</summary>
    NoToken,

    /// <summary>Another scheme than Bearer.</summary>
    OtherScheme,

    /// <summary>Bearer, then something that is no token.</summary>
    Garbage,

    /// <summary>Signed by a key nobody published.</summary>
    UnknownKey,

    /// <summary>Names a published key, but another one signed it.</summary>
    WrongSignature,

    /// <summary>Claims changed after signing.</summary>
    Tampered,

    /// <summary>Ended an hour ago.</summary>
    Expired,

    /// <summary>Begins in an hour.</summary>
    NotYetValid,

    /// <summary>Never ends.</summary>
    NoExpiry,

    /// <summary>For another bot.</summary>
    WrongAudience,

    /// <summary>For this bot and another one.</summary>
    TwoAudiences,

    /// <summary>By another issuer, with one of the connector's keys.</summary>
    WrongIssuer,

    /// <summary>As the old emulator's tokens: issued by a well-known tenant.</summary>
    EmulatorIssuer,

    /// <summary>For another service URL than the activity's.</summary>
    WrongServiceUrl,

    /// <summary>For no service URL.</summary>
    NoServiceUrl,

    /// <summary>Signed with HMAC, the published key as the secret.</summary>
    Hs256,

    /// <summary>With <c>alg: none</c> and no signature.</summary>
    WithoutSignature,

    /// <summary>Signed by a key that may not speak for Teams.</summary>
    NotEndorsed,

    /// <summary>As the Agents Playground signs when told to: HS256 with a known secret.</summary>
    Playground,

    /// <summary>A faultless token on an activity of another company's tenant: the adapter's to refuse.</summary>
    OtherTenant,
}
