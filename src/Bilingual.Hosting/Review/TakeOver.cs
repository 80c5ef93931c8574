using System.Collections.Immutable;
using Bilingual.Hosting.Storage.Rows;

namespace Bilingual.Hosting.Review;

/// <summary>What taking others' decisions over does to a pair.</summary>
/// <param name="Change">The change.</param>
/// <param name="Applied">Decisions taken over.</param>
/// <param name="Known">Decisions that held already.</param>
/// <param name="Conflicts">Decisions that a reviewer here decided otherwise.</param>
/// <param name="Found">Decisions whose texts stand in the pair.</param>
internal sealed record TakeOver(
    StateChange Change, int Applied, int Known, ImmutableArray<ImportConflict> Conflicts, ImmutableArray<ExchangedDecision> Found)
{
    private const int LongestRun = 4;
    private const int LongestName = 60;

    /// <summary>Finds the texts of the decisions in a pair and plans what they change.</summary>
    public static TakeOver Plan(ReviewSession session, IReadOnlyList<ExchangedDecision> decisions, ActionContext context)
    {
        var places = new Places(session);
        var edit = new StateEdit(session.Current.State, context);
        var conflicts = ImmutableArray.CreateBuilder<ImportConflict>();
        var found = ImmutableArray.CreateBuilder<ExchangedDecision>();
        var (applied, known) = (0, 0);
        foreach (var decision in decisions)
        {
            if (decision.Subject == DecisionSubject.Link)
            {
                if (places.Link(decision) is not { } link)
                    continue;
                found.Add(decision);
                Count(Judge(edit.TryLink(link.Id)?.Judgement ?? link.Judgement, decision, link.Id), judgement => edit.Put(link with { Judgement = judgement }));
            }
            else if (places.Bead(edit, decision) is { } bead)
            {
                found.Add(decision);
                var edited = places.Edited(bead, decision);
                Count(
                    edited == bead || bead.Judgement.Verdict == Verdict.Unreviewed ? Judge(bead.Judgement, decision, bead.Id, edited != bead) : Conflict(decision, bead.Id, bead.Judgement),
                    judgement => edit.Put(edited with { Judgement = judgement }));
            }
        }

        return new TakeOver(edit.ToChange(), applied, known, conflicts.ToImmutable(), found.ToImmutable());

        void Count(Judgement? judgement, Action<Judgement> put)
        {
            if (judgement is null)
                return;
            applied++;
            put(judgement);
        }

        Judgement? Judge(Judgement now, ExchangedDecision decision, string id, bool changesText = false)
        {
            var reviewer = decision.Reviewer is { Length: > 0 and <= LongestName } name ? name : context.Reviewer;
            if (now.Votes.TryGetValue(reviewer, out var own) ? own.Verdict == decision.Verdict : now.Verdict == decision.Verdict && decision.Verdict == Verdict.Unreviewed)
            {
                if (!changesText)
                {
                    known++;
                    return null;
                }
            }
            else if (own is not null || (!context.JudgedApart && now.Verdict is Verdict.Accepted or Verdict.Rejected && now.Verdict != decision.Verdict))
            {
                return Conflict(decision, id, now);
            }

            var judged = now.With(decision.Verdict, context with { Reviewer = reviewer, At = decision.At ?? context.At });
            return judged with { Note = now.Note.Length > 0 ? now.Note : decision.Note };
        }

        Judgement? Conflict(ExchangedDecision decision, string id, Judgement now)
        {
            conflicts.Add(new ImportConflict(session.Key, id, now.Verdict, now.Reviewer, decision));
            return null;
        }
    }

    /// <summary>Where the texts of a pair stand.</summary>
    private sealed class Places
    {
        private readonly PairState state;
        private readonly Lazy<Dictionary<(string, string), string>> beadsByText;
        private readonly Lazy<Dictionary<string, string>> beadsByUnit;
        private readonly Lazy<(Dictionary<string, ImmutableArray<ReviewUnit>> Source, Dictionary<string, ImmutableArray<ReviewUnit>> Target)> runs;
        private readonly Lazy<(ILookup<string, int> Source, ILookup<string, int> Target)> paragraphs;

        public Places(ReviewSession session)
        {
            state = session.Current.State;
            beadsByText = new(() => ByText(state));
            beadsByUnit = new(() => ReviewedPair.UnitIds(session));
            runs = new(() => (Runs(ReviewSide.Source), Runs(ReviewSide.Target)));
            paragraphs = new(() => (Paragraphs(ReviewSide.Source), Paragraphs(ReviewSide.Target)));
        }

        /// <summary>The link that a decision is about, or a new one between its paragraphs; null where they do not stand here.</summary>
        public ReviewLink? Link(ExchangedDecision decision)
        {
            var (source, target) = (paragraphs.Value.Source[decision.SourceText].ToArray(), paragraphs.Value.Target[decision.TargetText].ToArray());
            if (source.Length == 0 || target.Length == 0)
                return null;
            return state.Links.GetValueOrDefault(ReviewLink.IdOf(source[0], target[0]))
                ?? (decision.Verdict == Verdict.Accepted ? new ReviewLink { Source = source[0], Target = target[0], Probability = 1, IsDrawn = true } : null);
        }

        /// <summary>The bead that a decision is about as it is by now; an accepted one that the machine did not make is made.</summary>
        public ReviewBead? Bead(StateEdit edit, ExchangedDecision decision)
        {
            if ((decision.UnitId.Length > 0 && beadsByUnit.Value.TryGetValue(decision.UnitId, out var id))
                || beadsByText.Value.TryGetValue((decision.SourceText, decision.TargetText), out id))
                return edit.TryBead(id);
            if (decision.Verdict != Verdict.Accepted
                || !runs.Value.Source.TryGetValue(decision.SourceText, out var from)
                || !runs.Value.Target.TryGetValue(decision.TargetText, out var to)
                || from.Concat(to).Any(unit => edit.Owner(unit).IsHeld))
                return null;
            edit.TakeOut([.. from, .. to]);
            var made = new ReviewBead { Id = edit.NewId() };
            edit.Recompose(made, from, to);
            return edit.Bead(made.Id) with { Judgement = Judgement.None };
        }

        /// <summary>The bead with the decision's texts, where they differ from the units' own.</summary>
        public ReviewBead Edited(ReviewBead bead, ExchangedDecision decision) => bead with
        {
            EditedSource = Text(bead, ReviewSide.Source, decision.EditedSource, decision.SourceText),
            EditedTarget = Text(bead, ReviewSide.Target, decision.EditedTarget, decision.TargetText),
        };

        private string? Text(ReviewBead bead, ReviewSide side, string? edited, string text)
        {
            var wanted = edited ?? text;
            return wanted == state.Text.Of(bead.On(side)) ? null : wanted;
        }

        private static Dictionary<(string, string), string> ByText(PairState state)
        {
            var byText = new Dictionary<(string, string), string>();
            foreach (var bead in state.Order.Select(id => state.Beads[id]).Where(bead => !bead.IsNull))
            {
                byText.TryAdd((state.Text.Of(bead.Source), state.Text.Of(bead.Target)), bead.Id);
                byText.TryAdd((state.Text.Of(bead, ReviewSide.Source), state.Text.Of(bead, ReviewSide.Target)), bead.Id);
            }

            return byText;
        }

        private Dictionary<string, ImmutableArray<ReviewUnit>> Runs(ReviewSide side)
        {
            var units = state.Units.Where(unit => unit.Side == side).ToImmutableArray();
            var byText = new Dictionary<string, ImmutableArray<ReviewUnit>>(StringComparer.Ordinal);
            for (var start = 0; start < units.Length; start++)
            {
                for (var length = 1; length <= LongestRun && start + length <= units.Length; length++)
                {
                    var run = units[start..(start + length)];
                    byText.TryAdd(state.Text.Of(run), run);
                }
            }

            return byText;
        }

        private ILookup<string, int> Paragraphs(ReviewSide side) =>
            state.Text.Paragraphs(side).Select((text, index) => (text, index)).ToLookup(each => each.text, each => each.index, StringComparer.Ordinal);
    }
}
