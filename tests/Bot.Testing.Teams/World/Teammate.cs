using Bot.Testing.Teams.People;
using NodaTime;

namespace Bot.Testing.Teams.World;

/// <summary>A person with Teams open: types, edits, reacts, presses, installs.</summary>
public sealed partial class Teammate
{
    private readonly FakeConnector _teams;
    private readonly Activities _activities;

    internal Teammate(FakeConnector teams, string name)
    {
        _teams = teams;
        _activities = new Activities(teams);
        Name = name;
        Id = "29:1" + Names.Hex("person " + name);
        AadObjectId = Names.GuidOf("user " + name).ToString();
        PersonalChat = new Conversation(teams, ConversationKind.Personal, "a:1" + Names.Hex("personal " + name), null);
        PersonalChat.Members.Add(this);
    }

    /// <summary>The id only this bot knows the person by.</summary>
    public string Id { get; }

    public string Name { get; }

    /// <summary>The directory's id.</summary>
    public string AadObjectId { get; }

    public string Email => Name.Replace(' ', '.') + "@example.com";

    public string Locale { get; set; } = "en-GB";

    public DateTimeZone Zone { get; set; } = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    /// <summary>The chat with the bot alone.</summary>
    public Conversation PersonalChat { get; }

    public override string ToString() => Name;
}
