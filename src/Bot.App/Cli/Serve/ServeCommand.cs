using System.CommandLine;
using System.Net.Sockets;
using Bot.App.Hosting;
using Bot.Chat.Delivery;
using Bot.Storage;
using Bot.Web.SignIn;
using Microsoft.AspNetCore.Connections;

namespace Bot.App.Cli.Serve;

/// <summary><c>bot serve</c>, the default: the chats that are configured, and the console.</summary>
internal static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command Of(string[] args)
    {
        var command = new Command("serve", "Runs the bot: the chats that are configured, and the web console (the default)") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((_, cancel) => RunAsync(args, cancel));
        return command;
    }

    /// <summary>Runs until it is told to stop.</summary>
    /// <returns>0; 2 when the configuration makes no sense, 3 when the record cannot be opened or written, 4 when the address cannot be listened on.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        try
        {
            await using var app = BotApp.Build(args);
            await app.StartAsync(cancel);
            Console.WriteLine($"Incident bot is ready: {string.Join(' ', app.Urls)}{(app.Services.GetService<SignInOptions>() is { } signIn ? $", and people sign in at {signIn.Console}" : "")}");
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" })
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (Exception e) when (e is StorageException or NotKeptException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 3;
        }
        catch (InvalidOperationException e) when (e.Source == "Microsoft.AspNetCore.Server.Kestrel.Core")
        {
            await Console.Error.WriteLineAsync($"Urls cannot be used: {e.Message.Split(Environment.NewLine)[0]} Let your proxy end https, and set Urls to an address like http://127.0.0.1:{Loopback.FirstPort}.");
            return 2;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Stop what listens there, or choose another address with --urls.");
            return 4;
        }
        catch (SocketException e)
        {
            await Console.Error.WriteLineAsync($"The address of Urls cannot be listened on: {e.Message.TrimEnd('.')}. Set it to one of this machine's, like http://127.0.0.1:{Loopback.FirstPort}.");
            return 4;
        }
    }
}
