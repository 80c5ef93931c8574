using Bilingual.Hosting.Review;

namespace Bilingual.Tests.Hosting.Review;

public sealed class AgreementTests
{
    [Fact]
    public void Of_TextbookTable_GivesPercentAndKappa()
    {
        // Both yes 20, both no 15, first alone 5, second alone 10: observed .7, expected .5, kappa .4.
        var verdicts = Repeat(20, Verdict.Accepted, Verdict.Accepted).Concat(Repeat(15, Verdict.Rejected, Verdict.Rejected))
            .Concat(Repeat(5, Verdict.Accepted, Verdict.Rejected)).Concat(Repeat(10, Verdict.Rejected, Verdict.Accepted)).ToArray();

        var agreement = Agreement.Of("ani", "budi", verdicts);

        Assert.Equal((50, 70, .4), (agreement.Items, agreement.Percent, agreement.Kappa));
    }

    [Fact]
    public void Of_AlwaysTheSameVerdict_HasNoKappa()
    {
        Assert.Equal(new ReviewerAgreement("a", "b", 3, 100, null), Agreement.Of("a", "b", [.. Repeat(3, Verdict.Accepted, Verdict.Accepted)]));
    }

    [Fact]
    public void Between_ThreeReviewers_ComparesEveryTwo()
    {
        var judgement = Judgement.None;
        foreach (var (name, verdict) in new[] { ("ani", Verdict.Accepted), ("budi", Verdict.Accepted), ("citra", Verdict.Rejected) })
            judgement = judgement.With(verdict, ReviewSample.Context(1, name, apart: true));

        var agreements = Agreement.Between([new SharedItem("p", "b", judgement, "s", "t")]);

        Assert.Equal([("ani", "budi", 100.0), ("ani", "citra", 0.0), ("budi", "citra", 0.0)], agreements.Select(a => (a.First, a.Second, a.Percent)));
    }

    private static IEnumerable<(Verdict, Verdict)> Repeat(int count, Verdict one, Verdict other) => Enumerable.Repeat((one, other), count);
}
