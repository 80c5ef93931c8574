using System.Collections.Immutable;
using Bilingual.Alignment;

namespace Bilingual.Tests.Alignment;

public sealed class DocumentPairerTests
{
    private static readonly SignalExtractor Extractor = new(new LexiconEncoder());

    [Fact]
    public void Pair_TranslatedDocuments_FindsEachPartner()
    {
        var pairs = new DocumentPairer(Models.Confidence).Pair(Side("id", 0, 12), Side("en", 0, 12)).Where(pair => pair.Probability >= 0.5);

        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{i:00}.id-{i:00}.en"), pairs.Select(Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pair_EmptySide_FindsNothing()
    {
        Assert.Empty(new DocumentPairer(Models.Confidence).Pair([], Side("en", 0, 3)));
        Assert.Empty(new DocumentPairer(Models.Confidence).Pair(Side("id", 0, 3), []));
    }

    [Fact]
    public void Pair_DocumentsWithoutContent_GivesProbabilitiesThatAreNumbers()
    {
        var pairs = new DocumentPairer(Models.Confidence) { LeastProbability = 0 }.Pair(
            [Articles.Make(Extractor, "empty", "id"), Articles.Make(Extractor, "page", "id", "!Share")], Side("en", 0, 2));

        Assert.All(pairs, pair => Assert.InRange(pair.Probability, 0, 1));
    }

    [Fact]
    public void Pair_SidesSwapped_MirrorsThePairs()
    {
        var there = new DocumentPairer(Models.Confidence).Pair(Side("id", 0, 30), Side("en", 10, 30));
        var back = new DocumentPairer(Models.Confidence).Pair(Side("en", 10, 30), Side("id", 0, 30));

        Assert.Equal(
            there.Select(pair => $"{pair.SourcePath} {pair.TargetPath} {pair.Probability:0.0000}").Order(StringComparer.Ordinal),
            back.Select(pair => $"{pair.TargetPath} {pair.SourcePath} {pair.Probability:0.0000}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pair_OnOneOrFourThreads_GivesTheSame()
    {
        var one = new DocumentPairer(Models.Confidence) { Threads = 1 }.Pair(Side("id", 0, 40), Side("en", 5, 40));
        var four = new DocumentPairer(Models.Confidence) { Threads = 4 }.Pair(Side("id", 0, 40), Side("en", 5, 40));

        Assert.Equal(Text(one), Text(four));
    }

    [Fact]
    public void Find_ThroughCells_FindsTheSamePartnersAsTheExactSearch()
    {
        var collection = new DocumentCollection();
        DocumentSketch[] sources = [.. Side("id", 0, 150).Select(collection.Add)];
        DocumentSketch[] targets = [.. Side("en", 0, 150).Select(collection.Add)];

        var candidates = new CandidateSearch(threads: 2) { ExactUpTo = 0 }.Find(sources, targets, default);

        Assert.All(Enumerable.Range(0, 150), i => Assert.Contains((i, i), candidates));
        Assert.True(candidates.Count < 150 * 150 / 4, $"{candidates.Count} candidates are hardly fewer than all pairs");
    }

    [Fact]
    public void Find_ThroughCellsWithSidesSwapped_MirrorsTheCandidates()
    {
        var collection = new DocumentCollection();
        DocumentSketch[] sources = [.. Side("id", 0, 60).Select(collection.Add)];
        DocumentSketch[] targets = [.. Side("en", 20, 90).Select(collection.Add)];
        var search = new CandidateSearch(threads: 2) { ExactUpTo = 0 };

        Assert.Equal(
            search.Find(sources, targets, default),
            search.Find(targets, sources, default).Select(pair => (pair.Target, pair.Source)).Order());
    }

    private static List<DocumentSignals> Side(string language, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(d => Articles.Make(Extractor, $"{d:00}.{language}", language, Paragraphs(language == "id" ? 's' : 't', d)))];

    /// <summary>Ten paragraphs of words that no other document has.</summary>
    private static string[] Paragraphs(char prefix, int document) =>
    [
        .. Enumerable.Range(0, 10).Select(p => string.Join(' ', Enumerable.Range(0, 8).Select(w => $"{prefix}{(1000 * (document + 1)) + (10 * p) + w}"))),
    ];

    private static string Name(DocumentPair pair) => $"{pair.SourcePath}-{pair.TargetPath}";

    private static List<string> Text(ImmutableArray<DocumentPair> pairs) => [.. pairs.Select(pair => $"{Name(pair)} {pair.Probability:R} {pair.Relation} {pair.Evidence}")];
}
