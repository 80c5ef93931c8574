using Bilingual.Alignment;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Alignment;

public sealed class SentenceAlignerTests
{
    private static readonly SignalExtractor Extractor = new(new LexiconEncoder());
    private static readonly SentenceAligner Aligner = new(Models.Confidence);

    [Fact]
    public void Align_TranslatedText_GivesOneToOneBeadsInOrder()
    {
        var alignment = Align(Sentences('s', 12), Sentences('t', 12));

        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{i}:{i}"), Text(alignment));
        Assert.Equal(AlignmentMode.Parallel, alignment.Mode);
    }

    [Fact]
    public void Align_ForeignUnitInserted_LeavesEverythingElseAsItWas()
    {
        var target = Sentences('t', 12);
        target.Insert(5, "foreign words that nobody wrote before");

        var alignment = Align(Sentences('s', 12), target);

        Assert.Equal(
            Enumerable.Range(0, 5).Select(i => $"{i}:{i}").Append(":5").Concat(Enumerable.Range(5, 7).Select(i => $"{i}:{i + 1}")),
            Text(alignment));
    }

    [Fact]
    public void Align_TwoSentencesJoined_GivesATwoToOneBead()
    {
        var target = Sentences('t', 10);
        target[3] = target[3] + ' ' + target[4];
        target.RemoveAt(4);

        Assert.Contains("3,4:3", Text(Align(Sentences('s', 10), target)));
    }

    [Fact]
    public void Align_DocumentAgainstItself_IsTheIdentity()
    {
        var text = Sentences('s', 30);

        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i}:{i}"), Text(Align(text, text)));
    }

    [Fact]
    public void Align_ShuffledText_IsComparableAndFindsEveryPair()
    {
        var order = new[] { 7, 2, 9, 0, 5, 11, 3, 8, 1, 10, 4, 6 };
        var target = Sentences('t', 12);

        var alignment = Align(Sentences('s', 12), [.. order.Select(i => target[i])]);

        Assert.Equal(AlignmentMode.Comparable, alignment.Mode);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{i}:{Array.IndexOf(order, i)}").Order(), Text(alignment).Order());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    public void Align_EmptySide_GivesNullBeadsOnly(int source, int target)
    {
        var alignment = Align(Sentences('s', source), Sentences('t', target));

        Assert.Equal(source + target, alignment.Beads.Length);
        Assert.All(alignment.Beads, bead => Assert.True(bead.IsNull));
    }

    [Fact]
    public void Align_BlankLines_StayNullBeads()
    {
        var alignment = Align(["s1 s2 s3", "", "s4 s5 s6"], ["t1 t2 t3", "", "t4 t5 t6"]);

        Assert.Equal(4, alignment.Beads.Length);
        Assert.Contains("0:0", Text(alignment));
        Assert.Contains("2:2", Text(alignment));
    }

    [Fact]
    public void Align_AnyTexts_GivesAPartitionWithProbabilities() =>
        Prop.ForAll(Texts(), Texts(), (source, target) =>
        {
            var alignment = Align(source, target);
            return alignment.Beads.SelectMany(bead => bead.Source).Order().SequenceEqual(Enumerable.Range(0, source.Count))
                && alignment.Beads.SelectMany(bead => bead.Target).Order().SequenceEqual(Enumerable.Range(0, target.Count))
                && alignment.Beads.All(bead => bead.Probability is >= 0 and <= 1 && (!bead.IsNull || bead.Source.Length + bead.Target.Length == 1));
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<List<string>> Texts()
    {
        var word = Gen.Choose(1, 30).Select(i => $"s{i}");
        var sentence = Gen.Choose(0, 6).SelectMany(n => Gen.ListOf(word, n)).Select(words => string.Join(' ', words));
        return Gen.Choose(0, 9).SelectMany(n => Gen.ListOf(sentence, n)).Select(list => list.ToList()).ToArbitrary();
    }

    /// <summary>Sentences of six invented words each, no word twice.</summary>
    private static List<string> Sentences(char side, int count) =>
        [.. Enumerable.Range(0, count).Select(i => string.Join(' ', Enumerable.Range(i * 6, 6).Select(word => $"{side}{word + 100}")) + ".")];

    private static SentenceAlignment Align(IReadOnlyList<string> source, IReadOnlyList<string> target) =>
        Aligner.Align(Extractor.Extract(source, "id"), Extractor.Extract(target, "en"));

    private static IEnumerable<string> Text(SentenceAlignment alignment) =>
        alignment.Beads.Select(bead => $"{string.Join(',', bead.Source)}:{string.Join(',', bead.Target)}");
}
