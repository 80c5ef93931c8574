using System.Collections.Immutable;
using Bilingual.Hosting.Review;
using Bilingual.Review.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bilingual.Review.Api;

/// <summary>Units to translate, and by which engine; null for the default one.</summary>
internal sealed record DraftsRequest(string? Engine, ImmutableArray<ReviewUnit> Units);

/// <summary>What the machine offers to a reviewer: a realignment to look at, which words answer which, and drafts by an engine of choice.</summary>
internal static class RealignApi
{
    /// <summary>Maps the endpoints.</summary>
    public static IEndpointRouteBuilder MapRealign(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/pairs/{id}/realign", async (string id, HttpContext context, Workbench workbench, PairViews views, ReviewServerOptions options, CancellationToken cancellationToken) =>
        {
            var session = await PairsApi.OpenAsync(workbench.Desk, id, cancellationToken);
            var reviewer = Reviewer.Of(context, options);
            var proposal = await Task.Run(() => workbench.Realigner.Propose(session, cancellationToken), cancellationToken);
            workbench.Desk.Propose(proposal);
            var state = session.Current.State;
            return Results.Json(new
            {
                token = proposal.Token,
                revision = proposal.Revision,
                unchanged = proposal.Unchanged,
                diff = proposal.Steps.Select(step => new
                {
                    before = step.Before.Select(bead => views.Bead(session, state, bead, reviewer)),
                    after = step.After.Select(bead => views.Bead(session, state, bead, reviewer)),
                }),
            });
        });
        routes.MapGet("/api/pairs/{id}/beads/{bead}/words", async (string id, string bead, Workbench workbench, CancellationToken cancellationToken) =>
        {
            var session = await PairsApi.OpenAsync(workbench.Desk, id, cancellationToken);
            var state = session.Current.State;
            if (!state.Beads.TryGetValue(bead, out var found))
                throw ApiException.NotFound("pageOutdated", "There is no such bead any more; the page shows an older state.");
            var links = workbench.Words.Link(
                state.Text.Of(found, ReviewSide.Source), state.Text.Of(found, ReviewSide.Target), workbench.SourceLanguage, workbench.TargetLanguage);
            return Results.Json(new
            {
                links = links.Select(link => new
                {
                    source = new { start = link.Source.Start, end = link.Source.End },
                    target = new { start = link.Target.Start, end = link.Target.End },
                    weight = Math.Round(link.Strength, 4),
                }),
            });
        });
        routes.MapGet("/api/pairs/{id}/drafts", async (string id, ReviewDesk desk, PairViews views, CancellationToken cancellationToken) =>
            Results.Json(new { drafts = await views.DraftsAsync(await PairsApi.OpenAsync(desk, id, cancellationToken), cancellationToken) }));
        routes.MapPost("/api/pairs/{id}/drafts", async (string id, DraftsRequest request, Workbench workbench, CancellationToken cancellationToken) =>
        {
            var session = await PairsApi.OpenAsync(workbench.Desk, id, cancellationToken);
            if (request.Units.IsDefault || request.Units.Length > Drafts.MostUnits)
                throw ApiException.Bad($"Name at most {Drafts.MostUnits} source units to translate.");
            return Results.Json(new { drafts = await workbench.Drafts.MakeAsync(session, request.Engine, request.Units, cancellationToken) });
        });
        return routes;
    }
}
