using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Hosting.Review;

namespace Bilingual.Review.Views;

/// <summary>A pair as the page opens it. What has its usual value is left out throughout: a long article would weigh many megabytes.</summary>
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

    /// <summary>Paragraph links, by source then target; the improbable ones that nobody touched are asked for by themselves.</summary>
    public required IReadOnlyList<LinkView> Links { get; init; }

    /// <summary>Beads in reading order.</summary>
    public required IReadOnlyList<BeadView> Beads { get; init; }

    /// <summary>The terms that paragraphs of both sides point at.</summary>
    public required IReadOnlyList<TermView> Terms { get; init; }

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
public sealed record SideView(
    string Path, string Title, string Author, string Published, string Address, string Language, IReadOnlyList<ParagraphView> Paragraphs);

/// <summary>A paragraph.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Line">1-based line in the file.</param>
/// <param name="Boilerplate">Whether it is text of the page rather than of the article; null for no.</param>
/// <param name="Text">Its cleaned text.</param>
/// <param name="Units">Its units in order. A key says where its text stands, so texts are not repeated.</param>
/// <param name="Terms">Its terms, without those that reviewers refused: start and end in the text, and place among the terms of the answer.</param>
public sealed record ParagraphView(int Index, int Line, bool? Boilerplate, string Text, IReadOnlyList<ReviewUnit> Units, IReadOnlyList<int[]>? Terms);

/// <summary>What is known of a term wherever it stands in the same form.</summary>
/// <param name="Term">The term in the language of the text.</param>
/// <param name="Target">Its preferred rendering.</param>
/// <param name="Explanation">Why this is the term.</param>
public sealed record TermView(string Term, string Target, string Explanation);

/// <summary>A machine translation.</summary>
/// <param name="Text">The translation.</param>
/// <param name="Engine">The engine that made it.</param>
public sealed record DraftView(string Text, string Engine);

/// <summary>A step that can be undone or redone.</summary>
/// <param name="Label">Name of the action.</param>
/// <param name="Revision">Its number.</param>
public sealed record StepView(string Label, long Revision);

/// <summary>A link between paragraphs. Null: unreviewed, made by the machine, without evidence, note or bookmark.</summary>
public sealed record LinkView(
    string Id, int Source, int Target, Relation Relation, double Probability, Verdict? State, string? Origin, EvidenceView? Evidence, string? Note, bool? Bookmark,
    string? Reviewer, DateTimeOffset? At);

/// <summary>A bead. Null: as with links, and neither edited nor with problems.</summary>
public sealed record BeadView(
    string Id, ImmutableArray<ReviewUnit> Source, ImmutableArray<ReviewUnit> Target, Relation Relation, double Probability, Verdict? State,
    string? Origin, EvidenceView? Evidence, EditedView? Edited, IReadOnlyList<ProblemView>? Problems, string? Note, bool? Bookmark, string? Reviewer, DateTimeOffset? At);

/// <summary>Why the machine holds a link or bead for probable; null where there is nothing of a kind.</summary>
/// <param name="Similarity">Similarity of the vectors.</param>
/// <param name="Coverage">Share of the words that answer each other.</param>
/// <param name="Numbers">Numbers and dates in common.</param>
/// <param name="Names">Names in common.</param>
/// <param name="Terms">Terms in common.</param>
public sealed record EvidenceView(double? Similarity, double? Coverage, IReadOnlyList<string>? Numbers, IReadOnlyList<string>? Names, IReadOnlyList<string>? Terms)
{
    /// <summary>The evidence as shown; null where there is none.</summary>
    public static EvidenceView? Of(Evidence evidence)
    {
        var shown = new EvidenceView(Share(evidence.Similarity), Share(evidence.Coverage), List(evidence.Numbers), List(evidence.Names), List(evidence.Terms));
        return shown == new EvidenceView(null, null, null, null, null) ? null : shown;

        static double? Share(double value) => value == 0 ? null : Math.Round(value, 3);
        static IReadOnlyList<string>? List(ImmutableArray<string> values) => values.IsDefaultOrEmpty ? null : values;
    }
}

/// <summary>Changed texts of a bead; null where a side is as it was.</summary>
/// <param name="Source">The source text.</param>
/// <param name="Target">The target text.</param>
public sealed record EditedView(string? Source, string? Target);

/// <summary>Something that a reviewer should look at.</summary>
/// <param name="Kind"><c>number</c>, <c>date</c>, <c>term</c>, <c>doNotTranslate</c> or <c>untranslated</c>.</param>
/// <param name="Side">The side it is marked on.</param>
/// <param name="Start">Start in the side's text: its units joined by a space, or the changed text.</param>
/// <param name="End">End.</param>
/// <param name="Fault">
/// <c>oneSideOnly</c>, <c>missing</c>, <c>wrong</c>, <c>forbidden</c>, <c>altered</c>, <c>dropped</c> or <c>same</c>: the page has a sentence for each.
/// </param>
/// <param name="Term">The term of the glossary, or null.</param>
/// <param name="Found">The words that are marked.</param>
/// <param name="Expected">What is expected instead, or null.</param>
public sealed record ProblemView(string Kind, ReviewSide Side, int Start, int End, string Fault, string? Term, string? Found, string? Expected);

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

    /// <summary>Paragraphs whose units or terms changed, by side.</summary>
    public required ParagraphsView Paragraphs { get; init; }

    /// <summary>The terms that those paragraphs point at.</summary>
    public required IReadOnlyList<TermView> Terms { get; init; }
}

/// <summary>Paragraphs by side.</summary>
/// <param name="Source">Of the source.</param>
/// <param name="Target">Of the target.</param>
public sealed record ParagraphsView(IReadOnlyList<ParagraphView> Source, IReadOnlyList<ParagraphView> Target);
