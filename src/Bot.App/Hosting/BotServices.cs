using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Desks;
using Bot.Features.Keeping;
using Bot.Features.Retention;
using Bot.Features.Settings;
using Bot.Storage;
using Bot.Web.SignIn;
using Bot.Web.StatusPage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Bot.App.Hosting;

/// <summary>Puts the bot together: settings, desk, store, outbox pump, bell.</summary>
internal static class BotServices
{
    /// <summary>Everything but the chats, the status pages and the console.</summary>
    /// <exception cref="ArgumentException">A setting makes no sense; the message names it.</exception>
    public static IServiceCollection AddBot(this IServiceCollection services, IConfiguration configuration, IReadOnlyCollection<string> chats, IReadOnlyCollection<string> pages)
    {
        var house = new House(SettingsReader.Read(configuration)) { Chats = chats, StatusPages = pages, StatusPageUrl = StatusPageOptions.Read(configuration).Url, SignsIn = SignInOptions.Read(configuration) is not null };
        services.TryAddSingleton<IClock>(SystemClock.Instance);
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(house)
            .AddSingleton<Func<string?, Language>>(house.LanguageFor)
            .AddStorage(StorageOf(configuration))
            .AddSingleton(s => new PersonalPace(configuration.GetValue("Limits:CommandsPerMinute", 6000), s.GetRequiredService<IClock>()))
            .AddSingleton<IDesk, Desk>()
            .AddSingleton<ICards, HouseCards>()
            .AddSingleton<IRoomBook, RoomBook>()
            .AddSingleton(new PumpOptions
            {
                Language = house.Channel, Lease = Duration.FromSeconds(configuration.GetValue("Outbox:LeaseSeconds", 120)),
                RedrawRest = Duration.FromSeconds(configuration.GetValue("Outbox:RedrawSeconds", 1.0)),
            })
            .AddSingleton<EffectRunner>()
            .AddHostedService<OutboxPump>()
            .AddHostedService<Bell>()
            .AddHostedService<RetentionKeeper>();
    }

    /// <summary>The section <c>Storage</c>.</summary>
    public static StorageOptions StorageOf(IConfiguration configuration) =>
        configuration.GetSection("Storage").Get<StorageOptions>() ?? new StorageOptions();
}
