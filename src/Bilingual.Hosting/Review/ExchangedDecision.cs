using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bilingual.Alignment;
using Bilingual.Hosting.Storage.Rows;

namespace Bilingual.Hosting.Review;

/// <summary>A reviewer's decision as workspaces exchange it: by the texts it is about, so that it holds wherever they stand.</summary>
public sealed record ExchangedDecision
{
    /// <summary>Bead or link.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public DecisionSubject Subject { get; init; } = DecisionSubject.Bead;

    /// <summary>Path of the source document; empty where the sender does not know it.</summary>
    public string SourcePath { get; init; } = "";

    /// <summary>Path of the target document.</summary>
    public string TargetPath { get; init; } = "";

    /// <summary>The source units' own texts, joined by a space.</summary>
    public required string SourceText { get; init; }

    /// <summary>The target units' own texts, joined by a space.</summary>
    public required string TargetText { get; init; }

    /// <summary>The source text as changed, or null.</summary>
    public string? EditedSource { get; init; }

    /// <summary>The target text as changed, or null.</summary>
    public string? EditedTarget { get; init; }

    /// <summary>The verdict.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Whose.</summary>
    public string Reviewer { get; init; } = "";

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Identity of the translation unit in corpora made of the same files; empty where the sender does not know it.</summary>
    public string UnitId { get; init; } = "";

    /// <summary>A remark.</summary>
    public string Note { get; init; } = "";

    /// <summary>Every decision of a pair: one for each reviewer's verdict, and one for what was changed without a verdict.</summary>
    public static IEnumerable<ExchangedDecision> Of(DocumentPair pair, PairState state)
    {
        foreach (var bead in state.Order.Select(id => state.Beads[id]).Where(bead => !bead.IsNull))
        {
            var decision = new ExchangedDecision
            {
                SourcePath = pair.SourcePath,
                TargetPath = pair.TargetPath,
                SourceText = state.Text.Of(bead.Source),
                TargetText = state.Text.Of(bead.Target),
                EditedSource = bead.EditedSource,
                EditedTarget = bead.EditedTarget,
                Note = bead.Judgement.Note,
            };
            foreach (var vote in Votes(bead.Judgement, decision))
                yield return vote;
        }

        foreach (var link in state.Links.Values.OrderBy(link => (link.Source, link.Target)))
        {
            var decision = new ExchangedDecision
            {
                Subject = DecisionSubject.Link,
                SourcePath = pair.SourcePath,
                TargetPath = pair.TargetPath,
                SourceText = state.Text.Paragraphs(ReviewSide.Source)[link.Source],
                TargetText = state.Text.Paragraphs(ReviewSide.Target)[link.Target],
                Note = link.Judgement.Note,
            };
            foreach (var vote in Votes(link.Judgement, decision))
                yield return vote;
        }
    }

    private static IEnumerable<ExchangedDecision> Votes(Judgement judgement, ExchangedDecision decision)
    {
        if (judgement.Settled || (judgement.Votes.IsEmpty && (judgement.Reviewer is not null || decision.EditedSource is not null || decision.EditedTarget is not null)))
        {
            yield return decision with { Verdict = judgement.Verdict, Reviewer = judgement.Reviewer ?? "", At = judgement.At };
            yield break;
        }

        foreach (var (reviewer, vote) in judgement.Votes)
            yield return decision with { Verdict = vote.Verdict, Reviewer = reviewer, At = vote.At };
    }
}

/// <summary>A decision that could not be taken over because a reviewer here decided otherwise.</summary>
/// <param name="Pair">The pair's name in addresses.</param>
/// <param name="Id">The bead or link.</param>
/// <param name="Ours">The verdict here.</param>
/// <param name="By">Whose.</param>
/// <param name="Theirs">The decision of the file.</param>
public sealed record ImportConflict(string Pair, string Id, Verdict Ours, string? By, ExchangedDecision Theirs);

/// <summary>What an import did.</summary>
/// <param name="Applied">Decisions taken over.</param>
/// <param name="Known">Decisions that held here already.</param>
/// <param name="Unknown">Decisions about texts that do not stand in the workspace.</param>
/// <param name="Conflicts">Decisions that a reviewer here decided otherwise; nothing was changed there.</param>
/// <param name="Faults">What could not be read.</param>
public sealed record ImportResult(int Applied, int Known, int Unknown, ImmutableArray<ImportConflict> Conflicts, ImmutableArray<string> Faults);
