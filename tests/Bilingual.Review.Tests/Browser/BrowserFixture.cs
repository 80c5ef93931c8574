using Bilingual.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bilingual.Review.Tests.Browser;

/// <summary>One browser, and a processed workspace for each folder of articles, for all tests; each test works on a copy of a workspace.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bilingual-review-");
    private readonly Dictionary<string, DirectoryInfo> processed = new(StringComparer.Ordinal);
    private readonly Lazy<ServiceProvider> services = new(() => new ServiceCollection().AddBilingual(WorkbenchHere.Settings, new ConfigurationBuilder().Build()).BuildServiceProvider());
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The browser.</summary>
    public IBrowser Browser => browser ?? throw new InvalidOperationException("No browser was started.");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Chromium.Executable is null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Executable,
            // One process for all pages of a reviewer, none kept in store for pages that never come: starting them takes longer than most tests.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--renderer-process-limit=1"],
            Timeout = WorkbenchProcess.Patience,
        });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (services.IsValueCreated)
            await services.Value.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Opens a workbench in this process, with the models that all tests share.</summary>
    internal Task<WorkbenchHere> OpenAsync(DirectoryInfo workspace) => WorkbenchHere.StartAsync(workspace, services.Value);

    /// <summary>A fresh copy of the workspace that the main job makes of a folder of articles under <c>Fixtures</c>.</summary>
    public async Task<DirectoryInfo> CopyWorkspaceAsync(string articles)
    {
        if (!processed.TryGetValue(articles, out var made))
        {
            made = folder.CreateSubdirectory(articles);
            await WorkbenchProcess.RunAsync("run", Path.Combine(AppContext.BaseDirectory, "Fixtures", articles), "--out", made.FullName, "--quiet", "--glossary", WorkbenchHere.Glossary);
            processed.Add(articles, made);
        }

        var copy = Directory.CreateTempSubdirectory("bilingual-review-");
        foreach (var file in made.EnumerateFiles("workspace.db*"))
            file.CopyTo(Path.Combine(copy.FullName, file.Name));
        return copy;
    }
}

/// <summary>Tests that share the browser; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "Browser";
}
