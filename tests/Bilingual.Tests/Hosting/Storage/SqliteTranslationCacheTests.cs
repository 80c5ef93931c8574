using Bilingual.Hosting;
using Bilingual.Hosting.Storage;
using Bilingual.Translation;

namespace Bilingual.Tests.Hosting.Storage;

public sealed class SqliteTranslationCacheTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public async Task FindAsync_AfterSave_FindsTheFirstOfEqualKeysAcrossInstances()
    {
        var cache = SqliteTranslationCache.Open(folder["a/b/cache.db"]);
        await cache.SaveAsync([new("k1", new("one", "deepl", 3)), new("k2", new("two \0 é😀", "azure", 0))], default);
        await cache.SaveAsync([new("k1", new("other", "deepl", 9))], default);

        var found = await SqliteTranslationCache.Open(folder["a/b/cache.db"]).FindAsync(["k1", "k2", "k3"], default);

        Assert.Equal(2, found.Count);
        Assert.Equal(new CachedTranslation("one", "deepl", 3), found["k1"]);
        Assert.Equal(new CachedTranslation("two \0 é😀", "azure", 0), found["k2"]);
    }

    [Fact]
    public async Task Open_FolderOfAWorkspace_SharesItsTable()
    {
        await using (var workspace = await Workspace.OpenAsync(folder.Path, default))
            await SqliteTranslationCache.Of(workspace).SaveAsync([new("k", new("x", "deepl", 1))], default);

        Assert.Equal("x", (await SqliteTranslationCache.Open(folder.Path).FindAsync(["k"], default))["k"].Text);
    }

    [Fact]
    public async Task Open_BeforeTheWorkspaceIsMade_DoesNotStandInItsWay()
    {
        await SqliteTranslationCache.Open(folder.Path).SaveAsync([new("k", new("x", "deepl", 1))], default);

        await using var workspace = await Workspace.OpenAsync(folder.Path, default);

        Assert.Single(await SqliteTranslationCache.Of(workspace).FindAsync(["k"], default));
    }

    [Fact]
    public async Task SaveAsync_ManyAtOnce_AllAreKept()
    {
        var cache = SqliteTranslationCache.Open(folder["cache.db"]);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () => await cache.SaveAsync([new($"k{i}", new($"t{i}", "e", i))], default))));

        Assert.Equal(16, (await cache.FindAsync([.. Enumerable.Range(0, 16).Select(i => $"k{i}")], default)).Count);
    }

    [Fact]
    public void Open_NoDatabase_SaysSo()
    {
        var file = folder.Write("teks.txt", new string('x', 5000));

        var fault = Assert.Throws<UsageException>(() => SqliteTranslationCache.Open(file));

        Assert.StartsWith($"cannot keep translations in '{file}': the workspace is damaged or is not a workspace", fault.Message, StringComparison.Ordinal);
    }
}
