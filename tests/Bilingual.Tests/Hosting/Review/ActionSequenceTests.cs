using System.Collections.Immutable;
using Bilingual.Hosting.Review;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;
using FsCheck;
using FsCheck.Fluent;
using static Bilingual.Tests.Hosting.Review.ReviewSample;

namespace Bilingual.Tests.Hosting.Review;

/// <summary>Whatever reviewers do, in whatever order: the beads stay a partition, undo restores everything, and what is stored gives the same state again.</summary>
public sealed class ActionSequenceTests
{
    [Fact]
    public void Plan_AnySequence_KeepsThePartitionAndIsUndoneExactly() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ArrayOf(25).ToArbitrary(), seeds =>
        {
            var states = new Stack<(PairState State, StateChange Change)>();
            var state = State();
            var words = Words(state);
            foreach (var seed in seeds)
            {
                var change = Plan(state, new Random(seed), states.Count + 1);
                if (change.IsEmpty)
                    continue;
                states.Push((state, change));
                state = state.Apply(change);
                Assert.Equal(words, Words(state));
                Assert.Equal(state.Beads.Count, state.Order.Distinct().Count());
                Assert.All(state.Beads.Values, bead => Assert.True(bead.Source.SequenceEqual(bead.Source.Order()) && bead.Target.SequenceEqual(bead.Target.Order())));
            }

            while (states.TryPop(out var step))
            {
                state = state.Apply(step.Change.Reverse());
                Assert.Equal(Dump(step.State), Dump(state));
            }
        }));

    [Fact]
    public void Build_StoredItemsOfAnySequence_GivesTheSameState() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ArrayOf(15).ToArbitrary(), seeds =>
        {
            var (source, target) = (Document("id/a.txt", "id", Source).Document, Document("en/a.txt", "en", Target).Document);
            var pair = new Bilingual.Alignment.DocumentPair("id/a.txt", "en/a.txt", .9, Bilingual.Alignment.DocumentRelation.Parallel, Bilingual.Alignment.Evidence.None);
            var basis = StateBuilder.BasisOf("f1", true);
            var state = StateBuilder.Build(source, target, basis, Aligned(1, pair), [], []);
            var items = new Dictionary<(ReviewItemKind, string), ReviewItemRow>();
            for (var i = 0; i < seeds.Length; i++)
            {
                var change = Plan(state, new Random(seeds[i]), i + 1);
                state = state.Apply(change);
                Store(items, change, basis, i + 1);
            }

            Assert.Equal(Dump(state), Dump(StateBuilder.Build(source, target, basis, Aligned(1, pair), [.. items.Values], [])));
        }));

    private static void Store(Dictionary<(ReviewItemKind, string), ReviewItemRow> items, StateChange change, string basis, long revision)
    {
        foreach (var bead in change.BeadsBefore)
            items.Remove((ReviewItemKind.Bead, bead.Id));
        foreach (var bead in change.BeadsAfter)
            items[(ReviewItemKind.Bead, bead.Id)] = Row(ReviewItemKind.Bead, bead.Id, ReviewJson.Write(bead));
        foreach (var link in change.LinksBefore)
            items.Remove((ReviewItemKind.Link, link.Id));
        foreach (var link in change.LinksAfter)
            items[(ReviewItemKind.Link, link.Id)] = Row(ReviewItemKind.Link, link.Id, ReviewJson.Write(link));
        foreach (var term in change.TermsAfter)
            items[(ReviewItemKind.Term, term.ToString())] = Row(ReviewItemKind.Term, term.ToString(), ReviewJson.Write(term));

        ReviewItemRow Row(ReviewItemKind kind, string id, string content) =>
            new() { Kind = kind, ItemId = id, Content = content, Anchors = "", Basis = basis, Revision = revision };
    }

    /// <summary>A random action that the state allows; none when the dice propose an impossible one.</summary>
    private static StateChange Plan(PairState state, Random random, long revision)
    {
        var context = Context(revision, random.Next(2) == 0 ? "ani" : "budi", apart: random.Next(4) == 0);
        string Any() => state.Order[random.Next(state.Order.Length)];
        ReviewUnit AnyUnit() => state.Units[random.Next(state.Units.Count)];
        ImmutableArray<ReviewUnit> Some(ReviewSide side) =>
            [.. state.Units.Where(unit => unit.Side == side).OrderBy(_ => random.Next()).Take(random.Next(4))];
        ReviewAction action = random.Next(19) switch
        {
            0 => new ReviewAction.Accept([Any()]),
            1 => new ReviewAction.AcceptAbove(Any()),
            2 => new ReviewAction.Reject([Any(), "L0-0"]),
            3 => new ReviewAction.AskForReview([Any()]),
            4 => new ReviewAction.Clear([Any()]),
            5 => new ReviewAction.Settle([Any()], Verdict.Rejected),
            6 or 7 => new ReviewAction.Relink(Some(ReviewSide.Source), Some(ReviewSide.Target)),
            8 => new ReviewAction.Unlink(Any()),
            9 => new ReviewAction.LinkParagraphs(random.Next(3), random.Next(3)),
            10 => new ReviewAction.UnlinkParagraphs(state.Links.Keys.Order(StringComparer.Ordinal).ElementAtOrDefault(random.Next(4)) ?? ""),
            11 => new ReviewAction.Merge([Any(), Any(), Any()]),
            12 => new ReviewAction.SplitBead(Any(), random.Next(3), random.Next(3)),
            13 => new ReviewAction.MoveUnit(AnyUnit(), (MoveDirection)random.Next(2)),
            14 => new ReviewAction.Swap([Any(), Any()]),
            15 => new ReviewAction.Edit(Any(), (ReviewSide)random.Next(2), $"teks {random.Next(3)}"),
            16 => new ReviewAction.SplitUnit(AnyUnit(), random.Next(1, 12)),
            17 => new ReviewAction.MergeUnits([.. state.Units.Skip(random.Next(state.Units.Count)).Take(2)]),
            _ => new ReviewAction.Annotate(Any(), "catatan"),
        };
        try
        {
            return ActionPlanner.Plan(state, action, context);
        }
        catch (ReviewActionException)
        {
            return StateChange.None;
        }
    }

    /// <summary>All words of both articles as the units hold them: no action may lose or double one.</summary>
    private static string Words(PairState state) =>
        string.Join(' ', state.Units.Select(unit => state.Text.Of(unit)).SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).SelectMany(word => word.ToCharArray()));
}
