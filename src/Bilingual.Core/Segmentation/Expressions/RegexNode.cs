using System.Collections.Immutable;

namespace Bilingual.Segmentation.Expressions;

/// <summary>A parsed regular expression.</summary>
internal abstract record RegexNode
{
    /// <summary>Matches nothing between two characters.</summary>
    public static RegexNode Empty { get; } = new SequenceNode([]);

    /// <summary>The start of the text.</summary>
    public static RegexNode TextStart { get; } = new LookNode(Behind: true, Negative: true, new CharacterNode(CodePointSet.All));

    /// <summary>The end of the text.</summary>
    public static RegexNode TextEnd { get; } = new LookNode(Behind: false, Negative: true, new CharacterNode(CodePointSet.All));
}

/// <summary>One code point of a set.</summary>
internal sealed record CharacterNode(CodePointSet Set) : RegexNode;

/// <summary>Expressions after one another.</summary>
internal sealed record SequenceNode(ImmutableArray<RegexNode> Parts) : RegexNode;

/// <summary>One of several expressions.</summary>
internal sealed record ChoiceNode(ImmutableArray<RegexNode> Options) : RegexNode;

/// <summary>How eagerly a repetition takes its text.</summary>
internal enum RepeatMode
{
    /// <summary>As much as the rest allows.</summary>
    Greedy,

    /// <summary>As little as the rest needs.</summary>
    Lazy,

    /// <summary>As much as there is, giving nothing back.</summary>
    Possessive,
}

/// <summary>An expression several times.</summary>
/// <param name="Body">What repeats.</param>
/// <param name="Min">Least number of times.</param>
/// <param name="Max">Greatest number, or <see cref="Unbounded"/>.</param>
/// <param name="Mode">How eagerly.</param>
internal sealed record RepeatNode(RegexNode Body, int Min, int Max, RepeatMode Mode) : RegexNode
{
    /// <summary>The <see cref="Max"/> of a repetition without a limit.</summary>
    public const int Unbounded = int.MaxValue;
}

/// <summary>A capturing group; groups count from 1 in the order of their opening brackets.</summary>
internal sealed record CaptureNode(int Number, RegexNode Body) : RegexNode;

/// <summary>A group that, once matched, gives nothing back.</summary>
internal sealed record AtomicNode(RegexNode Body) : RegexNode;

/// <summary>A condition on the text before or after.</summary>
internal sealed record LookNode(bool Behind, bool Negative, RegexNode Body) : RegexNode;

/// <summary>The text of an earlier group again.</summary>
internal sealed record BackReferenceNode(int Number, bool IgnoreCase) : RegexNode;
