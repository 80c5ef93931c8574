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
        routes.MapGet("/api/queue", async (double? precision, string? level, int? limit, Overview overview, ReviewDesk desk, CancellationToken cancellationToken) =>
        {
            if (precision is not (null or (> 0 and <= 1)))
                throw ApiException.Bad("The wanted precision is a share above 0 and up to 1, for example 0.98.");
            if (level is not (null or "bead" or "link"))
                throw ApiException.Bad("The level is bead or link.");
            var digests = await overview.ListAsync(cancellationToken);
            BudgetItem[] items = [.. digests.SelectMany(digest => level == "link" ? digest.Links : digest.Beads)];
            var plan = PrecisionBudget.Plan(items, precision ?? 1);
            var shown = plan.ToReview.Take(Math.Clamp(limit ?? 200, 1, MostItems)).ToArray();
            var sessions = new Dictionary<string, ReviewSession>(StringComparer.Ordinal);
            foreach (var key in shown.Select(item => item.Pair).Distinct(StringComparer.Ordinal))
            {
                if (await desk.Pairs.PeekAsync(key, cancellationToken) is { } session)
                    sessions[key] = session;
            }

            return Results.Json(new
            {
                items = shown.Where(item => sessions.ContainsKey(item.Pair)).Select(item => Item(sessions[item.Pair], item)).OfType<object>(),
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

    private static object? Item(ReviewSession session, BudgetItem item)
    {
        var (_, state) = session.Current;
        (string? source, string? target) = state.Links.TryGetValue(item.Id, out var link)
            ? (state.Text.Paragraphs(ReviewSide.Source)[link.Source], state.Text.Paragraphs(ReviewSide.Target)[link.Target])
            : state.Beads.TryGetValue(item.Id, out var bead) ? (state.Text.Of(bead, ReviewSide.Source), state.Text.Of(bead, ReviewSide.Target))
            : (null, null);
        if (source is null)
            return null;
        return new { pair = item.Pair, id = item.Id, probability = Math.Round(item.Probability, 4), state = item.Verdict, sourceText = source, targetText = target };
    }

    /// <summary>What the estimate rests on; the page has a sentence for each.</summary>
    private static string Note(PrecisionPlan plan, int items) =>
        items == 0 ? "nothing"
        : plan.Reviewed == 0 ? "machineAlone"
        : plan.Shift < -0.1 ? "stricter"
        : plan.Shift > 0.1 ? "milder"
        : "asExpected";
}
