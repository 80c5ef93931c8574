using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Bilingual.Hosting.Review;

/// <summary>What actions are called, and what they name.</summary>
public static class ActionNames
{
    private static readonly FrozenDictionary<Type, string> Kinds = typeof(ReviewAction).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(each => each.DerivedType, each => (string)each.TypeDiscriminator!);

    /// <summary>The name of an action in JSON and in the journal.</summary>
    public static string KindOf(ReviewAction action) => Kinds[action.GetType()];

    /// <summary>Whether an action of that name only says what its reviewer thinks.</summary>
    public static bool IsVerdict(string kind) => kind is "accept" or "acceptAbove" or "reject" or "needsReview" or "clear";

    /// <summary>The beads, links and units that an action names.</summary>
    public static IEnumerable<string> Of(ReviewAction action) => action switch
    {
        ReviewAction.Accept accept => Or(accept.Ids),
        ReviewAction.AcceptAbove above => [above.Id],
        ReviewAction.Reject reject => Or(reject.Ids),
        ReviewAction.AskForReview ask => Or(ask.Ids),
        ReviewAction.Clear clear => Or(clear.Ids),
        ReviewAction.Settle settle => Or(settle.Ids),
        ReviewAction.Relink relink => Or(relink.Source).Concat(Or(relink.Target)).Select(unit => unit.Key),
        ReviewAction.Unlink unlink => [unlink.Id],
        ReviewAction.LinkParagraphs link => [ReviewLink.IdOf(link.Source, link.Target)],
        ReviewAction.UnlinkParagraphs unlink => [unlink.Id],
        ReviewAction.Merge merge => Or(merge.Ids),
        ReviewAction.SplitBead split => [split.Id],
        ReviewAction.MoveUnit move => [move.Unit.Key],
        ReviewAction.Swap swap => Or(swap.Ids),
        ReviewAction.Edit edit => [edit.Id],
        ReviewAction.SplitUnit split => [split.Unit.Key],
        ReviewAction.MergeUnits merge => Or(merge.Units).Select(unit => unit.Key),
        ReviewAction.Annotate note => [note.Id],
        ReviewAction.Bookmark bookmark => [bookmark.Id],
        _ => [],
    };

    private static ImmutableArray<T> Or<T>(ImmutableArray<T> values) => values.IsDefault ? [] : values;
}
