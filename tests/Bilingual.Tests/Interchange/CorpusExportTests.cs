using Bilingual.Documents;
using Bilingual.Interchange;
using Bilingual.Interchange.Json;
using Bilingual.Interchange.Tmx;

namespace Bilingual.Tests.Interchange;

public sealed class CorpusExportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bilingual-export-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task WriteAsync_SeveralFormats_WritesEachInOnePassAndCountsWhatWasSkipped()
    {
        var result = await CorpusExport.WriteAsync(
            [new TmxFormat(), new JsonLinesFormat()],
            folder,
            "corpus",
            new CorpusInfo(),
            [Sample.Unit("a", "b"), Sample.Unit("", "b"), Sample.Unit("c", "d")],
            CancellationToken.None);

        Assert.Equal(2, result.Written);
        Assert.Equal(1, result.Skipped);
        Assert.Equal([Path.Combine(folder, "corpus.tmx"), Path.Combine(folder, "corpus.jsonl")], result.Paths);
        Assert.Equal(2, (await File.ReadAllLinesAsync(result.Paths[1])).Length);
        Assert.Equal(2, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public async Task WriteAsync_WhenTheUnitsFail_ReplacesNoFile()
    {
        var path = Path.Combine(folder, "corpus.jsonl");
        await File.WriteAllTextAsync(path, "old");
        IEnumerable<Bilingual.Corpora.TranslationUnit> Units()
        {
            yield return Sample.Unit("a", "b");
            throw new InvalidDataException("broken");
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => CorpusExport.WriteAsync(
            [new TmxFormat(), new JsonLinesFormat()], folder, "corpus", new CorpusInfo(), Units(), CancellationToken.None));
        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task WriteAsync_WhereOneFileCannotBeWritten_NamesItAndReplacesNone()
    {
        Directory.CreateDirectory(Path.Combine(folder, "corpus.jsonl"));
        var fault = await Assert.ThrowsAsync<OutputException>(() => CorpusExport.WriteAsync(
            [new TmxFormat(), new JsonLinesFormat()], folder, "corpus", new CorpusInfo(), [Sample.Unit("a", "b")], CancellationToken.None));
        Assert.Equal("it is a folder", fault.Reason);
        Assert.Empty(Directory.GetFiles(folder));
    }
}
