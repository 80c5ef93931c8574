using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bilingual.Hosting.Review;

/// <summary>Which way a unit moves.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MoveDirection>))]
public enum MoveDirection
{
    /// <summary>To the bead before.</summary>
    [JsonStringEnumMemberName("up")]
    Up,

    /// <summary>To the bead after.</summary>
    [JsonStringEnumMemberName("down")]
    Down,
}

/// <summary>What a reviewer does. The subtypes are the vocabulary of the workbench; their JSON names are its keys' and buttons'.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Accept), "accept")]
[JsonDerivedType(typeof(AcceptAbove), "acceptAbove")]
[JsonDerivedType(typeof(Reject), "reject")]
[JsonDerivedType(typeof(AskForReview), "needsReview")]
[JsonDerivedType(typeof(Clear), "clear")]
[JsonDerivedType(typeof(Settle), "settle")]
[JsonDerivedType(typeof(Relink), "relink")]
[JsonDerivedType(typeof(Unlink), "unlink")]
[JsonDerivedType(typeof(LinkParagraphs), "link")]
[JsonDerivedType(typeof(UnlinkParagraphs), "unlinkParagraphs")]
[JsonDerivedType(typeof(Merge), "merge")]
[JsonDerivedType(typeof(SplitBead), "splitBead")]
[JsonDerivedType(typeof(MoveUnit), "move")]
[JsonDerivedType(typeof(Swap), "swap")]
[JsonDerivedType(typeof(Edit), "edit")]
[JsonDerivedType(typeof(SplitUnit), "splitUnit")]
[JsonDerivedType(typeof(MergeUnits), "mergeUnits")]
[JsonDerivedType(typeof(Annotate), "note")]
[JsonDerivedType(typeof(Bookmark), "bookmark")]
[JsonDerivedType(typeof(RefuseTerm), "termException")]
[JsonDerivedType(typeof(Realign), "realign")]
[JsonDerivedType(typeof(Import), "import")]
[JsonDerivedType(typeof(Undo), "undo")]
[JsonDerivedType(typeof(Redo), "redo")]
public abstract record ReviewAction
{
    /// <summary>Beads or links are right.</summary>
    /// <param name="Ids">Names of beads and links.</param>
    public sealed record Accept(ImmutableArray<string> Ids) : ReviewAction;

    /// <summary>A bead and all before it that nobody has judged are right; for a link, the links before it.</summary>
    /// <param name="Id">Name of a bead or link.</param>
    public sealed record AcceptAbove(string Id) : ReviewAction;

    /// <summary>Beads or links are not to be used.</summary>
    /// <param name="Ids">Names of beads and links.</param>
    public sealed record Reject(ImmutableArray<string> Ids) : ReviewAction;

    /// <summary>Somebody else should look at beads or links.</summary>
    /// <param name="Ids">Names of beads and links.</param>
    public sealed record AskForReview(ImmutableArray<string> Ids) : ReviewAction;

    /// <summary>Takes the reviewer's verdict back.</summary>
    /// <param name="Ids">Names of beads and links.</param>
    public sealed record Clear(ImmutableArray<string> Ids) : ReviewAction;

    /// <summary>Ends a disagreement.</summary>
    /// <param name="Ids">Names of beads and links.</param>
    /// <param name="State">What holds.</param>
    public sealed record Settle(ImmutableArray<string> Ids, Verdict State) : ReviewAction;

    /// <summary>Takes units out of their beads and makes one accepted bead of them; with one side only, each stands alone.</summary>
    /// <param name="Source">Source units.</param>
    /// <param name="Target">Target units.</param>
    public sealed record Relink(ImmutableArray<ReviewUnit> Source, ImmutableArray<ReviewUnit> Target) : ReviewAction;

    /// <summary>Dissolves a bead: each of its units stands alone.</summary>
    /// <param name="Id">Name of the bead.</param>
    public sealed record Unlink(string Id) : ReviewAction;

    /// <summary>Links two paragraphs.</summary>
    /// <param name="Source">Source paragraph.</param>
    /// <param name="Target">Target paragraph.</param>
    public sealed record LinkParagraphs(int Source, int Target) : ReviewAction;

    /// <summary>Takes a link between paragraphs away: a drawn one goes, one of the machine's is rejected.</summary>
    /// <param name="Id">Name of the link.</param>
    public sealed record UnlinkParagraphs(string Id) : ReviewAction;

    /// <summary>Makes one bead of several.</summary>
    /// <param name="Ids">Names of beads.</param>
    public sealed record Merge(ImmutableArray<string> Ids) : ReviewAction;

    /// <summary>Makes two beads of one.</summary>
    /// <param name="Id">Name of the bead.</param>
    /// <param name="SourceAt">How many source units the first keeps.</param>
    /// <param name="TargetAt">How many target units the first keeps.</param>
    public sealed record SplitBead(string Id, int SourceAt, int TargetAt) : ReviewAction;

    /// <summary>Moves a unit to the nearest bead before or after that it can join.</summary>
    /// <param name="Unit">The unit.</param>
    /// <param name="Direction">Which way.</param>
    public sealed record MoveUnit(ReviewUnit Unit, MoveDirection Direction) : ReviewAction;

    /// <summary>Two beads exchange their targets.</summary>
    /// <param name="Ids">Names of two beads.</param>
    public sealed record Swap(ImmutableArray<string> Ids) : ReviewAction;

    /// <summary>Changes the text of a side of a bead; the original is kept, and giving it again takes the change back.</summary>
    /// <param name="Id">Name of the bead.</param>
    /// <param name="Side">The side.</param>
    /// <param name="Text">The new text.</param>
    public sealed record Edit(string Id, ReviewSide Side, string Text) : ReviewAction;

    /// <summary>Cuts a unit in two; both stay in its bead.</summary>
    /// <param name="Unit">The unit.</param>
    /// <param name="At">Where, in UTF-16 code units from the unit's start.</param>
    public sealed record SplitUnit(ReviewUnit Unit, int At) : ReviewAction;

    /// <summary>Makes one unit of several that follow each other in one paragraph; it stands in the bead of the first.</summary>
    /// <param name="Units">The units.</param>
    public sealed record MergeUnits(ImmutableArray<ReviewUnit> Units) : ReviewAction;

    /// <summary>Sets the remark on a bead or link; an empty one takes it away.</summary>
    /// <param name="Id">Name of the bead or link.</param>
    /// <param name="Text">The remark.</param>
    public sealed record Annotate(string Id, string Text) : ReviewAction;

    /// <summary>Marks a place to come back to, or takes the mark away.</summary>
    /// <param name="Id">Name of the bead or link.</param>
    /// <param name="On">Whether it is marked.</param>
    public sealed record Bookmark(string Id, bool On) : ReviewAction;

    /// <summary>Says that a word of a paragraph is not the term that the glossary found in it.</summary>
    /// <param name="Term">The term, as its entry writes it.</param>
    /// <param name="Paragraph">The paragraph.</param>
    /// <param name="Side">The article.</param>
    /// <param name="Start">Start of the match in the paragraph's cleaned text.</param>
    /// <param name="End">End of the match.</param>
    public sealed record RefuseTerm(string Term, int Paragraph, ReviewSide Side, int Start, int End) : ReviewAction;

    /// <summary>Applies a realignment that was shown before.</summary>
    /// <param name="Token">Names the proposal.</param>
    public sealed record Realign(string Token) : ReviewAction;

    /// <summary>Others' decisions were taken over from a file.</summary>
    /// <param name="File">Its name.</param>
    /// <param name="Decisions">How many.</param>
    public sealed record Import(string File, int Decisions) : ReviewAction;

    /// <summary>Undoes the reviewer's last action that is not undone.</summary>
    public sealed record Undo : ReviewAction;

    /// <summary>Does again what was undone last.</summary>
    public sealed record Redo : ReviewAction;
}
