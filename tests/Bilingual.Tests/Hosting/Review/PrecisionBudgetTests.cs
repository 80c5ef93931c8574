using Bilingual.Hosting.Review;

namespace Bilingual.Tests.Hosting.Review;

public sealed class PrecisionBudgetTests
{
    [Fact]
    public void Plan_NothingReviewed_ListsTheMostDoubtfulUntilTheRestIsGoodEnough()
    {
        var items = new[] { .5, .9, .99, .99, .99, .99, .99, .99, .99, .99 }.Select((p, i) => Item(i, p)).ToArray();

        var plan = PrecisionBudget.Plan(items, .98);

        Assert.Equal(["i0"], plan.ToReview.Select(item => item.Id));
        Assert.Equal(.932, plan.Now.Value, 3);
        Assert.Equal(9.32 / 9.5, plan.Then.Value, 6);
        Assert.Equal(0, plan.Shift);
    }

    [Fact]
    public void Plan_GoodEnoughAlready_AsksForNothing()
    {
        var plan = PrecisionBudget.Plan([Item(0, .99), Item(1, .995)], .98);

        Assert.Empty(plan.ToReview);
        Assert.Equal(plan.Now, plan.Then);
    }

    [Fact]
    public void Plan_Interval_IsThePoissonBinomialQuantile()
    {
        // Binomial(20, .9): P(X ≤ 14) = .011, P(X ≤ 15) = .043, P(X ≤ 19) = .878.
        var plan = PrecisionBudget.Plan([.. Enumerable.Range(0, 20).Select(i => Item(i, .9))], .5);

        Assert.Equal((.9, .75, 1.0), (Math.Round(plan.Now.Value, 6), plan.Now.Low, plan.Now.High));
    }

    [Fact]
    public void Plan_ReviewersRejectMoreThanExpected_LowersTheProbabilities()
    {
        var judged = Enumerable.Range(0, 40).Select(i => Item(i, .9, i % 2 == 0 ? Verdict.Accepted : Verdict.Rejected));
        var open = Enumerable.Range(100, 10).Select(i => Item(i, .9));

        var plan = PrecisionBudget.Plan([.. judged, .. open], .98);

        Assert.InRange(plan.Shift, -2.2, -1.8);
        Assert.Equal(40, plan.Reviewed);
        Assert.InRange(plan.Now.Value, .84, .88);
        Assert.True(plan.Now.Low < plan.Now.Value && plan.Now.Value < plan.Now.High);
    }

    [Fact]
    public void Plan_EverythingReviewed_IsCertain()
    {
        var plan = PrecisionBudget.Plan([Item(0, .4, Verdict.Accepted), Item(1, .9, Verdict.Rejected)], .98);

        Assert.Empty(plan.ToReview);
        Assert.Equal(new PrecisionEstimate(1, 1, 1), plan.Now);
    }

    [Fact]
    public void Plan_AskedToBeLookedAt_IsListedWhateverItsProbability()
    {
        var plan = PrecisionBudget.Plan([Item(0, .999, Verdict.NeedsReview), Item(1, .999)], .9);

        Assert.Equal(["i0"], plan.ToReview.Select(item => item.Id));
    }

    [Fact]
    public void Plan_TenThousandItems_UsesTheNormalLaw()
    {
        var plan = PrecisionBudget.Plan([.. Enumerable.Range(0, 10_000).Select(i => Item(i, .9))], .5);

        Assert.Equal(.9, plan.Now.Value, 6);
        Assert.Equal(.894, plan.Now.Low, 3);
        Assert.Equal(.906, plan.Now.High, 3);
    }

    private static BudgetItem Item(int number, double probability, Verdict verdict = Verdict.Unreviewed) => new("p", $"i{number}", probability, verdict, IsDrawn: false);
}
