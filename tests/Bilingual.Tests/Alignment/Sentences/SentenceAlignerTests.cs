using Bilingual.Alignment;
using FsCheck;
using FsCheck.Fluent;
using static Bilingual.Tests.Alignment.InventedText;

namespace Bilingual.Tests.Alignment;

public sealed class SentenceAlignerTests
{
    [Fact]
    public void Align_TranslatedText_GivesOneToOneBeadsInOrder()
    {
        var alignment = Align(Sentences('s', 12), Sentences('t', 12));

        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{i}:{i}"), Text(alignment));
        Assert.Equal(AlignmentMode.Parallel, alignment.Mode);
        Assert.Equal("0 of 12 links found without regard to order leave the common order", alignment.Reason);
        Assert.Empty(alignment.Moves);
    }

    [Fact]
    public void Align_ForeignUnitInserted_LeavesEverythingElseAsItWas() =>
        Prop.ForAll(Gen.Choose(0, 12).ToArbitrary(), place =>
        {
            var target = Sentences('t', 12);
            target.Insert(place, "foreign words that nobody wrote before");
            var expected = Enumerable.Range(0, 12).Select(i => $"{i}:{(i < place ? i : i + 1)}").Append($":{place}");
            return Text(Align(Sentences('s', 12), target)).Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Align_SentencesJoined_GivesAManyToOneBead(int joined)
    {
        var target = Sentences('t', 14);
        target[3] = string.Join(' ', target.Skip(3).Take(joined));
        target.RemoveRange(4, joined - 1);

        Assert.Contains($"{string.Join(',', Enumerable.Range(3, joined))}:3", Text(Align(Sentences('s', 14), target)));
    }

    [Fact]
    public void Align_SentencesJoinedApart_GivesATwoToTwoBead()
    {
        var (source, target) = (Sentences('s', 12), Sentences('t', 12));
        source[4] = source[4] + ' ' + source[5];
        source.RemoveAt(5);
        target[5] = target[5] + ' ' + target[6];
        target.RemoveAt(6);

        Assert.Contains("4,5:4,5", Text(Align(source, target)));
    }

    [Fact]
    public void Align_ForeignRunInsideABead_GivesABeadWithAHole()
    {
        var target = Sentences('t', 12);
        var source = Sentences('s', 12);
        source[3] = source[3] + ' ' + source[4];
        source.RemoveAt(4);
        target.InsertRange(4, ["foreign words that nobody wrote before", "nor after as far as anybody knows"]);

        Assert.Contains("3:3,6", Text(Align(source, target)));
    }

    [Fact]
    public void Align_DocumentAgainstItself_IsTheIdentity() =>
        Prop.ForAll(Gen.Choose(1, 60).ToArbitrary(), length =>
            Text(Align(Sentences('s', length), Sentences('s', length))).SequenceEqual(Enumerable.Range(0, length).Select(i => $"{i}:{i}")))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Align_SidesSwapped_MirrorsTheResult() =>
        Prop.ForAll(NoisyPair(), pair =>
        {
            var there = Align(pair.Source, pair.Target).Beads.Select(bead => $"{string.Join(',', bead.Source)}:{string.Join(',', bead.Target)}");
            var back = Align(pair.Target, pair.Source).Beads.Select(bead => $"{string.Join(',', bead.Target)}:{string.Join(',', bead.Source)}");
            return there.Order(StringComparer.Ordinal).SequenceEqual(back.Order(StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Align_ShuffledText_IsComparableAndFindsEveryPair()
    {
        var order = new[] { 7, 2, 9, 0, 5, 11, 3, 8, 1, 10, 4, 6 };
        var target = Sentences('t', 12);

        var alignment = Align(Sentences('s', 12), [.. order.Select(i => target[i])]);

        Assert.Equal(AlignmentMode.Comparable, alignment.Mode);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{i}:{Array.IndexOf(order, i)}").Order(), Text(alignment).Order());
    }

    [Fact]
    public void Align_BlockMoved_IsReportedAndItsBeadsAreMarked()
    {
        var target = Sentences('t', 24);
        var block = target.GetRange(4, 3);
        target.RemoveRange(4, 3);
        target.InsertRange(15, block);

        var alignment = Align(Sentences('s', 24), target);

        Assert.Equal(AlignmentMode.Parallel, alignment.Mode);
        Assert.Equal([new MovedBlock(4, 7, 15, 18)], alignment.Moves.ToArray());
        Assert.Equal(["4:15", "5:16", "6:17"], alignment.Beads.Where(bead => bead.IsMoved).Select(Text));
    }

    [Fact]
    public void AlignWithin_Cancelled_EndsBeforeItLooksAtAnyPair()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var asked = 0;

        Assert.Throws<OperationCanceledException>(() => new SentenceAligner(Models.Confidence).AlignWithin(
            Extract(Sentences('s', 24), "id"), Extract(Sentences('t', 24), "en"), (_, _) => asked++ >= 0, cancellationToken: cancelled.Token));
        Assert.Equal(0, asked);
    }

    [Fact]
    public void Align_MonotoneAligner_LeavesAMovedBlockAlone()
    {
        var target = Sentences('t', 24);
        var block = target.GetRange(4, 3);
        target.RemoveRange(4, 3);
        target.InsertRange(15, block);

        var alignment = new SentenceAligner(Models.Confidence) { IsMonotone = true }.Align(Extract(Sentences('s', 24), "id"), Extract(target, "en"));

        Assert.Empty(alignment.Moves);
        Assert.Equal(["4:", "5:", "6:", ":15", ":16", ":17"], alignment.Beads.Where(bead => bead.IsNull).Select(Text).OrderBy(text => text[0] == ':'));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    public void Align_EmptySide_GivesNullBeadsOnly(int source, int target)
    {
        var alignment = Align(Sentences('s', source), Sentences('t', target));

        Assert.Equal(source + target, alignment.Beads.Length);
        Assert.All(alignment.Beads, bead => Assert.True(bead.IsNull && bead.Probability > 0.99));
        Assert.Equal("one side is empty", alignment.Reason);
    }

    [Fact]
    public void Align_OneToOne_IsOneBead() => Assert.Equal(["0:0"], Text(Align(["s1 s2 s3 s4 s5"], ["t1 t2 t3 t4 t5"])));

    [Fact]
    public void Align_OneUnitAgainstTenThousand_FindsItsCounterpart()
    {
        var alignment = Align(Sentences('s', 1, 7_000), Sentences('t', 10_000));

        Assert.True(IsSound(alignment, 1, 10_000));
        Assert.Equal("0:7000", Text(Assert.Single(alignment.Beads, bead => !bead.IsNull)));
    }

    [Fact]
    public void Align_FiftyThousandIdenticalLines_IsSoundAndStraight()
    {
        var lines = Enumerable.Repeat("s1 s2 s3 s4 s5.", 50_000).ToArray();

        var alignment = Align(lines, lines);

        Assert.True(IsSound(alignment, 50_000, 50_000));
        Assert.All(alignment.Beads.Where(bead => !bead.IsNull), bead => Assert.InRange(bead.Target[0] - bead.Source[0], -30, 30));
    }

    [Fact]
    public void Align_ALineOfAMegabyte_IsSound()
    {
        var source = Sentences('s', 10);
        source[4] = string.Join(' ', Sentences('s', 30_000, 100));

        var alignment = Align(source, Sentences('t', 10));

        Assert.True(source[4].Length > 1_000_000);
        Assert.True(IsSound(alignment, 10, 10));
        Assert.Contains("3:3", Text(alignment));
        Assert.Contains("5:5", Text(alignment));
    }

    [Fact]
    public void Align_BlankLines_StayNullBeads()
    {
        var alignment = Align(["s1 s2 s3 s4 s5", "", "s6 s7 s8 s9 s10"], ["t1 t2 t3 t4 t5", "", "t6 t7 t8 t9 t10"]);

        Assert.Equal(4, alignment.Beads.Length);
        Assert.Contains("0:0", Text(alignment));
        Assert.Contains("2:2", Text(alignment));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Align_TextsTooLongForAGrid_FollowsDeletionsAndForeignRuns(bool areSwapped)
    {
        const int length = 3_000;
        var target = Sentences('t', length);
        target.RemoveRange(900, 250);
        target.InsertRange(2_000, Enumerable.Range(0, 300).Select(i => $"foreign{i} words{i} that{i} nobody{i} wrote{i}"));

        var alignment = areSwapped ? Align(target, Sentences('s', length)) : Align(Sentences('s', length), target);

        Assert.Equal(AlignmentMode.Parallel, alignment.Mode);
        Assert.Equal(
            Enumerable.Range(0, length).Where(i => i is < 900 or >= 1_150)
                .Select(i => (Source: i, Target: i < 900 ? i : i < 2_250 ? i - 250 : i + 50))
                .Select(pair => areSwapped ? $"{pair.Target}:{pair.Source}" : $"{pair.Source}:{pair.Target}"),
            alignment.Beads.Where(bead => !bead.IsNull).Select(Text));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Align_BlockMovedInATextTooLongForAGrid_IsFound(bool areSwapped)
    {
        const int length = 2_000;
        var target = Sentences('t', length);
        var block = target.GetRange(300, 40);
        target.RemoveRange(300, 40);
        target.InsertRange(1_500, block);

        var alignment = areSwapped ? Align(target, Sentences('s', length)) : Align(Sentences('s', length), target);

        Assert.Equal([areSwapped ? new MovedBlock(1_500, 1_540, 300, 340) : new MovedBlock(300, 340, 1_500, 1_540)], alignment.Moves.ToArray());
        Assert.DoesNotContain(alignment.Beads, bead => bead.IsNull);
    }

    [Fact]
    public void Align_FixedBeads_AreKeptExactlyAndNotCrossed()
    {
        var alignment = Align(
            Sentences('s', 12), Sentences('t', 12), AlignmentMode.Parallel, [new FixedBead([5], [6]), new FixedBead([8], []), new FixedBead([], [9])]);

        Assert.True(IsSound(alignment, 12, 12));
        Assert.Equal(["5:6", "8:", ":9"], alignment.Beads.Where(bead => bead.Probability == 1).Select(Text));
        Assert.Contains("4:4", Text(alignment));
        Assert.Contains("7:7", Text(alignment));
        Assert.DoesNotContain(alignment.Beads, bead => !bead.IsNull && !bead.IsMoved && (bead.Source[0] < 5) != (bead.Target[0] < 6) && bead.Source[0] != 5);
    }

    [Fact]
    public void Align_FixedBeadsOfManyUnits_AreKeptThoughTheEvidenceSpeaksAgainstThem()
    {
        var alignment = Align(Sentences('s', 10), Sentences('t', 10), fixedBeads: [new FixedBead([2, 3], [3]), new FixedBead([4], [2, 4])]);

        Assert.True(IsSound(alignment, 10, 10));
        Assert.Contains("2,3:3", Text(alignment));
        Assert.Contains("4:2,4", Text(alignment));
    }

    [Theory]
    [InlineData(12, 0, "The fixed bead [12]:[0] cannot be kept: there is no source unit 12; the text has 12, counted from 0.")]
    [InlineData(3, 5, "The fixed bead [3]:[5] cannot be kept: target unit 5 stands in another fixed bead too.")]
    public void Align_FixedBeadThatCannotBe_IsRefusedByName(int source, int target, string message) => Assert.Equal(
        message,
        Assert.Throws<ArgumentException>(() => Align(Sentences('s', 12), Sentences('t', 12), fixedBeads: [new FixedBead([1], [5]), new FixedBead([source], [target])])).Message);

    [Fact]
    public void Align_FixedNullBeadOfTwoUnits_IsRefused() => Assert.Equal(
        "The fixed bead []:[3, 4] cannot be kept: a bead without a counterpart holds exactly one unit.",
        Assert.Throws<ArgumentException>(() => Align(Sentences('s', 9), Sentences('t', 9), fixedBeads: [new FixedBead([], [3, 4])])).Message);

    [Fact]
    public void Align_SameNumbersInUnrelatedUnits_CannotHijackThePath()
    {
        var (source, target) = (Sentences('s', 10), Sentences('t', 10));
        source.Insert(2, "2024 17 350");
        target.Insert(8, "2024 17 350");
        source[6] += " 99";
        target[3] += " 99";

        var alignment = Align(source, target, AlignmentMode.Parallel);

        Assert.All(Enumerable.Range(0, 10), i => Assert.Contains($"{(i < 2 ? i : i + 1)}:{(i < 8 ? i : i + 1)}", Text(alignment)));
    }

    [Fact]
    public void Align_AnyTexts_GivesAPartitionWithProbabilities() =>
        Prop.ForAll(Texts(), Texts(), (source, target) => IsSound(Align(source, target), source.Count, target.Count)).QuickCheckThrowOnFailure();

    private static Arbitrary<List<string>> Texts()
    {
        var word = Gen.Choose(1, 30).Select(i => $"s{i}");
        var sentence = Gen.Choose(0, 6).SelectMany(n => Gen.ListOf(word, n)).Select(words => string.Join(' ', words));
        return Gen.Choose(0, 9).SelectMany(n => Gen.ListOf(sentence, n)).Select(list => list.ToList()).ToArbitrary();
    }

    /// <summary>Translations with some sentences left out on either side.</summary>
    private static Arbitrary<(List<string> Source, List<string> Target)> NoisyPair() =>
        Gen.ListOf(Gen.Choose(0, 5), 20).Select(fates =>
        {
            var (source, target) = (Sentences('s', 20), Sentences('t', 20));
            return (source.Where((_, i) => fates[i] != 0).ToList(), target.Where((_, i) => fates[i] != 1).ToList());
        }).ToArbitrary();
}
