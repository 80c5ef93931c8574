using Bilingual.Alignment;
using Bilingual.Corpora;
using Bilingual.Glossaries;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;
using Bilingual.Translation;
using Bilingual.Translation.Memory;

namespace Bilingual.Tests.Hosting.Storage;

public sealed class WorkspaceMemorySourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ReadAsync_ReviewedUnits_GivesThoseThatWereAcceptedOrEditedInBothDirections()
    {
        await using (var workspace = await Workspace.OpenAsync(folder.Path, default))
        {
            await workspace.Documents.SaveAsync(
                [SampleDocuments.Create("id.txt", "id", "satu", "dua", "tiga", "empat"), SampleDocuments.Create("en.txt", "en", "one", "two", "three", "four")], "r", default);
            var documents = await workspace.Documents.ListAsync(default);
            var (source, target) = (documents.Single(d => d.Path == "id.txt").Id, documents.Single(d => d.Path == "en.txt").Id);
            await workspace.Pairs.ReplaceAsync([(new DocumentPair("id.txt", "en.txt", .9, DocumentRelation.Parallel, Evidence.None), source, target, "f")], "pairs", "s", default);
            var pair = Assert.Single(await workspace.Pairs.ListAsync(default));
            await workspace.Pairs.SaveAsync(
                [new AlignedPair(pair.Id, pair.Pair, [], [.. Enumerable.Range(0, 4).Select(i => new ScoredBead(new Bead([i], [i], .9, Evidence.None), Relation.Translation, .9))])], default);
            await workspace.Pairs.DecideAsync(Decision("satu", "one", ReviewState.Accepted), default);
            await workspace.Pairs.DecideAsync(Decision("dua", "two", ReviewState.Rejected), default);
            await workspace.Pairs.DecideAsync(Decision("tiga", "three", ReviewState.Edited, "THREE"), default);
        }

        var memory = new WorkspaceMemorySource(new MemoryOptions { Workspaces = { folder.Path } }, () => Glossary.Empty, () => null!);

        Assert.Equal([new("satu", "one"), new MemoryPair("tiga", "THREE")], await ReadAsync(memory, "id", "en"));
        Assert.Equal([new("one", "satu"), new MemoryPair("THREE", "tiga")], await ReadAsync(memory, "en-GB", "id"));
    }

    [Fact]
    public async Task ReadAsync_NoWorkspace_NamesThePlace()
    {
        var memory = new WorkspaceMemorySource(new MemoryOptions { Workspaces = { folder.Path } }, () => Glossary.Empty, () => null!);

        var fault = await Assert.ThrowsAsync<TranslatorException>(() => ReadAsync(memory, "id", "en"));

        Assert.StartsWith($"The translation memory (Engines:Memory:Workspaces): there is no workspace at '{Path.Combine(folder.Path, "workspace.db")}'", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<List<MemoryPair>> ReadAsync(WorkspaceMemorySource memory, string source, string target)
    {
        var pairs = new List<MemoryPair>();
        await foreach (var pair in memory.ReadAsync(source, target, default))
            pairs.Add(pair);
        return pairs;
    }

    private static DecisionRow Decision(string source, string target, ReviewState state, string? edited = null) => new()
    {
        Subject = DecisionSubject.Bead,
        SourcePath = "id.txt",
        TargetPath = "en.txt",
        SourceHash = WorkspaceHash.Of(source),
        TargetHash = WorkspaceHash.Of(target),
        State = state,
        EditedTarget = edited,
        Reviewer = "ani",
        DecidedAt = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
    };
}
