using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;

namespace Bilingual.Tests.Hosting.Storage;

public sealed class TranslationStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task SaveAsync_EqualKeys_KeepsTheFirstUnlessItWasProvisional()
    {
        await using var workspace = await Workspace.OpenAsync(folder.Path, default);
        await workspace.Translations.SaveAsync([Row("k1", "satu", "final"), Row("k2", "dua", "for now", isProvisional: true)], default);
        var before = await workspace.Translations.FingerprintAsync(default);

        await workspace.Translations.SaveAsync([Row("k1", "satu", "later"), Row("k2", "dua", "better")], default);

        var found = await workspace.Translations.FindAsync(["k1", "k2"], default);
        Assert.Equal(("final", "better", false), (found["k1"].Text, found["k2"].Text, found["k2"].IsProvisional));
        Assert.Equal(("2:1", "2:0"), (before, await workspace.Translations.FingerprintAsync(default)));
    }

    [Fact]
    public async Task DraftsAsync_Sentences_GivesADraftOfAnyEngineAndAFinalOneBeforeAProvisionalOne()
    {
        await using var workspace = await Workspace.OpenAsync(folder.Path, default);
        await workspace.Translations.SaveAsync(
            [Row("z", "satu", "for now", isProvisional: true), Row("a", "satu", "final"), Row("b", "dua", "two"), Row("c", "dua", "zwei", target: "de")], default);

        var drafts = await workspace.Translations.DraftsAsync(["satu", "dua", "tiga", "satu"], "id", "en", default);

        Assert.Equal([("dua", "two"), ("satu", "final")], drafts.Select(draft => (draft.Key, draft.Value.Text)).Order());
    }

    private static TranslationRow Row(string key, string source, string text, bool isProvisional = false, string target = "en") => new()
    {
        Key = key,
        SourceHash = WorkspaceHash.Of(source),
        SourceLanguage = "id",
        TargetLanguage = target,
        Engine = "stub",
        Text = text,
        IsProvisional = isProvisional,
    };
}
