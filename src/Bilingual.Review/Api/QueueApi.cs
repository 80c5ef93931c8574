using Bilingual.Alignment;
using Bilingual.Hosting.Review;
using Bilingual.Review.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bilingual.Review.Api;

/// <summary>What to look at next, and how much of it a wanted precision asks for.</summary>
internal static class QueueApi
{
    private const int MostItems = 1000;

    /// <summary>Maps the endpoints.</summary>
    public static IEndpointRouteBuilder MapQueue(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/queue", async (double? precision, string? level, int? limit, ReviewDesk desk, CancellationToken cancellationToken) =>
        {
            if (precision is not (null or (> 0 and <= 1)))
                throw ApiException.Bad("The wanted precision is a share above 0 and up to 1, for example 0.98.");
            if (level is not (null or "bead" or "link"))
                throw ApiException.Bad("The level is bead or link.");
            var sessions = await SessionsAsync(desk, cancellationToken);
            var byKey = sessions.ToDictionary(session => session.Key, StringComparer.Ordinal);
            BudgetItem[] items = [.. sessions.SelectMany(session => level == "link" ? Links(session) : Beads(session))];
            var plan = PrecisionBudget.Plan(items, precision ?? 1);
            return Results.Json(new
            {
                items = plan.ToReview.Take(Math.Clamp(limit ?? 200, 1, MostItems)).Select(item => Item(byKey[item.Pair], item)),
                estimate = plan.Now,
                then = plan.Then,
                toReview = plan.ToReview.Length,
                reviewed = plan.Reviewed,
                total = items.Count(item => item.Verdict != Verdict.Rejected),
                shift = Math.Round(plan.Shift, 3),
                note = Note(plan, items.Length),
            });
        });
        return routes;
    }

    /// <summary>Every pair as it is now.</summary>
    public static async Task<IReadOnlyList<ReviewSession>> SessionsAsync(ReviewDesk desk, CancellationToken cancellationToken)
    {
        var sessions = new List<ReviewSession>();
        foreach (var (key, _) in await desk.ListAsync(cancellationToken))
        {
            if (await desk.PeekAsync(key, cancellationToken) is { } session)
                sessions.Add(session);
        }

        return sessions;
    }

    /// <summary>What a corpus would hold: beads that are translations, and what reviewers judged of them.</summary>
    private static IEnumerable<BudgetItem> Beads(ReviewSession session) =>
        Reviewable.Beads(session)
            .Where(bead => bead.Judgement.Verdict == Verdict.Accepted || (bead.Relation == Relation.Translation && bead.Score >= Overview.Threshold))
            .Select(bead => new BudgetItem(session.Key, bead.Id, bead.Probability, bead.Judgement.Verdict, bead.IsDrawn));

    private static IEnumerable<BudgetItem> Links(ReviewSession session) =>
        session.Current.State.Links.Values
            .Where(link => link.Judgement.Verdict == Verdict.Accepted || link.Probability >= Overview.Threshold)
            .Select(link => new BudgetItem(session.Key, link.Id, link.Probability, link.Judgement.Verdict, link.IsDrawn));

    private static object Item(ReviewSession session, BudgetItem item)
    {
        var (_, state) = session.Current;
        var (source, target) = state.Links.TryGetValue(item.Id, out var link)
            ? (state.Text.Paragraphs(ReviewSide.Source)[link.Source], state.Text.Paragraphs(ReviewSide.Target)[link.Target])
            : (state.Text.Of(state.Beads[item.Id], ReviewSide.Source), state.Text.Of(state.Beads[item.Id], ReviewSide.Target));
        return new { pair = item.Pair, id = item.Id, probability = Math.Round(item.Probability, 4), state = item.Verdict, sourceText = source, targetText = target };
    }

    private static string Note(PrecisionPlan plan, int items) =>
        items == 0 ? "Nothing here is taken for a translation."
        : plan.Reviewed == 0 ? "The estimate rests on the machine's probabilities alone; it becomes surer with every pair that is reviewed."
        : plan.Shift < -0.1 ? "Reviewers reject more than the machine expects; its probabilities are lowered."
        : plan.Shift > 0.1 ? "Reviewers accept more than the machine expects; its probabilities are raised."
        : "Reviewers find what the machine expects.";
}
