using System.Collections.Immutable;
using System.Globalization;
using Bilingual.Alignment;
using Bilingual.Embedding;

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
        int[] shared = [3, 10, 2, 5, 0];
        List<DocumentSignals> sources = [.. shared.Select((count, document) => Numbered("id", document, count, rest: 100))];
        List<DocumentSignals> targets = [.. shared.Select((count, document) => Numbered("en", document, count, rest: 200))];

        Assert.Equal(
            ["1.id-1.en 0.9820", "3.id-3.en 0.5000", "0.id-0.en 0.1680"],
            new DocumentPairer(confidence).Pair(sources, targets).Select(Listed));
        Assert.Equal(
            ["1.id-1.en 0.9820", "3.id-3.en 0.5000", "0.id-0.en 0.1680", "2.id-2.en 0.0832"],
            new DocumentPairer(confidence) { LeastProbability = 0.05 }.Pair(sources, targets).Select(Listed));
    }

    [Fact]
    public void Pair_DocumentsWithoutPartner_AreRefused()
    {
        var confidence = Models.Confidence with { Document = AnsweringSentences(-4, 8) };
        List<DocumentSignals> sources = [.. Enumerable.Range(0, 6).Select(document => Numbered("id", document, 10, rest: 0))];
        List<DocumentSignals> targets = [.. Enumerable.Range(4, 6).Select(document => Numbered("en", document, 10, rest: 0))];

        Assert.Equal(["4.id-4.en 0.9820", "5.id-5.en 0.9820"], new DocumentPairer(confidence).Pair(sources, targets).Select(Listed));
        Assert.Empty(new DocumentPairer(confidence).Pair(sources[..4], targets));
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

    /// <summary>A document of ten sentences, of which the first have a counterpart in the document of the same number.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="document">Its number.</param>
    /// <param name="shared">Sentences with a counterpart.</param>
    /// <param name="rest">Where the numbers of the other sentences begin.</param>
    private static DocumentSignals Numbered(string language, int document, int shared, int rest) => Articles.Make(
        new SignalExtractor(new NumberEncoder()),
        $"{document}.{language}",
        language,
        [.. Enumerable.Range(0, 10).Select(sentence => FormattableString.Invariant($"{(sentence < shared ? 0 : rest) + (10 * document) + sentence}"))]);

    /// <summary>A model of documents that asks for nothing but the share of sentences that answer each other.</summary>
    private static AdditiveModel AnsweringSentences(double none, double all) => new(
        none,
        [.. DocumentCells.Measurements.Select(measurement => new AdditiveCurve(measurement.Name, [0, 1], [0, measurement.Name == "answering-sentences" ? all : 0]))]);

    private static string Listed(DocumentPair pair) => FormattableString.Invariant($"{Name(pair)} {pair.Probability:0.0000}");

    private static string Name(DocumentPair pair) => $"{pair.SourcePath}-{pair.TargetPath}";

    private static List<string> Text(ImmutableArray<DocumentPair> pairs) => [.. pairs.Select(pair => $"{Name(pair)} {pair.Probability:R} {pair.Relation} {pair.Evidence}")];

    /// <summary>Sentences that are a number: equal ones are alike, all others have nothing in common.</summary>
    private sealed class NumberEncoder : ISentenceEncoder
    {
        public int Dimension => 256;

        public string Fingerprint => "number-encoder";

        public float Encode(ReadOnlySpan<char> text, Span<float> vector)
        {
            vector.Clear();
            vector[int.Parse(text, CultureInfo.InvariantCulture)] = 1;
            return 1;
        }
    }
}
