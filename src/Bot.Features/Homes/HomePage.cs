using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Actions;
using Bot.Features.Cards;
using Bot.Features.Forms;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.FollowUps;
using NodaTime;

namespace Bot.Features.Homes;

/// <summary>The bot's own page for one person: their incidents, the open ones, their follow-ups and those due.</summary>
public static class HomePage
{
    private const int Most = 15;
    private const int Recent = 200;
    private static readonly Period Soon = Period.FromDays(7);

    /// <summary>The page, of what this person may see.</summary>
    public static Home Of(IRecord visible, string person, House house, Language language, Instant now)
    {
        ArgumentNullException.ThrowIfNull(visible);
        ArgumentNullException.ThrowIfNull(house);
        var open = visible.List(openOnly: true, Recent);
        var mine = open.Where(i => i.Members.Contains(person)).ToList();
        var today = now.InZone(house.Zone).Date;
        var due = OpenFollowUps.Of(visible.List(openOnly: false, Recent)).Where(d => d.FollowUp.Owner?.Id == person || d.FollowUp.Due <= today + Soon)
            .OrderByDescending(d => d.FollowUp.Owner?.Id == person).ThenBy(d => d.FollowUp.Due ?? LocalDate.MaxIsoValue).ThenBy(d => d.Incident.Number).ToList();
        return new Home(Plain(HomeTexts.Title(), language),
            [new CardButton(FormIds.Declare, Plain(CardTexts.Button(FormIds.Declare), language), "", ButtonLook.Danger)],
            [
                Section(HomeTexts.Mine(), HomeTexts.NoneMine(), mine, i => Row(i, house, language), language),
                Section(HomeTexts.Open(), HomeTexts.NoneOpen(), [.. open.Except(mine)], i => Row(i, house, language), language),
                Section(HomeTexts.Due(), HomeTexts.NoneDue(), due, d => Row(d.Incident, d.FollowUp, today, house, language), language),
            ]);
    }

    private static HomeSection Section<T>(Phrase heading, Phrase empty, IReadOnlyList<T> items, Func<T, HomeRow> row, Language language) =>
        new(Plain(heading, language), empty.In(language), [.. items.Take(Most).Select(row)], items.Count > Most ? HomeTexts.More(items.Count - Most).In(language) : "");

    private static HomeRow Row(Incident incident, House house, Language language)
    {
        var rooms = RoomEffects.Rooms(incident);
        var lead = incident.Roles.GetValueOrDefault("lead")?.Name;
        var second = string.Join(" · ", new[]
        {
            HomeTexts.Since(language.Label(IncidentCard.StatusKey(incident)), language.DateTime(incident.StatusBy is null ? incident.DeclaredAt : incident.StatusSince, house.Zone)).In(language),
            lead is null ? CardTexts.NobodyLeads().In(language) : HomeTexts.Lead(lead).In(language),
            string.Join(", ", incident.Tickets.Select(Markup.Escape)), rooms,
        }.Where(p => p.Length > 0));
        return new HomeRow($"*{Markup.Escape(incident.Key)}* *{incident.Priority}* {Markup.Escape(incident.Title)}\n{second}",
            CardButtons.Run("show", HomeTexts.Show(), language, incident));
    }

    private static HomeRow Row(Incident incident, FollowUp followUp, LocalDate today, House house, Language language)
    {
        var due = followUp.Due is not { } day ? "" : (followUp.IsOverdue(today) ? HomeTexts.Overdue(day) : HomeTexts.By(day)).In(language);
        var second = string.Join(" · ", new[] { followUp.Owner is { } owner ? Markup.Escape(owner.Name) : HomeTexts.Nobody().In(language), due }.Where(p => p.Length > 0));
        return new HomeRow($"*{Markup.Escape(incident.Key)}* #{followUp.Number} {Markup.Escape(followUp.Action[language.Code] ?? followUp.Action.ToInline(house.Codes))}\n{second}",
            CardButtons.Run("action", HomeTexts.Done(), language, incident, $"done {followUp.Number}"));
    }

    private static string Plain(Phrase phrase, Language language) => Markup.Plain(phrase.In(language));
}
