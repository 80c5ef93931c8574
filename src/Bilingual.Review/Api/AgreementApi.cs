using Bilingual.Hosting.Review;
using Bilingual.Review.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bilingual.Review.Api;

/// <summary>Verdicts that end a disagreement.</summary>
internal sealed record Settlement(string Pair, string Id, Verdict State, long? BaseRevision);

/// <summary>How far reviewers who judged the same pairs agree, and where they do not.</summary>
internal static class AgreementApi
{
    private const int MostDisagreements = 1000;

    /// <summary>Maps the endpoints.</summary>
    public static IEndpointRouteBuilder MapAgreement(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/agreement", async (Overview overview, CancellationToken cancellationToken) =>
        {
            var apart = (await overview.ListAsync(cancellationToken)).Where(digest => digest.Summary.Assignees.Length > 1).ToArray();
            var shared = apart.SelectMany(digest => digest.Shared).ToArray();
            var overall = Agreement.Overall(shared);
            return Results.Json(new
            {
                pairs = apart.Length,
                items = shared.Length,
                percent = overall.Percent,
                kappa = overall.Kappa,
                reviewers = Agreement.Between(shared),
                disagreements = shared.Where(IsOpen).Take(MostDisagreements).Select(item => new
                {
                    pair = item.Pair,
                    id = item.Id,
                    sourceText = item.SourceText,
                    targetText = item.TargetText,
                    decisions = item.Judgement.Votes.Select(vote => new { reviewer = vote.Key, state = vote.Value.Verdict, at = vote.Value.At }),
                }),
            });
        });
        routes.MapPost("/api/agreement/settle", async (HttpContext context, ReviewDesk desk, ReviewServerOptions options, CancellationToken cancellationToken) =>
        {
            var settlement = await ApiFaults.ReadAsync<Settlement>(context, ReviewJson.Options);
            var session = await PairsApi.OpenAsync(desk, settlement.Pair, cancellationToken);
            var action = new ReviewAction.Settle([settlement.Id], settlement.State);
            await desk.ActAsync(session, Reviewer.Of(context, options), settlement.BaseRevision ?? session.Current.Revision, action, cancellationToken);
            return Results.Json(new { revision = session.Current.Revision });
        });
        return routes;
    }

    private static bool IsOpen(SharedItem item) =>
        !item.Judgement.Settled && item.Judgement.Votes.Values.Select(vote => vote.Verdict).Distinct().Skip(1).Any();
}
