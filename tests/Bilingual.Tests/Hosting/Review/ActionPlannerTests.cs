using Bilingual.Hosting.Review;
using static Bilingual.Tests.Hosting.Review.ReviewSample;

namespace Bilingual.Tests.Hosting.Review;

public sealed class ActionPlannerTests
{
    [Fact]
    public void Accept_BeadAndLink_RecordsVerdictReviewerAndTime()
    {
        var after = After(State(), new ReviewAction.Accept(["b1", "L1-1"]));

        Assert.Equal((Verdict.Accepted, "ani", Noon.AddMinutes(1)), (after.Beads["b1"].Judgement.Verdict, after.Beads["b1"].Judgement.Reviewer, after.Beads["b1"].Judgement.At));
        Assert.Equal(Verdict.Accepted, after.Links["L1-1"].Judgement.Verdict);
        Assert.Equal(Verdict.Unreviewed, after.Beads["b0"].Judgement.Verdict);
    }

    [Fact]
    public void AcceptAbove_Bead_LeavesWhatIsJudgedAndWhatStandsBelow()
    {
        var rejected = After(State(), new ReviewAction.Reject(["b1"]));

        var after = After(rejected, new ReviewAction.AcceptAbove("b3"));

        Assert.Equal(
            [Verdict.Accepted, Verdict.Rejected, Verdict.Accepted, Verdict.Accepted, Verdict.Unreviewed],
            new[] { "b0", "b1", "b2", "b3", "b4" }.Select(id => after.Beads[id].Judgement.Verdict));
    }

    [Fact]
    public void AskForReviewThenClear_Bead_IsUnreviewedAgainWithoutAVote()
    {
        var asked = After(State(), new ReviewAction.AskForReview(["b4"]));
        var cleared = After(asked, new ReviewAction.Clear(["b4"]));

        Assert.Equal(Verdict.NeedsReview, asked.Beads["b4"].Judgement.Verdict);
        Assert.Equal(Verdict.Unreviewed, cleared.Beads["b4"].Judgement.Verdict);
        Assert.Empty(cleared.Beads["b4"].Judgement.Votes);
    }

    [Fact]
    public void Relink_NullAndItsCounterpart_MakesOneAcceptedBeadAndMeasuresIt()
    {
        var after = After(State(), new ReviewAction.Relink([S(1, 0), S(1, 1)], [T(1, 0)]));

        Assert.Equal(["s0.0~t0.0", "s1.0+s1.1~t1.0", "s1.2~t1.1", "s2.0~t2.0", "s2.1~t2.1", "~t2.2"], Shape(after));
        var made = after.Owner(S(1, 1));
        Assert.Equal(("b1", Verdict.Accepted, true, .5), (made.Id, made.Judgement.Verdict, made.IsDrawn, made.Score));
    }

    [Fact]
    public void Relink_PartOfTwoBeads_LeavesTheRestsBehind()
    {
        var after = After(State(), new ReviewAction.Relink([S(1, 0)], [T(1, 1)]));

        Assert.Equal(["s0.0~t0.0", "~t1.0", "s1.0~t1.1", "s1.1~", "s1.2~", "s2.0~t2.0", "s2.1~t2.1", "~t2.2"], Shape(after));
    }

    [Fact]
    public void Unlink_Bead_LeavesItsSentencesAlone()
    {
        var after = After(State(), new ReviewAction.Unlink("b4"));

        Assert.Contains("s2.0~", Shape(after));
        Assert.Contains("~t2.0", Shape(after));
        Assert.Equal(Verdict.Unreviewed, after.Owner(S(2, 0)).Judgement.Verdict);
        Assert.True(after.Owner(S(2, 0)).IsDrawn);
    }

    [Fact]
    public void LinkParagraphs_NewAndKnown_AreAccepted()
    {
        var after = After(After(State(), new ReviewAction.LinkParagraphs(2, 2)), new ReviewAction.LinkParagraphs(1, 1));

        Assert.Equal((true, 1, Verdict.Accepted), (after.Links["L2-2"].IsDrawn, after.Links["L2-2"].Probability, after.Links["L2-2"].Judgement.Verdict));
        Assert.Equal((false, .4, Verdict.Accepted), (after.Links["L1-1"].IsDrawn, after.Links["L1-1"].Probability, after.Links["L1-1"].Judgement.Verdict));
    }

    [Fact]
    public void UnlinkParagraphs_DrawnLinkGoes_MachineLinkIsRejected()
    {
        var drawn = After(State(), new ReviewAction.LinkParagraphs(2, 2));

        Assert.False(After(drawn, new ReviewAction.UnlinkParagraphs("L2-2")).Links.ContainsKey("L2-2"));
        Assert.Equal(Verdict.Rejected, After(drawn, new ReviewAction.UnlinkParagraphs("L0-0")).Links["L0-0"].Judgement.Verdict);
    }

    [Fact]
    public void Merge_Beads_JoinsUnitsEditsAndNotes()
    {
        var noted = After(State(), new ReviewAction.Annotate("b5", "cek"));
        var edited = After(noted, new ReviewAction.Edit("b4", ReviewSide.Target, "The state sent aid."));

        var after = After(edited, new ReviewAction.Merge(["b4", "b5"]));

        Assert.Contains("s2.0+s2.1~t2.0+t2.1", Shape(after));
        Assert.Equal("The state sent aid. Trucks arrived this morning.", after.Beads["b4"].EditedTarget);
        Assert.Null(after.Beads["b4"].EditedSource);
        Assert.Equal("cek", after.Beads["b4"].Judgement.Note);
        Assert.False(after.Beads.ContainsKey("b5"));
    }

    [Fact]
    public void SplitBead_Merged_GivesBothParts()
    {
        var merged = After(State(), new ReviewAction.Merge(["b4", "b5"]));

        var after = After(merged, new ReviewAction.SplitBead("b4", 1, 1), Context(2));

        Assert.Equal(Shape(State()), Shape(after));
        Assert.Equal("r2-0", after.Owner(S(2, 1)).Id);
    }

    [Fact]
    public void SplitBead_OneSideOnly_LeavesTheOtherPartAlone()
    {
        var after = After(State(), new ReviewAction.SplitBead("b4", 1, 0));

        Assert.Contains("s2.0~", Shape(after));
        Assert.Contains("~t2.0", Shape(after));
    }

    [Fact]
    public void MoveUnit_UpAndDown_JoinsTheNearestBeadWithACounterpart()
    {
        var up = After(State(), new ReviewAction.MoveUnit(S(1, 1), MoveDirection.Up));
        var down = After(State(), new ReviewAction.MoveUnit(S(1, 1), MoveDirection.Down));

        Assert.Contains("s1.0+s1.1~t1.0", Shape(up));
        Assert.Contains("s1.1+s1.2~t1.1", Shape(down));
        Assert.Equal(6, up.Beads.Count);
    }

    [Fact]
    public void MoveUnit_TargetUp_PassesBeadsThatHoldNoSource()
    {
        var alone = After(State(), new ReviewAction.Unlink("b5"));

        var after = After(alone, new ReviewAction.MoveUnit(T(2, 2), MoveDirection.Up), Context(2));

        Assert.Contains("s2.1~t2.2", Shape(after));
    }

    [Fact]
    public void Swap_TwoBeads_ExchangesTheirTargets()
    {
        var after = After(State(), new ReviewAction.Swap(["b4", "b5"]));

        Assert.Contains("s2.0~t2.1", Shape(after));
        Assert.Contains("s2.1~t2.0", Shape(after));
    }

    [Fact]
    public void Edit_TextThenOriginal_KeepsAndRestoresIt()
    {
        var edited = After(State(), new ReviewAction.Edit("b0", ReviewSide.Target, "  Floods hit\ttwo villages. "));
        var restored = After(edited, new ReviewAction.Edit("b0", ReviewSide.Target, "Floods hit a village."));

        Assert.Equal("Floods hit two villages.", edited.Beads["b0"].EditedTarget);
        Assert.Equal("Floods hit a village.", edited.Text.Of(edited.Beads["b0"].Target));
        Assert.Null(restored.Beads["b0"].EditedTarget);
    }

    [Fact]
    public void SplitUnit_AtTheCursor_CutsWithoutTheWhiteSpace()
    {
        var unit = T(1, 0);

        var after = After(State(), new ReviewAction.SplitUnit(unit, "Residents fled at night ".Length));

        Assert.Equal(
            ["Residents fled at night", "and slept in a school."],
            after.Owner(S(1, 0)).Target.Select(after.Text.Of));
    }

    [Fact]
    public void SplitUnit_Alone_GivesTwoBeadsOfOneUnit()
    {
        var after = After(State(), new ReviewAction.SplitUnit(S(1, 1), 7));

        Assert.Equal(["Mereka", "tidur di sekolah."], after.Units.Where(u => u.Side == ReviewSide.Source && u.Paragraph == 1).Skip(1).Take(2).Select(after.Text.Of));
        Assert.Equal(8, after.Beads.Count);
    }

    [Fact]
    public void MergeUnits_OfTwoBeads_StandInTheFirst()
    {
        var after = After(State(), new ReviewAction.MergeUnits([S(1, 1), S(1, 0)]));

        var merged = after.Owner(new ReviewUnit(ReviewSide.Source, 1, 0, S(1, 1).End));
        Assert.Equal("b1", merged.Id);
        Assert.Equal("Warga mengungsi pada malam hari. Mereka tidur di sekolah.", after.Text.Of(merged.Source));
        Assert.Equal(6, after.Beads.Count);
    }

    [Fact]
    public void RefuseTerm_Match_RemembersTheWordsAround()
    {
        var after = After(State(), new ReviewAction.RefuseTerm("hujan", 1, ReviewSide.Source, S(1, 2).Start, S(1, 2).Start + 5));

        var refusal = Assert.Single(after.Refusals);
        Assert.Equal((ReviewSide.Source, "hujan"), (refusal.Side, refusal.Term));
        Assert.Contains("Hujan turun tiga jam.", refusal.Phrase, StringComparison.Ordinal);
    }

    public static TheoryData<ReviewAction, string> Refused => new()
    {
        { new ReviewAction.Accept([]), "Nothing is chosen." },
        { new ReviewAction.Accept(["gone"]), "There is no bead 'gone' any more; the page shows an older state." },
        { new ReviewAction.Unlink("b2"), "This sentence stands alone already." },
        { new ReviewAction.Merge(["b4"]), "Choose at least two pairs to merge." },
        { new ReviewAction.SplitBead("b4", 1, 1), "Both parts need a sentence; split the sentence first, or choose another place." },
        { new ReviewAction.SplitBead("b4", 3, 0), "This pair has 1 and 1 sentences; it cannot be split at 3 and 0." },
        { new ReviewAction.MoveUnit(S(0, 0), MoveDirection.Up), "There is no pair above that this sentence could join." },
        { new ReviewAction.Edit("b2", ReviewSide.Target, "x"), "This side has no sentence whose text could be changed." },
        { new ReviewAction.Edit("b1", ReviewSide.Target, "  "), "A text cannot be empty; reject the pair to leave it out." },
        { new ReviewAction.SplitUnit(S(0, 0), 0), "Put the cursor inside the sentence, where it is to be cut." },
        { new ReviewAction.MergeUnits([S(1, 0), S(1, 2)]), "Only sentences that follow each other in one paragraph can be merged; link them instead." },
        { new ReviewAction.LinkParagraphs(0, 99), "There is no paragraph 0 or 99 to link." },
        { new ReviewAction.Relink([T(0, 0)], []), "Units of the other article are named among those of the source." },
        { new ReviewAction.RefuseTerm("x", 0, ReviewSide.Source, 5, 999), "There is no such place in the article." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Plan_WhatCannotBeDone_SaysWhy(ReviewAction action, string reason)
    {
        Assert.Equal(reason, Assert.Throws<ReviewActionException>(() => ActionPlanner.Plan(State(), action, Context())).Message);
    }

    [Fact]
    public void Accept_JudgedApart_DifferingVotesWaitToBeSettled()
    {
        var one = After(State(), new ReviewAction.Accept(["b0"]), Context(1, "ani", apart: true));
        var both = After(one, new ReviewAction.Reject(["b0"]), Context(2, "budi", apart: true));
        var settled = After(both, new ReviewAction.Settle(["b0"], Verdict.Accepted), Context(3, "citra", apart: true));

        Assert.Equal(Verdict.Accepted, one.Beads["b0"].Judgement.Verdict);
        Assert.Equal(Verdict.Unreviewed, one.Beads["b0"].Judgement.SeenBy("budi", judgedApart: true));
        Assert.Equal(Verdict.NeedsReview, both.Beads["b0"].Judgement.Verdict);
        Assert.Equal(Verdict.Accepted, both.Beads["b0"].Judgement.SeenBy("ani", judgedApart: true));
        Assert.Equal(Verdict.Accepted, settled.Beads["b0"].Judgement.SeenBy("budi", judgedApart: true));
        Assert.Equal(2, settled.Beads["b0"].Judgement.Votes.Count);
    }
}
