namespace Bilingual.Tests.EndToEnd;

/// <summary>
/// Four articles and what one run of the main job, a process of its own, made of them. Tests look at it, or work on copies; nobody writes to it.
/// </summary>
public sealed class ProcessedArticles : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Folder of the articles.</summary>
    public string Articles => folder["articles"];

    /// <summary>Folder that the run wrote.</summary>
    public string Output => folder["out"];

    /// <summary>How the run ended.</summary>
    internal BilingualProcess.Result Run { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        CopyFolder(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Articles"), Articles, "*.txt");
        Run = await BilingualProcess.RunAsync(["run", Articles, "--out", Output]);
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    /// <summary>Copies the articles, for a test that changes them.</summary>
    public void CopyArticles(string target) => CopyFolder(Articles, target, "*");

    /// <summary>Copies what the run wrote, for a test that goes on from there.</summary>
    public void CopyOutput(string target) => CopyFolder(Output, target, "*");

    private static void CopyFolder(string source, string target, string pattern)
    {
        foreach (var file in Directory.EnumerateFiles(source, pattern, SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

/// <summary>Tests that share the processed articles; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ProcessedArticlesTests : ICollectionFixture<ProcessedArticles>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "Processed articles";
}
