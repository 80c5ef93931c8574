using System.Collections.Immutable;
using System.Text.Json;
using Bilingual.Hosting.Review;
using Bilingual.Hosting.Storage.Rows;
using Bilingual.Review.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bilingual.Review.Api;

/// <summary>An action with the revision that its reviewer saw.</summary>
internal sealed record ActionRequest(long BaseRevision, ReviewAction Action);

/// <summary>What reviewers do to a pair, and what was done.</summary>
internal static class ActionsApi
{
    /// <summary>Maps the endpoints.</summary>
    public static IEndpointRouteBuilder MapActions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/pairs/{id}/actions", ActAsync);
        routes.MapGet("/api/pairs/{id}/history", HistoryAsync);
        return routes;
    }

    private static async Task<IResult> ActAsync(
        string id, HttpContext context, Workbench workbench, PairViews views, ReviewServerOptions options, CancellationToken cancellationToken)
    {
        var desk = workbench.Desk;
        var request = await ApiFaults.ReadAsync<ActionRequest>(context, ReviewJson.Options);
        if (request.Action is null)
            throw ApiException.Bad("An action is expected, for example {\"type\":\"accept\",\"ids\":[…]}.");
        var reviewer = Reviewer.Of(context, options);
        var session = await PairsApi.OpenAsync(desk, id, cancellationToken);
        try
        {
            var outcome = await desk.ActAsync(session, reviewer, request.BaseRevision, request.Action, cancellationToken);
            session = outcome.Session;
            return Results.Json(new
            {
                revision = session.Current.Revision,
                changed = views.Since(session, request.BaseRevision, reviewer),
                undo = PairViews.Step(session.NextUndo(reviewer)),
                redo = PairViews.Step(session.NextRedo(reviewer)),
                warning = workbench.Exceptions.Follow(outcome.Change),
            });
        }
        catch (ReviewConflictException conflict)
        {
            session = conflict.Session;
            return Results.Json(
                new
                {
                    title = conflict.Message,
                    detail = conflict.Message,
                    status = StatusCodes.Status409Conflict,
                    revision = session.Current.Revision,
                    by = conflict.By.Reviewer,
                    at = conflict.By.At,
                    kind = conflict.By.Kind,
                    changed = views.Since(session, request.BaseRevision, reviewer),
                    undo = PairViews.Step(session.NextUndo(reviewer)),
                    redo = PairViews.Step(session.NextRedo(reviewer)),
                    mine = JsonSerializer.SerializeToElement(request.Action, ReviewJson.Options),
                },
                contentType: "application/problem+json",
                statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static async Task<IResult> HistoryAsync(
        string id, string? bead, ReviewDesk desk, CancellationToken cancellationToken)
    {
        var session = await PairsApi.OpenAsync(desk, id, cancellationToken);
        var undone = session.Undone();
        var rows = (await desk.HistoryAsync(session, cancellationToken)).Select(row => (Row: row, Change: ReviewJson.Read<StateChange>(row.Change)));
        if (!string.IsNullOrEmpty(bead))
        {
            // A bead's history is that of its words: it goes on through merging, splitting and relinking.
            var names = session.Current.State.Beads.TryGetValue(bead, out var current)
                ? current.Units.Select(unit => unit.Key).Append(bead).ToHashSet(StringComparer.Ordinal)
                : [bead];
            rows = rows.Where(each => each.Change.Touched().Any(names.Contains));
        }

        return Results.Json(rows.Select(each => Entry(each.Row, each.Change, session, undone)));
    }

    private static object Entry(ReviewActionRow row, StateChange change, ReviewSession session, ImmutableHashSet<long> undone)
    {
        var text = session.Current.State.Text;
        var isCurrent = row.Basis == session.Basis;
        return new
        {
            revision = row.Revision,
            kind = row.Kind,
            label = row.Kind,
            reviewer = row.Reviewer,
            at = DateTime.SpecifyKind(row.At, DateTimeKind.Utc),
            refers = row.Refers,
            undone = isCurrent && undone.Contains(row.Revision),
            outdated = !isCurrent,
            before = Rows(change.BeadsBefore, change.LinksBefore),
            after = Rows(change.BeadsAfter, change.LinksAfter),
        };

        object[] Rows(IEnumerable<ReviewBead> beads, IEnumerable<ReviewLink> links) =>
        [
            .. beads.Take(50).Select(bead => (object)new
            {
                id = bead.Id,
                state = bead.Judgement.Verdict,
                note = bead.Judgement.Note,
                bookmark = bead.Judgement.Bookmarked,
                source = bead.Source,
                target = bead.Target,
                sourceText = isCurrent ? text.Of(bead, ReviewSide.Source) : bead.EditedSource,
                targetText = isCurrent ? text.Of(bead, ReviewSide.Target) : bead.EditedTarget,
            }),
            .. links.Take(50).Select(link => (object)new { id = link.Id, state = link.Judgement.Verdict, note = link.Judgement.Note, source = link.Source, target = link.Target }),
        ];
    }
}
