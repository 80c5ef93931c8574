using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Hosting.Review;

namespace Bilingual.Review.Views;

/// <summary>A pair as the page opens it.</summary>
public sealed record PairView
{
    /// <summary>Name in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>Number of the last action; sent back with the next one.</summary>
    public required long Revision { get; init; }

    /// <summary>Parallel or comparable.</summary>
    public required DocumentRelation Kind { get; init; }

    /// <summary>Probability that the two articles belong together.</summary>
    public required double Probability { get; init; }

    /// <summary>The source article.</summary>
    public required SideView Source { get; init; }

    /// <summary>The target article.</summary>
    public required SideView Target { get; init; }

    /// <summary>Paragraph links, by source then target.</summary>
    public required IReadOnlyList<LinkView> Links { get; init; }

    /// <summary>Beads in reading order.</summary>
    public required IReadOnlyList<BeadView> Beads { get; init; }

    /// <summary>Machine translations of source units, by unit.</summary>
    public required IReadOnlyDictionary<string, DraftView> Drafts { get; init; }

    /// <summary>What undo would undo, or null.</summary>
    public StepView? Undo { get; init; }

    /// <summary>What redo would redo, or null.</summary>
    public StepView? Redo { get; init; }

    /// <summary>Reviewers that the pair is assigned to; with two or more each sees only own verdicts.</summary>
    public required ImmutableArray<string> Assignees { get; init; }
}

/// <summary>An article.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">Its author; empty where unknown, as with the following.</param>
/// <param name="Published">Its date.</param>
/// <param name="Address">Its web address.</param>
/// <param name="Language">BCP 47 code.</param>
/// <param name="Paragraphs">Its paragraphs.</param>
/// <param name="Units">Its units by key.</param>
public sealed record SideView(
    string Path, string Title, string Author, string Published, string Address, string Language,
    IReadOnlyList<ParagraphView> Paragraphs, IReadOnlyDictionary<string, UnitView> Units);

/// <summary>A paragraph.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Line">1-based line in the file.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Rule">The rule that decided its kind.</param>
/// <param name="Boilerplate">Whether it is text of the page rather than of the article.</param>
/// <param name="Text">Its cleaned text.</param>
/// <param name="Units">Its units in order.</param>
/// <param name="Terms">Its terms, without those that reviewers refused.</param>
public sealed record ParagraphView(
    int Index, int Line, string Kind, string Rule, bool Boilerplate, string Text, IReadOnlyList<string> Units, IReadOnlyList<TermView> Terms);

/// <summary>A unit.</summary>
/// <param name="Paragraph">Its paragraph.</param>
/// <param name="Start">Start in the paragraph's text.</param>
/// <param name="End">End in the paragraph's text.</param>
/// <param name="Text">Its text.</param>
public sealed record UnitView(int Paragraph, int Start, int End, string Text);

/// <summary>A term in a paragraph.</summary>
/// <param name="Id">Name of the place: paragraph, start and end.</param>
/// <param name="Start">Start in the paragraph's text.</param>
/// <param name="End">End.</param>
/// <param name="Surface">The words.</param>
/// <param name="Term">The term in the language of the text.</param>
/// <param name="Target">Its preferred rendering.</param>
/// <param name="Explanation">Why this is the term.</param>
public sealed record TermView(string Id, int Start, int End, string Surface, string Term, string Target, string Explanation);

/// <summary>A machine translation.</summary>
/// <param name="Text">The translation.</param>
/// <param name="Engine">The engine that made it.</param>
public sealed record DraftView(string Text, string Engine);

/// <summary>A step that can be undone or redone.</summary>
/// <param name="Label">Name of the action.</param>
/// <param name="Revision">Its number.</param>
public sealed record StepView(string Label, long Revision);

/// <summary>A link between paragraphs.</summary>
public sealed record LinkView(
    string Id, int Source, int Target, Relation Relation, double Probability, Verdict State, string Origin, Evidence Evidence, string Note, bool Bookmark,
    string? Reviewer, DateTimeOffset? At);

/// <summary>A bead.</summary>
public sealed record BeadView(
    string Id, ImmutableArray<ReviewUnit> Source, ImmutableArray<ReviewUnit> Target, Relation Relation, double Probability, double Score, Verdict State,
    string Origin, Evidence Evidence, EditedView Edited, IReadOnlyList<ProblemView> Problems, string Note, bool Bookmark, string? Reviewer, DateTimeOffset? At);

/// <summary>Changed texts of a bead; null where a side is as it was.</summary>
/// <param name="Source">The source text.</param>
/// <param name="Target">The target text.</param>
public sealed record EditedView(string? Source, string? Target);

/// <summary>Something that a reviewer should look at.</summary>
/// <param name="Kind"><c>number</c>, <c>date</c>, <c>term</c>, <c>doNotTranslate</c> or <c>untranslated</c>.</param>
/// <param name="Side">The side it is marked on.</param>
/// <param name="Start">Start in the side's text: its units joined by a space, or the changed text.</param>
/// <param name="End">End.</param>
/// <param name="Message">What is wrong.</param>
public sealed record ProblemView(string Kind, ReviewSide Side, int Start, int End, string Message);

/// <summary>What changed between two revisions.</summary>
public sealed record DeltaView
{
    /// <summary>Beads that are new or changed.</summary>
    public required IReadOnlyList<BeadView> Beads { get; init; }

    /// <summary>Names of beads that are gone.</summary>
    public required IReadOnlyList<string> RemovedBeads { get; init; }

    /// <summary>Links that are new or changed.</summary>
    public required IReadOnlyList<LinkView> Links { get; init; }

    /// <summary>Names of links that are gone.</summary>
    public required IReadOnlyList<string> RemovedLinks { get; init; }

    /// <summary>New units, by side and key.</summary>
    public required UnitsView Units { get; init; }

    /// <summary>Keys of units that are gone.</summary>
    public required IReadOnlyList<string> RemovedUnits { get; init; }

    /// <summary>Paragraphs whose units or terms changed, by side.</summary>
    public required ParagraphsView Paragraphs { get; init; }

    /// <summary>How the reading order of the beads changed.</summary>
    public required OrderView Order { get; init; }
}

/// <summary>Units by side and key.</summary>
/// <param name="Source">Of the source.</param>
/// <param name="Target">Of the target.</param>
public sealed record UnitsView(IReadOnlyDictionary<string, UnitView> Source, IReadOnlyDictionary<string, UnitView> Target);

/// <summary>Paragraphs by side.</summary>
/// <param name="Source">Of the source.</param>
/// <param name="Target">Of the target.</param>
public sealed record ParagraphsView(IReadOnlyList<ParagraphView> Source, IReadOnlyList<ParagraphView> Target);

/// <summary>A part of the reading order that another takes the place of.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Remove">How many names go.</param>
/// <param name="Insert">The names that come.</param>
public sealed record OrderView(int At, int Remove, IReadOnlyList<string> Insert);
