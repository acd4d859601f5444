using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Bot.Testing;

/// <summary>A folder with a <c>package.json</c>, copied beside the build's output and installed there once.</summary>
public static class NodePackages
{
    // Two that install into one folder at once take each other's files away.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>The installed copy. Skips the test where npm is not installed; in CI that is a failure.</summary>
    public static async Task<string> InstalledAsync(string folder, string name)
    {
        await OneAtATime.WaitAsync();
        try { return await InstallAsync(folder, name); }
        finally { OneAtATime.Release(); }
    }

    private static async Task<string> InstallAsync(string folder, string name)
    {
        var manifest = await System.IO.File.ReadAllBytesAsync(Path.Combine(folder, "package.json"));
        var home = Path.Combine(AppContext.BaseDirectory, "node", $"{name}-{Convert.ToHexStringLower(SHA256.HashData(manifest))[..12]}");
        Directory.CreateDirectory(home);
        foreach (var file in Directory.EnumerateFiles(folder)) System.IO.File.Copy(file, Path.Combine(home, Path.GetFileName(file)), overwrite: true);
        if (System.IO.File.Exists(Path.Combine(home, "installed"))) return home;
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm") { ArgumentList = { "install", "--no-package-lock", "--no-audit", "--no-fund" }, WorkingDirectory = home, RedirectStandardError = true, RedirectStandardOutput = true })!;
            var (said, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            await npm.WaitForExitAsync();
            await said;
            if (npm.ExitCode != 0) throw new InvalidOperationException("npm install failed: " + await errors);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) throw;
            throw new NotInstalledException($"npm is not installed or cannot reach its registry ({e.Message})");
        }
        await System.IO.File.WriteAllTextAsync(Path.Combine(home, "installed"), "");
        return home;
    }
}

/// <summary>A program a test needs is not there. At home the test is skipped with this reason.</summary>
public sealed class NotInstalledException(string message) : Exception("$XunitDynamicSkip$" + message);
