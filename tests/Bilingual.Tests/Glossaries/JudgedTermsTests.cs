using System.Collections.Immutable;
using Bilingual.Evaluation;

namespace Bilingual.Tests.Glossaries;

/// <summary>The judged cases of a table with what the matcher finds in them.</summary>
public sealed class JudgedTermsFixture
{
    internal ImmutableDictionary<string, ImmutableArray<TermOutcome>> Tables { get; } =
        new[] { "judged-terms.tsv", "judged-terms-hard.tsv", "judged-terms-fresh.tsv", "judged-terms-blind2.tsv", "judged-terms-blind3.tsv" }
            .ToImmutableDictionary(name => name, name => Read(name).ToImmutableArray());

    private static IEnumerable<TermOutcome> Read(string name) => TermEvaluation.Evaluate(
        JudgedTerm.ReadAll(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Glossaries", name))));
}

public sealed class JudgedTermsTests(JudgedTermsFixture judged) : IClassFixture<JudgedTermsFixture>
{
    public static TheoryData<string, int[]> KnownFaults => new()
    {
        { "judged-terms.tsv", [311] },
        { "judged-terms-hard.tsv", [] },
        { "judged-terms-fresh.tsv", [19, 110, 118, 158, 182, 193, 202, 233, 277] },
        {
            "judged-terms-blind2.tsv",
            [62, 68, 70, 152, 166, 180, 202, 205, 219, 220, 221, 225, 226, 244, 284, 286, 312, 320, 332, 335, 338]
        },
        { "judged-terms-blind3.tsv", [81] },
    };

    [Fact]
    public void Tables_AreLargeAndHalfTraps()
    {
        var all = judged.Tables.Values.SelectMany(table => table).ToList();

        Assert.True(all.Count >= 300);
        Assert.InRange(all.Count(each => each.Case.IsWrittenBefore), all.Count * .45, all.Count);
        Assert.InRange(all.Count(each => each.Case.Expected.IsEmpty), all.Count * .4, all.Count * .6);
    }

    /// <summary>The known faults are cases that the matcher judges wrongly, by line of the table: faults of the matcher, not of the cases.</summary>
    [Theory]
    [MemberData(nameof(KnownFaults))]
    public void Match_JudgedCases_FindsWhatIsMarkedAndNothingElse(string table, int[] knownFaults)
    {
        var wrong = judged.Tables[table].Where(each => !each.IsRight).Select(each => each.Case.Line);

        Assert.Equal(knownFaults, wrong);
    }

    [Fact]
    public void Match_JudgedCases_ExplainsEachMatchByItsRule() => Assert.All(
        judged.Tables.Values.SelectMany(table => table).SelectMany(each => each.Found.Select(match => (each.Case, match.Explanation))),
        each => Assert.Contains(each.Case.Rule, each.Explanation, StringComparison.Ordinal));

    [Theory]
    [InlineData("judged-terms.tsv", true)]
    [InlineData("judged-terms.tsv", false)]
    [InlineData("judged-terms-hard.tsv", true)]
    [InlineData("judged-terms-hard.tsv", false)]
    public void Match_JudgedCases_ReachesPrecisionAndRecall(string table, bool isSeen)
    {
        var score = judged.Tables[table].Where(each => each.Case.IsSeen == isSeen).Aggregate(default(TermScore), (sum, each) => sum + each.Score);

        Assert.True(score.Precision >= .98, $"precision {score.Correct}/{score.Found}");
        Assert.True(score.Recall >= .98, $"recall {score.Correct}/{score.Gold}");
    }
}
