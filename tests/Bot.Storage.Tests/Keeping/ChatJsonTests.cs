using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Bot.Chat.Delivery;
using Bot.Chat.Posting;
using NodaTime;

namespace Bot.Storage.Tests.Keeping;

/// <summary>Effects as they wait in the outbox, over restarts and newer programs.</summary>
public sealed class ChatJsonTests
{
    private static readonly JsonSerializerOptions Library = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    [Theory]
    [InlineData("*Context* recorded.")]
    [InlineData("")]
    [InlineData("« déjà » \"quoted\" \\ \n <b> & \U0001F525 \u2028 \u0007")]
    public void What_is_said_is_kept_as_every_effect_is(string markup)
    {
        Effect effect = new Effect.Say(new Post(markup));
        var kept = Written(effect);
        var library = JsonSerializer.SerializeToNode(effect, Library);
        Assert.Equal(library!.ToJsonString(), JsonNode.Parse(kept)!.ToJsonString());
        Assert.Equal(effect, ChatJson.ReadEffect(kept));
    }

    [Fact]
    public void Buttons_and_files_come_back_too()
    {
        var post = new Post("Here.", [new CardButton("ack", "Acknowledge", "INC-1")], File: new PostFile("a.md", "text/markdown", "# A"));
        var back = Assert.IsType<Effect.Say>(ChatJson.ReadEffect(Written(new Effect.Say(post)))).Post;
        Assert.Equal(post.Buttons, back.Buttons);
        Assert.Equal(post.File, back.File);
    }

    [Fact]
    public void Every_effect_and_room_comes_back_with_all_it_carried()
    {
        var effects = typeof(Effect).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(d => d.DerivedType).ToList();
        Assert.NotEmpty(effects);
        Assert.All(effects, type =>
        {
            var effect = (Effect)Filled.Of(type);
            Assert.Equal(Filled.Told(effect), Filled.Told(ChatJson.ReadEffect(Written(effect))));
        });
        var room = (RoomState)Filled.Of(typeof(RoomState));
        Assert.Equal(Filled.Told(room), Filled.Told(ChatJson.ReadRoom(ChatJson.Write(room))));
    }

    [Fact]
    public void Reading_back_that_an_older_program_kept_without_its_time_is_still_done()
    {
        var step = Assert.IsType<Effect.ReadBack>(ChatJson.ReadEffect("""{"do":"read_back","room":{"platform":"slack","workspace":"T1","channel":"C1"},"since":"1764442800.000100","from":{},"recovered":3}"""));
        Assert.Equal(("1764442800.000100", default(Instant), 3), (step.Since, step.From, step.Recovered));
    }

    private static string Written(Effect effect)
    {
        var buffer = new ArrayBufferWriter<byte>();
        ChatJson.Write(buffer, effect);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
