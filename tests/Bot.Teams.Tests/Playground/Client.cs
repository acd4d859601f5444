using Microsoft.Playwright;

namespace Bot.Teams.Tests.Playground;

/// <summary>What a person does in the client.</summary>
internal sealed class Client(IPage page)
{
    public IPage Page => page;

    /// <summary>The thread in a channel that this stands in; the client puts the threads in whichever order they come.</summary>
    public ILocator Thread(string text) => page.GetByRole(AriaRole.Group).Filter(new() { HasText = text }).Last;

    /// <summary>Opens a chat or channel.</summary>
    public async Task GoesToAsync(string name)
    {
        await page.GetByRole(AriaRole.Treeitem, new() { Name = name }).ClickAsync();
        await page.WaitForTimeoutAsync(300);
    }

    /// <summary>Types to the bot, in a chat or in a thread; where several read, with its mention.</summary>
    public async Task SaysAsync(string words, bool mention = true, ILocator? thread = null)
    {
        thread ??= page.Locator("body");
        var editor = thread.Locator("[data-lexical-editor=\"true\"]").Last;
        await editor.ClickAsync();
        // The client's list of names sometimes goes away under the pointer when the machine is busy; a person would type it again.
        for (var tries = 0; mention && (await editor.TextContentAsync())?.Contains("Incident Bot", StringComparison.Ordinal) != true; tries++)
        {
            if (tries == 10) throw new TimeoutException("The client does not take the mention.");
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.PressAsync("Delete");
            await page.Keyboard.TypeAsync("@Incident", new() { Delay = 15 });
            await page.GetByRole(AriaRole.Listbox).GetByText("Incident Bot").First.ClickAsync();
            await page.WaitForTimeoutAsync(200);
        }
        await page.Keyboard.InsertTextAsync(" " + words);
        await thread.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).Last.ClickAsync();
    }

    /// <summary>Opens the app's action command from where one writes.</summary>
    public async Task OpensCommandAsync(string command)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Trigger Message Extension App" }).Last.ClickAsync();
        await page.GetByText("Action Command").ClickAsync();
        await page.GetByPlaceholder("Command ID").FillAsync(command);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
    }

    /// <summary>Waits until somebody can read this.</summary>
    public Task ReadsAsync(string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);

    /// <summary>Waits until it is gone.</summary>
    public Task ReadsNotAsync(string text) => Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync(text);

    /// <summary>Presses a button of the newest card.</summary>
    public Task PressesAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).Or(page.GetByRole(AriaRole.Menuitem, new() { Name = button })).Last.ClickAsync();

    /// <summary>Fills in a field of the open dialog.</summary>
    public Task FillsAsync(string label, string text) => Dialog.GetByLabel(label).First.FillAsync(text);

    /// <summary>Puts the open dialog away, with whichever of its ways out comes first.</summary>
    public Task ClosesDialogAsync() => Dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).First.ClickAsync();

    /// <summary>Sends the open dialog off.</summary>
    public Task SendsOffAsync(string button) => Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private ILocator Dialog => page.GetByRole(AriaRole.Dialog).Last;

    /// <summary>A picture to look at.</summary>
    public Task PictureAsync(string name) => page.ScreenshotAsync(new() { Path = Path.Combine(PlaygroundHost.Pictures, name + ".png") });

    /// <summary>Does something in a client of its own; when it fails, a picture and what was to be read are left.</summary>
    public static async Task WatchedAsync(PlaygroundHost host, Func<Client, Task> work)
    {
        var client = new Client(await host.OpenAsync());
        try
        {
            await work(client);
        }
        catch (Exception)
        {
            await client.PictureAsync("failed");
            Console.WriteLine(await client.Page.Locator("body").AriaSnapshotAsync());
            throw;
        }
        finally
        {
            await client.Page.Context.CloseAsync();
        }
    }
}

internal static class JsonExtensions
{
    /// <summary>The object with one thing more in it.</summary>
    public static System.Text.Json.Nodes.JsonObject With(this System.Text.Json.Nodes.JsonObject json, string name, System.Text.Json.Nodes.JsonNode value)
    {
        json[name] = value;
        return json;
    }
}
