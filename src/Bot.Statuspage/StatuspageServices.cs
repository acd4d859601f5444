using Bot.Chat.Delivery;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Statuspage;

/// <summary>Connects Statuspage, where it is configured.</summary>
public static class StatuspageServices
{
    /// <summary>The page's name among the platforms of the record.</summary>
    public const string Platform = "statuspage";

    /// <summary>Registers the adapter. False where Statuspage is not configured.</summary>
    /// <exception cref="ArgumentException">Half of it is configured; the message says what is missing.</exception>
    public static bool AddStatuspage(this IServiceCollection services, IConfiguration configuration)
    {
        if (StatuspageOptions.Read(configuration) is not { } options) return false;
        services.AddHttpClient(StatuspageWeb.Client, client => client.Timeout = TimeSpan.FromSeconds(30)).RemoveAllLoggers();
        services.AddSingleton(options).AddSingleton<StatuspageWeb>().AddSingleton<IChatPlatform, StatuspagePlatform>();
        return true;
    }
}
