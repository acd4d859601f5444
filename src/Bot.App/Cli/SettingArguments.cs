namespace Bot.App.Cli;

/// <summary>Settings on the command line, <c>--Storage:Path=…</c>: any command takes them.</summary>
internal static class SettingArguments
{
    /// <summary>Takes them out of the arguments. A setting's name has a colon in it, which no option's has; its value is behind <c>=</c>, or the next argument.</summary>
    public static (string[] Settings, string[] Words) Split(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        List<string> settings = [], words = [];
        for (var i = 0; i < args.Length; i++)
        {
            var isSetting = args[i].StartsWith("--", StringComparison.Ordinal) && args[i].Split('=')[0].Contains(':', StringComparison.Ordinal);
            (isSetting ? settings : words).Add(args[i]);
            if (isSetting && !args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length) settings.Add(args[++i]);
        }
        return ([.. settings], [.. words]);
    }
}
