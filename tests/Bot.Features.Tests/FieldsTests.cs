using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>What an incident says of itself: references, priority, components, texts, values of a list.</summary>
public sealed class FieldsTests
{
    [Theory]
    [InlineData("tsr TSR-7, TSR-8 et TSR-9", "TSR-7, TSR-8, TSR-9, TSR-1")]
    [InlineData("tsr TSR-1 also TSR-7", "TSR-1, TSR-7")]
    [InlineData("tsr TSR-7 and TSR-1", "TSR-7, TSR-1")]
    [InlineData("tsr aussi TSR-7 & TSR-8", "TSR-1, TSR-7, TSR-8")]
    [InlineData("tsr drop TSR-1, TSR-1", "")]
    public async Task Several_references_in_one_line_all_count(string typed, string has)
    {
        await using var bot = await TestBot.WithIncident("TSR-1 Card payments fail");
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(has, string.Join(", ", (await bot.Incident()).Tickets));
    }

    [Fact]
    public async Task A_reference_of_another_incident_among_several_assigns_none()
    {
        await using var bot = await TestBot.WithIncident("TSR-1 Card payments fail");
        await bot.Hears("ana", "/incident declare TSR-8 Payouts are late", "#ops");
        Assert.Contains("TSR-8 already belongs to INC-2", await bot.Hears("ana", "/incident tsr TSR-7 and TSR-8"), StringComparison.Ordinal);
        Assert.Contains("TSR-5 is not assigned here", await bot.Hears("ana", "/incident tsr drop TSR-1, TSR-5"), StringComparison.Ordinal);
        Assert.Equal(["TSR-1"], (await bot.Incident()).Tickets);
    }

    [Theory]
    [InlineData("nexo=major_outage, api", "nexo=MajorOutage api=PartialOutage")]
    [InlineData("nexo: panne majeure; API : dégradé", "nexo=MajorOutage api=DegradedPerformance")]
    [InlineData("nexo (major outage) and api (degraded)", "nexo=MajorOutage api=DegradedPerformance")]
    [InlineData("nexo major outage et api", "nexo=MajorOutage api=PartialOutage")]
    [InlineData("nexo → operational", "nexo=Operational")]
    [InlineData("= nexo=maintenance", "nexo=UnderMaintenance")]
    public async Task Components_and_how_they_are_may_be_set_off_in_any_way(string typed, string expected)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident components " + typed);
        Assert.Equal(expected, string.Join(' ', (await bot.Incident()).Components.Select(c => $"{c.Id}={c.Status}")));
        Assert.Contains("fax is not a component", await bot.Hears("ana", "/incident components nexo and fax"), StringComparison.Ordinal);
        Assert.Contains("sad is not a component status", await bot.Hears("ana", "/incident components nexo: sad"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_sets_what_has_a_command_of_its_own_too()
    {
        await using var bot = await TestBot.WithIncident();
        foreach (var typed in new[] { "set priority P1", "set status monitoring", "set lead @ben", "set tsr TSR-7", "set started 11h05", "set role comms @ana" }) await bot.Hears("ana", "/incident " + typed);
        var incident = await bot.Incident();
        Assert.Equal((Priority.P1, Status.Monitoring, "ben", "ana", "TSR-7"), (incident.Priority, incident.Status, incident.Roles["lead"].Name, incident.Roles["comms"].Name, string.Join(", ", incident.Tickets)));
        Assert.NotNull(incident.At(Clock.Started));
        await bot.Hears("ana", "/incident mark started clear");
        Assert.Null((await bot.Incident()).At(Clock.Started));
    }

    [Theory]
    [InlineData("gravité 1", Priority.P1)]
    [InlineData("raise the priority to P1", Priority.P1)]
    [InlineData("downgrade to P4", Priority.P4)]
    [InlineData("escalate to P1", Priority.P1)]
    [InlineData("escalate P1", Priority.P1)]
    [InlineData("priority to P1", Priority.P1)]
    [InlineData("raise priority", Priority.P2)]
    [InlineData("raise it to P1", Priority.P1)]
    [InlineData("upgrade P1: all shops", Priority.P1)]
    [InlineData("escalate", Priority.P2)]
    public async Task A_priority_is_raised_and_lowered(string typed, Priority becomes)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(becomes, (await bot.Incident()).Priority);
    }

    [Theory]
    [InlineData("upgrade of the database done")]
    [InlineData("upgrade of the P1 database done")]
    public async Task An_upgrade_of_something_else_is_offered_as_a_line(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        var answer = await bot.Hears("ana", "/incident " + typed);
        Assert.Contains("/incident note " + typed, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("components nexo", "add api", "nexo api")]
    [InlineData("components nexo", "remove nexo, api", "")]
    [InlineData("components nexo, api", "retirer nexo", "api")]
    [InlineData("components nexo=major_outage", "+ nexo", "nexo")]
    [InlineData("components nexo", "instore", "nexo")]
    [InlineData("components apis", "add nexos", "api nexo")]
    [InlineData("components nexo", "payment", "nexo")]
    [InlineData("components nexo", "magasin", "nexo")]
    [InlineData("components nexo", "asin", "nexo")]
    [InlineData("components nexo", "A-P-I", "api")]
    public async Task Components_are_added_taken_away_and_named_in_part(string first, string then, string are)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + first);
        await bot.Hears("ana", "/incident components " + then);
        Assert.Equal(are, string.Join(' ', (await bot.Incident()).Components.Select(c => c.Id)));
    }

    [Theory]
    [InlineData("mark as resolved", Status.Resolved)]
    [InlineData("passer en surveillance", Status.Monitoring)]
    [InlineData("marquer comme identifié", Status.Identified)]
    [InlineData("mark as done", Status.Investigating)]
    public async Task Marked_as_a_status(string typed, Status becomes)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(becomes, (await bot.Incident()).Status);
    }

    [Theory]
    [InlineData("root cause: a full disk")]
    [InlineData("root cause a full disk")]
    [InlineData("set root cause = a full disk")]
    [InlineData("cause: a full disk")]
    public async Task The_root_cause_is_one_name(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal("a full disk", (await bot.Incident()).TextOf(TextField.Cause)["en"]);
    }

    [Theory]
    [InlineData("category prod", "Production Processing")]
    [InlineData("category processing", "Production Processing")]
    [InlineData("catégorie infra", "Infrastructure")]
    [InlineData("category us", null)]
    public async Task A_value_of_a_list_is_named_in_part(string typed, string? becomes)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(becomes, (await bot.Incident()).Category);
    }

    [Theory]
    [InlineData("set context N/A", "N/A")]
    [InlineData("contexte n/a.", "n/a.")]
    public async Task What_does_not_apply_does_not_in_every_language(string typed, string says)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.DoesNotContain("missing", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        var context = (await bot.Incident()).TextOf(TextField.Context);
        Assert.Equal((says, says), (context["fr"], context["en"]));
    }

    [Theory]
    [InlineData("P1", ComponentStatus.MajorOutage)]
    [InlineData("P2", ComponentStatus.PartialOutage)]
    [InlineData("P3", ComponentStatus.DegradedPerformance)]
    [InlineData("P5", ComponentStatus.Operational)]
    public async Task A_component_is_as_bad_as_the_priority_until_somebody_says_otherwise(string priority, ComponentStatus status)
    {
        await using var bot = await TestBot.WithIncident($"{priority} nexo Terminals refuse cards");
        await bot.Hears("ana", "/incident components add api");
        Assert.Equal([("nexo", status), ("api", status)], (await bot.Incident()).Components.Select(c => (c.Id, c.Status)));
    }
}
