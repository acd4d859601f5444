namespace Bot.App.Cli.Doctor;

/// <summary>Reads how the bot reaches another program, and says so where it is not configured or only half.</summary>
internal static class Connections
{
    /// <summary>The options, or nothing where there is nothing to check.</summary>
    /// <param name="name">The program, as the doctor's lines begin.</param>
    /// <param name="read">Reads the section; throws where half of it is missing.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="say">Takes a finding.</param>
    /// <param name="without">What it means not to be connected, if that needs saying.</param>
    public static T? Read<T>(string name, Func<IConfiguration, T?> read, IConfiguration configuration, Action<bool, string> say, string without = "") where T : class
    {
        try
        {
            if (read(configuration) is { } options) return options;
            say(true, $"{name}: not connected{without}");
        }
        catch (ArgumentException e)
        {
            say(false, $"{name}: {e.Message}");
        }
        return null;
    }
}
