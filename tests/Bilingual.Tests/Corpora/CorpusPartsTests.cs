using Bilingual.Alignment;
using Bilingual.Corpora;
using Bilingual.Tests.Interchange;

namespace Bilingual.Tests.Corpora;

public sealed class CorpusPartsTests
{
    [Theory]
    [InlineData(Relation.Translation, 0.5, ReviewState.Unreviewed, null)]
    [InlineData(Relation.Translation, 0.49, ReviewState.Unreviewed, "score below 0.5")]
    [InlineData(Relation.Partial, 0.9, ReviewState.Unreviewed, "no translation")]
    [InlineData(Relation.Related, 0.1, ReviewState.Edited, null)]
    [InlineData(Relation.Translation, 1, ReviewState.Rejected, "rejected in review")]
    public void Excludes_AUnit_SaysWhy(Relation relation, double score, ReviewState state, string? expected) => Assert.Equal(
        expected,
        new UnitSelection(0.5).Excludes(Sample.Unit("a", "b") with { Relation = relation, Score = score, State = state }));

    [Fact]
    public void Duplicates_InAnyOrder_KeepTheBestOfEachGroup()
    {
        var units = new[]
        {
            Unit("a", "Satu, dua!", "One, two!", 0.5),
            Unit("b", "Satu, dua!", "One, two!", 0.9),
            Unit("c", "satu dua", "óne two", 0.95),
            Unit("d", "Harga 100", "Price 100", 0.9),
            Unit("e", "Harga 250", "Price 250", 0.9),
            Unit("f", "Lain", "Other", 0.1),
            Unit("g", "Lain", "Others", 0.2),
        };
        const string expected = "a: duplicate of b|b: near-duplicate of c|c: |d: |e: near-duplicate of d|f: |g: ";
        Assert.Equal(expected, Find(units, units));
        Assert.Equal(expected, Find([.. units.Reverse()], units));
    }

    [Fact]
    public void Duplicates_OfAConfirmedUnit_GiveWayWhateverTheirScore()
    {
        var confirmed = Unit("z", "Satu", "One", 0.1) with { State = ReviewState.Accepted };
        Assert.Equal("a: duplicate of z|z: ", Find([Unit("a", "Satu", "One", 0.9), confirmed], [Unit("a", "Satu", "One", 0.9), confirmed]));
    }

    [Fact]
    public void Duplicates_OfPunctuationAlone_AreNotAllAlike() =>
        Assert.Equal("a: |b: ", Find([Unit("a", "!", "?", 1), Unit("b", "…", ".", 1)], [Unit("a", "!", "?", 1), Unit("b", "…", ".", 1)]));

    [Fact]
    public void Duplicates_AnyText_IsADuplicateOfItsCopy() => Hostile.Holds(text =>
    {
        var (first, copy) = (Unit("a", text, "x", 1), Unit("b", text, "x", 0.5));
        Assert.Equal("a: |b: duplicate of a", Find([first, copy], [first, copy]));
    });

    [Fact]
    public void Split_PairedDocuments_GoToTheSamePart()
    {
        var split = new DocumentSplit(new SplitOptions { Validation = 0.25, Test = 0.25 });
        for (var event_ = 0; event_ < 400; event_++)
        {
            split.Add($"id/{event_}a", $"en/{event_}a");
            split.Add($"id/{event_}b", $"en/{event_}b");
            split.Add($"id/{event_}b", $"en/{event_}a");
        }

        var parts = Enumerable.Range(0, 400).Select(event_ => (Part(split, $"id/{event_}a"), Part(split, $"id/{event_}b"))).ToArray();
        Assert.All(parts, pair => Assert.Equal(pair.Item1, pair.Item2));
        Assert.InRange(parts.Count(pair => pair.Item1 == CorpusPart.Test), 80, 120);
        Assert.InRange(parts.Count(pair => pair.Item1 == CorpusPart.Validation), 80, 120);
    }

    [Fact]
    public void Split_InAnotherOrderOrBesideOtherDocuments_IsTheSame()
    {
        var forward = new DocumentSplit(new SplitOptions { Test = 0.5 });
        var backward = new DocumentSplit(new SplitOptions { Test = 0.5 });
        for (var index = 0; index < 50; index++)
            forward.Add($"id/{index}", $"en/{index / 2}");
        backward.Add("id/other", "en/other");
        for (var index = 49; index >= 0; index--)
            backward.Add($"id/{index}", $"en/{index / 2}");

        Assert.All(Enumerable.Range(0, 50), index => Assert.Equal(Part(forward, $"id/{index}"), Part(backward, $"id/{index}")));
    }

    [Theory]
    [InlineData(0.6, 0.5)]
    [InlineData(-0.1, 0.5)]
    public void Split_SharesThatAreNone_AreRefused(double validation, double test) => Assert.StartsWith(
        "A corpus cannot be divided so: ",
        Assert.Throws<ArgumentException>(() => new DocumentSplit(new SplitOptions { Validation = validation, Test = test })).Message,
        StringComparison.Ordinal);

    private static CorpusPart Part(DocumentSplit split, string path)
    {
        var unit = Sample.Unit("a", "b");
        return split.PartOf(unit with { Source = unit.Source with { Path = path } });
    }

    private static TranslationUnit Unit(string id, string source, string target, double score) => Sample.Unit(source, target, id) with { Score = score };

    private static string Find(TranslationUnit[] added, TranslationUnit[] asked)
    {
        var index = new DuplicateIndex();
        foreach (var unit in added)
            index.Add(unit);
        return string.Join('|', asked.Select(unit => $"{unit.Id}: {index.Find(unit)}"));
    }
}
