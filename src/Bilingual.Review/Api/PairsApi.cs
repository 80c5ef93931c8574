using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Hosting.Review;
using Bilingual.Review.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bilingual.Review.Api;

/// <summary>What the overview asks for.</summary>
internal sealed record PairsQuery(
    string? Query, string? State, string? Relation, double? MinProbability, double? MaxProbability, bool? TermProblems, string? Assignee, string? Sort,
    int? Offset, int? Limit);

/// <summary>Names that a pair is assigned to.</summary>
internal sealed record Assignment(ImmutableArray<string> Reviewers);

/// <summary>The overview, and a pair as a whole.</summary>
internal static class PairsApi
{
    private const int MostRows = 500;
    private const int MostReviewers = 20;

    /// <summary>Maps the endpoints.</summary>
    public static IEndpointRouteBuilder MapPairs(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/pairs", async ([AsParameters] PairsQuery query, Overview overview, CancellationToken cancellationToken) =>
        {
            var all = (await overview.ListAsync(cancellationToken)).Select(digest => digest.Summary).ToArray();
            var chosen = Sorted(all.Where(pair => Matches(pair, query)), query.Sort).ToArray();
            return Results.Json(new
            {
                total = chosen.Length,
                next = all.Where(pair => pair.State != PairProgress.Done).OrderByDescending(pair => pair.State == PairProgress.Started).ThenByDescending(Urgency).FirstOrDefault()?.Id,
                pairs = chosen.Skip(Math.Max(0, query.Offset ?? 0)).Take(Math.Clamp(query.Limit ?? 100, 1, MostRows)),
            });
        });
        routes.MapGet("/api/pairs/{id}", async (string id, HttpContext context, ReviewDesk desk, PairViews views, ReviewServerOptions options, CancellationToken cancellationToken) =>
            Results.Json(views.Whole(await OpenAsync(desk, id, cancellationToken), Reviewer.Of(context, options), cancellationToken)));
        routes.MapGet("/api/pairs/{id}/candidates", async (string id, HttpContext context, ReviewDesk desk, ReviewServerOptions options, CancellationToken cancellationToken) =>
            Results.Json(new { links = PairViews.Candidates(await OpenAsync(desk, id, cancellationToken), Reviewer.Of(context, options)) }));
        routes.MapPost("/api/pairs/{id}/assign", async (string id, Assignment assignment, ReviewDesk desk, CancellationToken cancellationToken) =>
        {
            if (assignment.Reviewers.IsDefault || assignment.Reviewers.Length > MostReviewers)
                throw ApiException.Wrong("manyReviewers", $"A pair can be assigned to at most {MostReviewers} reviewers; an empty list takes the assignment back.", ("n", MostReviewers));
            var session = await OpenAsync(desk, id, cancellationToken);
            await desk.AssignAsync(session, assignment.Reviewers.Select(Reviewer.Checked), cancellationToken);
            return Results.Json(new { assignees = session.Assignees });
        });
        return routes;
    }

    /// <summary>The pair of that name.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<ReviewSession> OpenAsync(ReviewDesk desk, string id, CancellationToken cancellationToken) =>
        await desk.Pairs.OpenAsync(id, cancellationToken) ?? throw ApiException.NotFound("noPair", "There is no such pair of articles; the overview lists those there are.");

    private static bool Matches(PairSummary pair, PairsQuery query) =>
        (string.IsNullOrWhiteSpace(query.Query) || Texts(pair).Any(text => text.Contains(query.Query.Trim(), StringComparison.OrdinalIgnoreCase)))
        && (Named<PairProgress>(query.State, "state") is not { } state || pair.State == state)
        && (Named<Relation>(query.Relation, "relation") is not { } relation || pair.Relations.Contains(relation))
        && pair.Probability >= (query.MinProbability ?? 0)
        && pair.Probability <= (query.MaxProbability ?? 1)
        && (query.TermProblems is not { } wanted || pair.Counts.TermProblems > 0 == wanted)
        && (string.IsNullOrEmpty(query.Assignee) || pair.Assignees.Contains(query.Assignee, StringComparer.Ordinal));

    private static T? Named<T>(string? name, string what)
        where T : struct, Enum =>
        string.IsNullOrEmpty(name) ? null
        : Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
        : throw ApiException.Bad($"There is no {what} '{name}'; choose one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");

    private static string[] Texts(PairSummary pair) => [pair.SourcePath, pair.TargetPath, pair.SourceTitle, pair.TargetTitle];

    private static IEnumerable<PairSummary> Sorted(IEnumerable<PairSummary> pairs, string? sort) => sort switch
    {
        "probability" => pairs.OrderByDescending(pair => pair.Probability),
        "doubtful" => pairs.OrderByDescending(Urgency),
        "unreviewed" => pairs.OrderByDescending(pair => pair.Counts.Unreviewed),
        "problems" => pairs.OrderByDescending(pair => pair.Counts.TermProblems + pair.Counts.NumberProblems),
        "coverage" => pairs.OrderByDescending(pair => pair.Coverage.Source + pair.Coverage.Target),
        "updated" => pairs.OrderByDescending(pair => pair.UpdatedAt),
        null or "" or "path" => pairs,
        _ => throw ApiException.Bad("Pairs can be sorted by path, probability, doubtful, unreviewed, problems, coverage or updated."),
    };

    /// <summary>What is likely to belong together and holds much that is doubtful comes first.</summary>
    private static double Urgency(PairSummary pair) => pair.Probability * (1 + pair.Counts.DoubtfulLinks + pair.Counts.NeedsReview);
}
