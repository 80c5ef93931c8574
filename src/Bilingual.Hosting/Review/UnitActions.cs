using System.Collections.Immutable;

namespace Bilingual.Hosting.Review;

/// <summary>The actions that correct the segmentation.</summary>
internal static class UnitActions
{
    /// <summary>Cuts a unit in two at the cursor; the white space there belongs to neither.</summary>
    public static void Split(StateEdit edit, ReviewAction.SplitUnit action)
    {
        var bead = edit.State.Owner(action.Unit);
        var text = edit.State.Text.Of(action.Unit);
        if (action.At <= 0 || action.At >= text.Length || (char.IsLowSurrogate(text[action.At]) && char.IsHighSurrogate(text[action.At - 1])))
            throw new ReviewActionException("cursorOutside", "Put the cursor inside the sentence, where it is to be cut.");
        var first = action.Unit with { End = action.Unit.Start + text[..action.At].TrimEnd().Length };
        var second = action.Unit with { Start = action.Unit.End - text[action.At..].TrimStart().Length };
        if (first.Start >= first.End || second.Start >= second.End)
            throw new ReviewActionException("partEmpty", "Both parts need text; put the cursor inside the sentence.");
        var units = bead.On(action.Unit.Side).Remove(action.Unit).Add(first).Add(second).Sort();
        Replace(edit, bead, action.Unit.Side, units);
    }

    /// <summary>Makes one unit of several that follow each other.</summary>
    public static void Merge(StateEdit edit, ReviewAction.MergeUnits action)
    {
        var units = action.Units.IsDefault ? [] : action.Units.Distinct().Order().ToArray();
        if (units.Length < 2)
            throw new ReviewActionException("fewSentences", "Choose at least two sentences to merge.");
        var (first, last) = (units[0], units[^1]);
        var home = edit.State.Owner(first);
        var at = edit.State.Units.IndexOf(first);
        if (units.Where((unit, i) => at + i >= edit.State.Units.Count || edit.State.Units[at + i] != unit).Any()
            || units.Any(unit => unit.Side != first.Side || unit.Paragraph != first.Paragraph))
            throw new ReviewActionException("notConsecutive", "Only sentences that follow each other in one paragraph can be merged; link them instead.");

        var merged = first with { End = last.End };
        edit.TakeOut([.. units.Skip(1).Where(unit => !home.Units.Contains(unit))]);
        var bead = edit.Owner(first);
        Replace(edit, bead, first.Side, [.. bead.On(first.Side).Where(unit => !units.Contains(unit)).Append(merged).Order()]);
    }

    private static void Replace(StateEdit edit, ReviewBead bead, ReviewSide side, ImmutableArray<ReviewUnit> units)
    {
        // Cutting changes no word: what a reviewer wrote for the whole side still stands for it.
        var text = bead.EditedOn(side);
        var changed = bead.With(side, units);
        edit.Recompose(bead, changed.Source, changed.Target);
        if (text is not null && edit.Bead(bead.Id) is { IsNull: false } made)
            edit.Put(made.WithText(side, text));
    }
}
