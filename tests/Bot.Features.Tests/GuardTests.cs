using Bot.Features.Deciding;
using Bot.Features.Postmortems;
using Bot.Incidents;
using Bot.Chat.Phrases;
using System.Reflection;
using System.Text.RegularExpressions;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>Guards over everything that registers itself.</summary>
public partial class GuardTests
{
    [Fact]
    public void Every_event_has_words_for_the_timeline() => Assert.Empty(EventsWithoutWords(Catalogue.Own.Told));

    [Fact]
    public void The_guard_on_events_bites() => Assert.Contains(typeof(Incidents.Lifecycles.Declared), EventsWithoutWords([]));

    [Fact]
    public void Every_event_has_a_name_of_its_own()
    {
        var events = typeof(IncidentEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(IncidentEvent))).ToList();
        Assert.DoesNotContain(events, e => e.GetCustomAttribute<EventNameAttribute>() is null);
        Assert.Equal(events.Count, events.Select(e => e.GetCustomAttribute<EventNameAttribute>()!.Name).Distinct().Count());
    }

    [Fact]
    public void Every_command_has_french_words_help_and_an_example()
    {
        foreach (var words in Catalogue.Own.Commands.Select(c => c.Words))
        {
            Assert.NotEmpty(words.French);
            Assert.NotEqual("", words.Example);
            Assert.NotEqual(words.Help.In(Language.English), words.Help.In(Language.French));
        }
    }

    [Fact]
    public void Every_example_calls_its_own_command_in_both_languages()
    {
        foreach (var command in Catalogue.Own.Commands)
            foreach (var language in new[] { Language.English, Language.French })
            {
                var word = command.Words.ExampleIn(language).Split(' ')[0];
                Assert.Same(command, Catalogue.Own.Find(word));
                Assert.Contains(word, language == Language.French ? command.Words.French : [command.Words.Word]);
            }
    }

    [Fact]
    public void No_word_calls_two_commands()
    {
        var words = Catalogue.Own.Commands.SelectMany(c => c.Words.All.Select(Chat.Asking.Folding.Fold).Distinct()).ToList();
        Assert.Empty(words.GroupBy(w => w).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Both_languages_have_the_same_labels()
    {
        string[] Keys(string code)
        {
            using var json = typeof(Language).Assembly.GetManifestResourceStream($"Bot.Chat.Phrases.Languages.{code}.json")!;
            return [.. System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.Keys.Order(StringComparer.Ordinal)];
        }
        Assert.Equal(Keys("fr"), Keys("en"));
    }

    [Fact]
    public void A_phrase_s_key_has_one_text()
    {
        var sources = Directory.EnumerateFiles(Repository.PathOf("src"), "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal));
        var phrases = sources.SelectMany(f => WrittenPhrase().Matches(File.ReadAllText(f))).Select(m => (Key: m.Groups["key"].Value, Texts: m.Groups["texts"].Value)).ToList();
        Assert.True(phrases.Count > 500);
        Assert.Empty(KeysOfSeveral(phrases));
        Assert.Equal(["a.b"], KeysOfSeveral([("a.b", "one"), ("a.b", "two"), ("c.d", "one"), ("c.d", "one")]));
    }

    [GeneratedRegex("""new(?: Phrase)?\(\s*"(?<key>[a-z0-9_]+\.[a-z0-9_.]+)",\s*(?<texts>"(?:[^"\\]|\\.)*",\s*"(?:[^"\\]|\\.)*")""")]
    private static partial Regex WrittenPhrase();

    private static IEnumerable<string> KeysOfSeveral(IEnumerable<(string Key, string Texts)> phrases) => phrases.Distinct().GroupBy(p => p.Key).Where(g => g.Count() > 1).Select(g => g.Key);

    [Fact]
    public void Rooms_know_only_the_rooms_below_them()
    {
        Assert.DoesNotContain("Bot.Incidents", References(typeof(Chat.Delivery.IDesk)));
        Assert.DoesNotContain("Bot.Features", References(typeof(Chat.Delivery.IDesk)));
        Assert.DoesNotContain("Bot.Chat", References(typeof(Incident)));
        Assert.DoesNotContain("Bot.Storage", References(typeof(Catalogue)));
        // The guard bites: Features does know Chat.
        Assert.Contains("Bot.Chat", References(typeof(Catalogue)));
    }

    private static IEnumerable<string> References(Type type) => type.Assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static IEnumerable<Type> EventsWithoutWords(IEnumerable<Type> told) =>
        typeof(IncidentEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(IncidentEvent))).Except(told);
}
