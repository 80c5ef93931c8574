using Bilingual.Glossaries;

namespace Bilingual.Tests.Glossaries;

public sealed class JudgedTermsTests
{
    /// <summary>Cases that the matcher is known to judge wrongly, by line of the table: each is a fault of the matcher, not of the case.</summary>
    private static readonly int[] KnownFaults = [];

    [Fact]
    public void Match_JudgedCases_FindsWhatIsMarkedAndNothingElse()
    {
        var wrong = JudgedTerm.ReadAll()
            .Where(judged => !judged.Find().Select(match => match.Span).SequenceEqual(judged.Expected))
            .Select(judged => judged.Line);

        Assert.Equal(KnownFaults, wrong);
    }

    [Fact]
    public void Match_JudgedCases_ExplainsEachMatchByItsRule()
    {
        foreach (var judged in JudgedTerm.ReadAll().Where(judged => judged.Rule.Length > 0))
            Assert.All(judged.Find(), match => Assert.True(match.Explanation.Contains(judged.Rule, StringComparison.Ordinal), $"{judged}: {match.Explanation}"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Match_JudgedCases_ReachesPrecisionAndRecall(bool seen)
    {
        int right = 0, found = 0, expected = 0;
        foreach (var judged in JudgedTerm.ReadAll().Where(judged => judged.Seen == seen))
        {
            var spans = judged.Find().Select(match => match.Span).ToHashSet();
            right += judged.Expected.Count(spans.Contains);
            found += spans.Count;
            expected += judged.Expected.Length;
        }

        Assert.True(right >= .98 * found, $"precision {right}/{found}");
        Assert.True(right >= .98 * expected, $"recall {right}/{expected}");
    }
}
