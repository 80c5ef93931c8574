using System.Collections.Immutable;
using Bilingual.Glossaries;

namespace Bilingual.Tests.Glossaries;

/// <summary>The judged cases with what the matcher finds in them.</summary>
public sealed class JudgedTermsFixture
{
    internal ImmutableArray<(JudgedTerm Case, ImmutableArray<TermMatch> Found)> All { get; } =
        [.. JudgedTerm.ReadAll().Select(judged => (judged, judged.Find()))];
}

public sealed class JudgedTermsTests(JudgedTermsFixture judged) : IClassFixture<JudgedTermsFixture>
{
    /// <summary>Cases that the matcher is known to judge wrongly, by line of the table: each is a fault of the matcher, not of the case.</summary>
    private static readonly int[] KnownFaults = [311, 343, 350];

    [Fact]
    public void Table_IsLargeAndHalfTraps()
    {
        Assert.True(judged.All.Length >= 300);
        Assert.InRange(judged.All.Count(each => each.Case.WrittenBefore), judged.All.Length * .45, judged.All.Length);
        Assert.InRange(judged.All.Count(each => each.Case.Expected.IsEmpty), judged.All.Length * .4, judged.All.Length * .6);
    }

    [Fact]
    public void Match_JudgedCases_FindsWhatIsMarkedAndNothingElse()
    {
        var wrong = judged.All
            .Where(each => !each.Found.Select(match => match.Span).SequenceEqual(each.Case.Expected))
            .Select(each => each.Case.Line);

        Assert.Equal(KnownFaults, wrong);
    }

    [Fact]
    public void Match_JudgedCases_ExplainsEachMatchByItsRule() => Assert.All(
        judged.All.SelectMany(each => each.Found.Select(match => (each.Case, match.Explanation))),
        each => Assert.Contains(each.Case.Rule, each.Explanation, StringComparison.Ordinal));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Match_JudgedCases_ReachesPrecisionAndRecall(bool seen)
    {
        var cases = judged.All.Where(each => each.Case.Seen == seen).ToList();
        var found = cases.Sum(each => each.Found.Length);
        var expected = cases.Sum(each => each.Case.Expected.Length);
        var right = cases.Sum(each => each.Found.Count(match => each.Case.Expected.Contains(match.Span)));

        Assert.True(right >= .98 * found, $"precision {right}/{found}");
        Assert.True(right >= .98 * expected, $"recall {right}/{expected}");
    }
}
