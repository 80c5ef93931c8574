using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Corpora;
using Bilingual.Glossaries;
using Bilingual.Hosting;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bilingual.Tests.Hosting.Storage;

public sealed class WorkspaceTests : IDisposable
{
    private static readonly TermIndex Glossary = new([SampleDocuments.Term]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Migrations_Applied_GiveTheSchemaOfTheModel()
    {
        await using var workspace = await Workspace.OpenAsync(folder.Path, default);
        await using var migrated = workspace.CreateContext();
        await using var created = new WorkspaceContext(SqliteWorkspace.Options(folder["created.db"]));
        await created.Database.EnsureCreatedAsync();

        Assert.Equal(await SchemaAsync(created), await SchemaAsync(migrated));
    }

    [Fact]
    public async Task Documents_SavedAndLoaded_AreTheSame()
    {
        await using var workspace = await Workspace.OpenAsync(folder.Path, default);
        var saved = SampleDocuments.Create("a/satu.txt", "id", "Meta punya kecerdasan super", "Kata \"kutip\" & <tanda>.");
        await workspace.Documents.SaveAsync([saved], "rules-1", default);

        var stored = Assert.Single(await workspace.Documents.ListAsync(default));
        var loaded = await workspace.Documents.LoadAsync(stored.Id, Glossary, default);

        Assert.Equal(("a/satu.txt", "id", saved.Document.ContentHash, "rules-1"), (stored.Path, stored.Language, stored.ContentHash, stored.AnalysisFingerprint));
        Assert.Equal(saved.Document.Text, loaded.Document.Text);
        Assert.Equal(saved.Document.Notes.AsEnumerable(), loaded.Document.Notes);
        Assert.Equal(("windows-1252", .9), (loaded.Document.Encoding, loaded.Document.LanguageProbability));
        Assert.Equal(saved.Document.Paragraphs.Select(p => (p.Index, p.Line, p.Span, p.Text, p.Kind, p.KindRule)), loaded.Document.Paragraphs.Select(p => (p.Index, p.Line, p.Span, p.Text, p.Kind, p.KindRule)));
        Assert.Equal(saved.Document.Paragraphs.SelectMany(p => p.Sentences), loaded.Document.Paragraphs.SelectMany(p => p.Sentences));
        Assert.Equal(saved.Document.Paragraphs.Select(p => p.Map.Runs.AsEnumerable()), loaded.Document.Paragraphs.Select(p => p.Map.Runs.AsEnumerable()));
        Assert.Equal(saved.Terms.Select(t => t.AsEnumerable()), loaded.Terms.Select(t => t.AsEnumerable()));
        Assert.Same(SampleDocuments.Term, loaded.Terms[0][0].Entry);
    }

    [Fact]
    public async Task SaveAsync_DocumentOfTheSamePath_ReplacesItAndItsParts()
    {
        await using var workspace = await Workspace.OpenAsync(folder.Path, default);
        await workspace.Documents.SaveAsync([SampleDocuments.Create("a.txt", "id", "lama", "dua", "tiga")], "r", default);
        await workspace.Documents.SaveAsync([SampleDocuments.Create("a.txt", "id", "baru")], "r", default);

        var stored = Assert.Single(await workspace.Documents.ListAsync(default));
        var loaded = await workspace.Documents.LoadAsync(stored.Id, Glossary, default);
        await using var context = workspace.CreateContext();

        Assert.Equal("baru", Assert.Single(loaded.Document.Paragraphs).Text);
        Assert.Equal((1, 1), (await context.Paragraphs.CountAsync(), await context.Sentences.CountAsync()));
    }

    [Fact]
    public async Task ListAsync_Documents_ComeByPathInOrdinalOrder()
    {
        await using var workspace = await Workspace.OpenAsync(folder.Path, default);
        await workspace.Documents.SaveAsync(
            [SampleDocuments.Create("b.txt", "id", "x"), SampleDocuments.Create("B.txt", "id", "x"), SampleDocuments.Create("a/z.txt", "id", "x")], "r", default);

        Assert.Equal(["B.txt", "a/z.txt", "b.txt"], (await workspace.Documents.ListAsync(default)).Select(d => d.Path));
    }

    [Fact]
    public async Task Pairs_SavedAndLoaded_AreTheSame()
    {
        await using var workspace = await Workspace.OpenAsync(folder.Path, default);
        var pair = await PairAsync(workspace, "f1");
        var evidence = new Evidence(.71, .5, ["1.43e10"], ["Wang"], ["superintelligence"]);
        var aligned = new AlignedPair(
            pair.Id,
            pair.Pair with { Relation = DocumentRelation.Parallel },
            [new Link(0, 1, Relation.Partial, .8, evidence), new Link(1, 0, Relation.Related, .6, Evidence.None)],
            [new ScoredBead(new Bead([0, 1], [2], .9, evidence), Relation.Translation, .95), new ScoredBead(new Bead([], [0], .7, Evidence.None), Relation.Related, 0)]);

        await workspace.Pairs.SaveAsync([aligned], default);
        var stored = Assert.Single(await workspace.Pairs.ListAsync(default));
        var loaded = await workspace.Pairs.LoadAsync(stored, default);

        Assert.True(stored.IsAligned);
        Assert.Equal(DocumentRelation.Parallel, stored.Pair.Relation);
        Assert.Equal([(0, 1, Relation.Partial, .8), (1, 0, Relation.Related, .6)], loaded.Links.Select(l => (l.Source, l.Target, l.Relation, l.Probability)));
        Assert.Equal(evidence.ToString(), loaded.Links[0].Evidence.ToString());
        Assert.Equal([0, 1], loaded.Beads[0].Bead.Source.AsEnumerable());
        Assert.Equal([2], loaded.Beads[0].Bead.Target.AsEnumerable());
        Assert.Equal((Relation.Translation, .95, .9), (loaded.Beads[0].Relation, loaded.Beads[0].Score, loaded.Beads[0].Bead.Probability));
        Assert.Empty(loaded.Beads[1].Bead.Source);
    }

    [Fact]
    public async Task ReplaceAsync_UnchangedFingerprint_KeepsTheAlignment()
    {
        await using var workspace = await Workspace.OpenAsync(folder.Path, default);
        var pair = await PairAsync(workspace, "f1");
        await workspace.Pairs.SaveAsync([new AlignedPair(pair.Id, pair.Pair, [new Link(0, 0, Relation.Related, .9, Evidence.None)], [])], default);

        await workspace.Pairs.ReplaceAsync([(pair.Pair, pair.Source, pair.Target, "f1")], "pairs", "same", default);
        var kept = Assert.Single(await workspace.Pairs.ListAsync(default));
        await workspace.Pairs.ReplaceAsync([(pair.Pair, pair.Source, pair.Target, "f2")], "pairs", "changed", default);
        var renewed = Assert.Single(await workspace.Pairs.ListAsync(default));

        Assert.Equal((pair.Id, true), (kept.Id, kept.IsAligned));
        Assert.False(renewed.IsAligned);
        Assert.Empty((await workspace.Pairs.LoadAsync(renewed, default)).Links);
        Assert.Equal("changed", await workspace.Runs.GetStateAsync("pairs", default));
    }

    [Fact]
    public async Task RemoveAsync_Document_TakesItsPairsAndLeavesDecisions()
    {
        await using var workspace = await Workspace.OpenAsync(folder.Path, default);
        await PairAsync(workspace, "f1");
        await workspace.Pairs.DecideAsync(Decision("id.txt", "en.txt"), default);

        await workspace.Documents.RemoveAsync(["id.txt"], default);

        Assert.Empty(await workspace.Pairs.ListAsync(default));
        Assert.Equal(ReviewState.Accepted, Assert.Single((await workspace.Pairs.DecisionsAsync(default))[("id.txt", "en.txt")]).State);
    }

    [Fact]
    public async Task DecisionsFingerprintAsync_AfterADecision_Changes()
    {
        await using var workspace = await Workspace.OpenAsync(folder.Path, default);
        var before = await workspace.Pairs.DecisionsFingerprintAsync(default);
        await workspace.Pairs.DecideAsync(Decision("a", "b"), default);

        Assert.Equal("0/0", before);
        Assert.Equal("1/1", await workspace.Pairs.DecisionsFingerprintAsync(default));
    }

    [Fact]
    public async Task OpenAsync_WhileAnotherWrites_SaysSo()
    {
        await using var first = await Workspace.OpenAsync(folder.Path, default);

        var fault = await Assert.ThrowsAsync<UsageException>(() => Workspace.OpenAsync(folder.Path, default));

        Assert.Equal($"the workspace in '{folder.Path}' is being written by another process; wait for it to end or choose another folder with --out", fault.Message);
    }

    [Fact]
    public async Task OpenAsync_FileThatIsNoDatabase_NamesFileAndCure()
    {
        folder.Write(Workspace.FileName, new string('x', 5000));

        var fault = await Assert.ThrowsAsync<UsageException>(() => Workspace.OpenAsync(folder.Path, default));

        Assert.Equal($"cannot open '{folder[Workspace.FileName]}': the workspace is damaged or is not a workspace; move it away and run again.", fault.Message);
    }

    [Fact]
    public void OpenForReading_NoWorkspace_SaysHowToMakeOne()
    {
        var fault = Assert.Throws<UsageException>(() => Workspace.OpenForReading(folder.Path));

        Assert.Equal($"there is no workspace at '{folder[Workspace.FileName]}'; make one with: bilingual run --out {folder.Path}", fault.Message);
    }

    [Fact]
    public async Task Translations_Saved_AreFoundByKey()
    {
        await using var workspace = await Workspace.OpenAsync(folder.Path, default);
        var key = TranslationStore.Key("lexicon-1", "id", "en", "Halo.");
        await workspace.Translations.SaveAsync(
            [new TranslationRow { Key = key, SourceHash = WorkspaceHash.Of("Halo."), SourceLanguage = "id", TargetLanguage = "en", Engine = "lexicon", Text = "Hello.", Characters = 0 }], default);

        var found = await workspace.Translations.FindAsync([key, TranslationStore.Key("lexicon-2", "id", "en", "Halo.")], default);

        Assert.Equal("Hello.", Assert.Single(found).Value.Text);
    }

    private static async Task<StoredPair> PairAsync(Workspace workspace, string fingerprint)
    {
        await workspace.Documents.SaveAsync([SampleDocuments.Create("id.txt", "id", "satu", "dua"), SampleDocuments.Create("en.txt", "en", "one", "two")], "r", default);
        var documents = (await workspace.Documents.ListAsync(default)).ToImmutableDictionary(d => d.Path);
        await workspace.Pairs.ReplaceAsync(
            [(new DocumentPair("id.txt", "en.txt", .9, DocumentRelation.Comparable, Evidence.None), documents["id.txt"].Id, documents["en.txt"].Id, fingerprint)], "pairs", "1", default);
        return Assert.Single(await workspace.Pairs.ListAsync(default));
    }

    private static DecisionRow Decision(string source, string target) => new()
    {
        Subject = DecisionSubject.Link,
        SourcePath = source,
        TargetPath = target,
        SourceHash = "s",
        TargetHash = "t",
        State = ReviewState.Accepted,
        Reviewer = "ani",
        DecidedAt = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
    };

    private static async Task<List<string>> SchemaAsync(WorkspaceContext context)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            """
            SELECT m.name || '.' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' pk=' || c.pk
            FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\_\_EF%' ESCAPE '\' AND m.name NOT LIKE 'sqlite%'
            UNION ALL SELECT 'index ' || m.name || ' on ' || m.tbl_name || ' unique=' || i."unique" || ' ' || (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x)
            FROM sqlite_master m, pragma_index_list(m.tbl_name) i WHERE m.type = 'index' AND i.name = m.name AND m.sql IS NOT NULL
            UNION ALL SELECT 'foreign ' || m.name || '.' || f."from" || ' -> ' || f."table" || '.' || f."to" || ' ' || f.on_delete
            FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
            ORDER BY 1
            """;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return lines;
    }
}
