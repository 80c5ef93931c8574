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
    public void Pair_DocumentsThatShareFewerSentences_AreDoubtfulOrRefused()
    {
        // Log odds of -4 for documents without a common sentence, and 4 for those that have all ten in common.
        var confidence = Models.Confidence with { Document = AnsweringSentences(-4, 8) };
        List<DocumentSignals> sources = [Shared("id", 0, 3), Shared("id", 1, 10), Shared("id", 2, 2), Shared("id", 3, 5), Shared("id", 4, 0)];
        List<DocumentSignals> targets = [Shared("en", 0, 3), Shared("en", 1, 10), Shared("en", 2, 2), Shared("en", 3, 5), Shared("en", 4, 0)];

        Assert.Equal(
            ["01.id-01.en 0.9820", "03.id-03.en 0.5000", "00.id-00.en 0.1680"],
            new DocumentPairer(confidence).Pair(sources, targets).Select(Listed));
        Assert.Equal(
            ["01.id-01.en 0.9820", "03.id-03.en 0.5000", "00.id-00.en 0.1680", "02.id-02.en 0.0832"],
            new DocumentPairer(confidence) { LeastProbability = 0.05 }.Pair(sources, targets).Select(Listed));
    }

    [Fact]
    public void Pair_DocumentsWithoutPartner_AreRefused()
    {
        var confidence = Models.Confidence with { Document = AnsweringSentences(-4, 8) };

        Assert.Equal(
            Enumerable.Range(6, 6).Select(i => $"{i:00}.id-{i:00}.en 0.9820"),
            new DocumentPairer(confidence).Pair(Side("id", 0, 12), Side("en", 6, 12)).Select(Listed));
        Assert.Empty(new DocumentPairer(confidence).Pair(Side("id", 0, 8), Side("en", 20, 8)));
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

    /// <summary>A document whose first sentences have a counterpart, while the rest have none.</summary>
    private static DocumentSignals Shared(string language, int document, int sentences)
    {
        var prefix = language == "id" ? 's' : 't';
        string[] paragraphs = [.. Paragraphs(prefix, document)[..sentences], .. Paragraphs(prefix, document + (language == "id" ? 20 : 40))[sentences..]];
        return Articles.Make(Extractor, $"{document:00}.{language}", language, paragraphs);
    }

    /// <summary>A model of documents that asks for nothing but the share of sentences that answer each other.</summary>
    private static AdditiveModel AnsweringSentences(double none, double all) => new(
        none,
        [.. DocumentCells.Measurements.Select(measurement => new AdditiveCurve(measurement.Name, [0, 1], [0, measurement.Name == "answering-sentences" ? all : 0]))]);

    private static string Listed(DocumentPair pair) => FormattableString.Invariant($"{Name(pair)} {pair.Probability:0.0000}");

    private static string Name(DocumentPair pair) => $"{pair.SourcePath}-{pair.TargetPath}";

    private static List<string> Text(ImmutableArray<DocumentPair> pairs) => [.. pairs.Select(pair => $"{Name(pair)} {pair.Probability:R} {pair.Relation} {pair.Evidence}")];
}
