using System.Text.Json;
using Microsoft.Playwright;

namespace Bilingual.Review.Tests.Browser;

/// <summary>A test with a workbench of its own and a page that shows it.</summary>
[Collection(BrowserTests.Name)]
public abstract class BrowserTest(BrowserFixture fixture) : IAsyncLifetime
{
    private readonly List<IBrowserContext> contexts = [];
    private readonly List<string> faults = [];
    private IRunningWorkbench? workbench;
    private DirectoryInfo? workspace;

    /// <summary>What all tests share.</summary>
    protected BrowserFixture Fixture => fixture;

    /// <summary>The page of the first reviewer, Sari.</summary>
    protected IPage Page { get; private set; } = null!;

    /// <summary>Where the workbench answers.</summary>
    protected Uri Address => workbench!.Address;

    /// <summary>What is stored.</summary>
    internal StoredReview Stored => new(workspace!);

    /// <summary>Errors that pages threw or logged.</summary>
    protected IReadOnlyList<string> Faults => faults;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Chromium.Executable is null)
            return;
        workspace = await PrepareAsync();
        workbench = await StartAsync(workspace);
        Page = await NewPageAsync("Sari");
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (var context in contexts)
            await context.DisposeAsync();
        if (workbench is not null)
            await workbench.DisposeAsync();
        workspace?.Delete(recursive: true);
        Assert.Empty(faults);
    }

    /// <summary>A page of another reviewer.</summary>
    protected async Task<IPage> NewPageAsync(string reviewer, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 1000 } };
        options.Locale ??= "en";
        var context = await fixture.Browser.NewContextAsync(options);
        contexts.Add(context);
        context.SetDefaultTimeout(WorkbenchProcess.Patience);
        await context.AddInitScriptAsync($"localStorage.setItem('bilingual.reviewer', {JsonSerializer.Serialize(reviewer)})");
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, message) =>
        {
            // The browser itself reports refused requests; what the page makes of them is tested where they are provoked.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                faults.Add(message.Text);
        };
        return page;
    }

    /// <summary>Makes the workspace of this test.</summary>
    private protected virtual Task<DirectoryInfo> PrepareAsync() => fixture.CopyWorkspaceAsync("Articles");

    /// <summary>Starts the workbench of this test.</summary>
    private protected virtual async Task<IRunningWorkbench> StartAsync(DirectoryInfo folder) => await fixture.OpenAsync(folder);

    /// <summary>Puts another workbench over the same workspace in the place of the one that ran.</summary>
    private protected async Task ReplaceAsync(Func<DirectoryInfo, Task<IRunningWorkbench>> start)
    {
        await workbench!.DisposeAsync();
        workbench = await start(workspace!);
    }

    /// <summary>Opens a page of the client.</summary>
    protected async Task OpenAsync(string place = "", IPage? page = null)
    {
        page ??= Page;
        await page.GotoAsync(new Uri(Address, $"#/{place}").ToString());
        await page.WaitForSelectorAsync("main:not([aria-busy]) > *");
    }

    /// <summary>Opens the pair of articles in the editor, in the layer of sentences.</summary>
    protected async Task OpenEditorAsync(IPage? page = null)
    {
        page ??= Page;
        await OpenAsync(page: page);
        await page.Locator(".pairs th a").First.ClickAsync();
        await page.WaitForSelectorAsync("alignment-view .row");
    }

    /// <summary>Presses keys one after another.</summary>
    protected async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
            await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Does something and waits until the workbench has stored so many actions more and the page shows it.</summary>
    protected Task SavingAsync(Func<Task> act, int actions = 1, IPage? page = null) => SavingAsync(page ?? Page, act, actions);

    /// <summary>Presses a key and waits until its action is stored.</summary>
    protected Task SavingAsync(string key) => SavingAsync(() => PressAsync(key));

    /// <summary>Gives a sentence the focus by a click on it; returns the name of its bead.</summary>
    protected async Task<string> FocusAsync(string words, IPage? page = null)
    {
        page ??= Page;
        await page.Locator(".cell", new PageLocatorOptions { HasText = words }).First.ClickAsync();
        return await page.EvaluateAsync<string>("document.querySelector('pair-editor').desk.focus");
    }

    /// <summary>The texts of a bead's units on one side, as the page knows them.</summary>
    protected Task<string[]> UnitsAsync(string bead, string side) => Page.EvaluateAsync<string[]>(
        "([id, side]) => { const { store } = document.querySelector('pair-editor').desk; return store.beads.get(id)[side].map(key => store.unit(side, key).text); }",
        new[] { bead, side });

    /// <summary>The name of the bead that holds a sentence with those words.</summary>
    protected Task<string> BeadOfAsync(string words) => Page.EvaluateAsync<string>(
        """
        words => {
          const { store } = document.querySelector('pair-editor').desk;
          for (const side of ['source', 'target'])
            for (const [key, unit] of Object.entries(store.side(side).units)) if (unit.text.includes(words)) return store.beadOf[side].get(key);
          return null;
        }
        """,
        words);

    /// <summary>What axe holds against a page, or against the part of it that a selector names.</summary>
    protected static Task<string[]> ViolationsAsync(IPage page, string? part = null) => Axe.ViolationsAsync(page, part);

    /// <summary>What the status line says.</summary>
    protected Task<string> StatusAsync() => Page.Locator("live-region").InnerTextAsync();

    private static async Task SavingAsync(IPage page, Func<Task> act, int actions)
    {
        const string revision = "document.querySelector('pair-editor').desk.store.revision";
        var before = await page.EvaluateAsync<long>(revision);
        await act();
        await page.WaitForFunctionAsync(
            $"wanted => {revision} >= wanted && !document.querySelector('pair-editor').hasAttribute('data-saving')",
            before + actions,
            new PageWaitForFunctionOptions { Timeout = WorkbenchProcess.Patience });
    }
}
