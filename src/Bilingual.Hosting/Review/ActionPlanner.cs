using System.Collections.Immutable;

namespace Bilingual.Hosting.Review;

/// <summary>
/// What each action does to a pair: a pure function from a state to a change. Undo, redo and realign depend on more than the state and
/// are planned by the session.
/// </summary>
public static class ActionPlanner
{
    private const int LongestText = 100_000;
    private const int MostContext = 60;

    /// <summary>The change that an action asks for.</summary>
    /// <exception cref="ReviewActionException">It cannot be done.</exception>
    public static StateChange Plan(PairState state, ReviewAction action, ActionContext context)
    {
        var edit = new StateEdit(state, context);
        switch (action)
        {
            case ReviewAction.Accept accept:
                Judge(edit, accept.Ids, judgement => judgement.With(Verdict.Accepted, context));
                break;
            case ReviewAction.AcceptAbove above:
                AcceptAbove(edit, above.Id);
                break;
            case ReviewAction.Reject reject:
                Judge(edit, reject.Ids, judgement => judgement.With(Verdict.Rejected, context));
                break;
            case ReviewAction.AskForReview ask:
                Judge(edit, ask.Ids, judgement => judgement.With(Verdict.NeedsReview, context));
                break;
            case ReviewAction.Clear clear:
                Judge(edit, clear.Ids, judgement => judgement.With(Verdict.Unreviewed, context));
                break;
            case ReviewAction.Settle settle:
                Judge(edit, settle.Ids, judgement => judgement.Settle(settle.State, context));
                break;
            case ReviewAction.Annotate note:
                Judge(edit, [note.Id], judgement => judgement with { Note = Bounded(note.Text.Trim()), Reviewer = context.Reviewer, At = context.At });
                break;
            case ReviewAction.Bookmark bookmark:
                Judge(edit, [bookmark.Id], judgement => judgement with { Bookmarked = bookmark.On, Reviewer = context.Reviewer, At = context.At });
                break;
            case ReviewAction.LinkParagraphs link:
                Link(edit, link);
                break;
            case ReviewAction.UnlinkParagraphs unlink:
                Unlink(edit, unlink.Id);
                break;
            case ReviewAction.Edit text:
                EditText(edit, text);
                break;
            case ReviewAction.RefuseTerm refuse:
                Refuse(edit, refuse);
                break;
            case ReviewAction.Relink or ReviewAction.Unlink or ReviewAction.Merge or ReviewAction.SplitBead or ReviewAction.MoveUnit or ReviewAction.Swap:
                BeadActions.Plan(edit, action);
                break;
            case ReviewAction.SplitUnit split:
                UnitActions.Split(edit, split);
                break;
            case ReviewAction.MergeUnits merge:
                UnitActions.Merge(edit, merge);
                break;
            default:
                throw new ReviewActionException("notPlanned", "This cannot be planned from the state of the pair alone.");
        }

        return edit.ToChange();
    }

    private static void Judge(StateEdit edit, ImmutableArray<string> ids, Func<Judgement, Judgement> judge)
    {
        if (ids.IsDefaultOrEmpty)
            throw new ReviewActionException("nothingChosen", "Nothing is chosen.");
        foreach (var id in ids)
        {
            if (edit.State.Links.TryGetValue(id, out var link))
                edit.Put(link with { Judgement = judge(link.Judgement) });
            else
                edit.Put(edit.State.Bead(id) is var bead ? bead with { Judgement = judge(bead.Judgement) } : throw new InvalidOperationException());
        }
    }

    private static void AcceptAbove(StateEdit edit, string id)
    {
        var state = edit.State;
        if (state.Links.TryGetValue(id, out var last))
        {
            var above = state.Links.Values.Where(link => (link.Source, link.Target).CompareTo((last.Source, last.Target)) <= 0);
            Judge(edit, [last.Id, .. above.Where(link => link.Id != id && IsOpen(link.Judgement)).Select(link => link.Id)], Accepted);
            return;
        }

        var end = state.Order.IndexOf(state.Bead(id).Id);
        Judge(edit, [id, .. state.Order.Take(end).Where(each => IsOpen(state.Beads[each].Judgement))], Accepted);

        bool IsOpen(Judgement judgement) => judgement.SeenBy(edit.Context.Reviewer, edit.Context.JudgedApart) == Verdict.Unreviewed;

        Judgement Accepted(Judgement judgement) => judgement.With(Verdict.Accepted, edit.Context);
    }

    private static void Link(StateEdit edit, ReviewAction.LinkParagraphs link)
    {
        var text = edit.State.Text;
        if ((uint)link.Source >= (uint)text.Paragraphs(ReviewSide.Source).Length || (uint)link.Target >= (uint)text.Paragraphs(ReviewSide.Target).Length)
            throw new ReviewActionException("pageOutdated", $"There is no paragraph {link.Source} or {link.Target} to link.");
        var known = edit.State.Links.GetValueOrDefault(ReviewLink.IdOf(link.Source, link.Target))
            ?? new ReviewLink { Source = link.Source, Target = link.Target, Probability = 1, IsDrawn = true };
        edit.Put(known with { Judgement = known.Judgement.With(Verdict.Accepted, edit.Context) });
    }

    private static void Unlink(StateEdit edit, string id)
    {
        if (!edit.State.Links.TryGetValue(id, out var link))
            throw new ReviewActionException("pageOutdated", $"There is no link '{id}' any more; the page shows an older state.");
        if (link.IsDrawn)
            edit.RemoveLink(id);
        else
            edit.Put(link with { Judgement = link.Judgement.With(Verdict.Rejected, edit.Context) });
    }

    private static void EditText(StateEdit edit, ReviewAction.Edit action)
    {
        var bead = edit.State.Bead(action.Id);
        if (bead.On(action.Side).IsEmpty)
            throw new ReviewActionException("sideEmpty", "This side has no sentence whose text could be changed.");
        var text = Bounded(string.Join(' ', action.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize());
        if (text.Length == 0)
            throw new ReviewActionException("textEmpty", "A text cannot be empty; reject the pair to leave it out.");
        edit.Put(bead.WithText(action.Side, text == edit.State.Text.Of(bead.On(action.Side)) ? null : text) with
        {
            Judgement = bead.Judgement with { Reviewer = edit.Context.Reviewer, At = edit.Context.At },
        });
    }

    private static void Refuse(StateEdit edit, ReviewAction.RefuseTerm action)
    {
        var paragraphs = edit.State.Text.Paragraphs(action.Side);
        if ((uint)action.Paragraph >= (uint)paragraphs.Length || action.Start < 0 || action.Start >= action.End || action.End > paragraphs[action.Paragraph].Length
            || action.Term.Length == 0)
            throw new ReviewActionException("pageOutdated", "There is no such place in the article.");
        edit.Refused.Add(new TermRefusal(action.Side, Around(paragraphs[action.Paragraph], action.Start, action.End), action.Term));
    }

    /// <summary>The words around a place: enough to find it again and not to find others.</summary>
    private static string Around(string text, int start, int end)
    {
        var from = Math.Max(0, start - MostContext);
        var to = Math.Min(text.Length, end + MostContext);
        while (from > 0 && from < start && !char.IsWhiteSpace(text[from - 1]))
            from++;
        while (to < text.Length && to > end && !char.IsWhiteSpace(text[to]))
            to--;
        return text[from..to].Trim();
    }

    private static string Bounded(string text) =>
        text.Length <= LongestText ? text : throw new ReviewActionException("textLong", $"The text is longer than {LongestText} characters.", ("n", LongestText));
}
