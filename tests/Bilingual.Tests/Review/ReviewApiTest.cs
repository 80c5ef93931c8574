using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting;
using Bilingual.Hosting.Review;
using Bilingual.Review;
using Bilingual.Tests.Hosting.Review;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Bilingual.Tests.Hosting.Review.ReviewSample;

namespace Bilingual.Tests.Review;

/// <summary>A test of the interface that pages of the workbench speak, over HTTP.</summary>
public abstract class ReviewApiTest : IAsyncLifetime, IDisposable
{
    private readonly List<IAsyncDisposable> open = [];
    private readonly TemporaryFolder folder = new();
    private ServiceProvider services = null!;

    /// <summary>Folder of the workspace and its glossary.</summary>
    private protected TemporaryFolder Folder => folder;

    /// <summary>Services of the program.</summary>
    protected IServiceProvider Services => services;

    public Task InitializeAsync()
    {
        folder.Write("glossary/terms.tsv", "term\tvariants\ttarget\ttarget_variants\tpart_of_speech\tstatus\tcase_sensitive\tdomain\tnote\nbanjir\t\tflood\t\t\t\t\t\t\n");
        services = new ServiceCollection().AddBilingual(new BilingualSettings { GlossaryPath = folder["glossary"] }, new ConfigurationBuilder().Build()).BuildServiceProvider();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var each in Enumerable.Reverse(open))
            await each.DisposeAsync();
        await services.DisposeAsync();
    }

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the workbench over the sample pair; the client signs as ani.</summary>
    protected async Task<ApiClient> StartAsync(Func<ReviewServerOptions, ReviewServerOptions>? configure = null, string[][]? source = null, bool ownGlossary = true)
    {
        var term = new TermMatch(new TextSpan(0, 6), new TermEntry { Term = "banjir", Target = "flood" }, "banjir", "banjir", 0);
        var workbench = await Workbench.OpenAsync(await WorkspaceAsync(folder, source, term: term), services, ownGlossary ? folder["glossary"] : null, TimeProvider.System, default);
        open.Add(workbench);
        var options = new ReviewServerOptions { DefaultReviewer = "ani", WarmUp = false, PageFolder = folder["no-page"] };
        var server = await ReviewServer.StartAsync(workbench, configure?.Invoke(options) ?? options, null, default);
        open.Add(server);
        var id = OpenPairs.KeyOf("id/a.txt", "en/a.txt");
        return new ApiClient(new HttpClient { BaseAddress = new Uri(server.Address, "/") }, server.AntiForgery, id, "ani");
    }

    /// <summary>A text of an answer; null where it is absent.</summary>
    protected static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The units of each bead, in the order of the answer.</summary>
    protected static string[] Shape(JsonElement pair) =>
        [.. pair.GetProperty("beads").EnumerateArray().Select(bead => $"{Keys(bead, "source")}~{Keys(bead, "target")}")];

    private static string Keys(JsonElement bead, string side) => string.Join('+', bead.GetProperty(side).EnumerateArray().Select(unit => unit.GetString()));
}
