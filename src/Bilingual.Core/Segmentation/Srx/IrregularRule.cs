using System.Text.RegularExpressions;
using Bilingual.Segmentation.Expressions;

namespace Bilingual.Segmentation.Srx;

/// <summary>A rule that no automaton can read, because of a back-reference or a condition on more than one character; .NET decides it.</summary>
/// <remarks>
/// The expression before the break is matched by looking behind, which in .NET reads right to left. Where that would change the meaning,
/// with back-references and groups that give nothing back, it is tried from each of the last 256 starts instead, and conditions in it do
/// not see what follows the break.
/// </remarks>
internal sealed class IrregularRule
{
    private const int MaxStarts = 256;

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly string place;
    private readonly Regex before;
    private readonly Regex after;
    private readonly bool readsForward;

    /// <summary>A rule.</summary>
    /// <param name="index">Position in the list of rules.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="before">Its expression before the break.</param>
    /// <param name="after">Its expression after the break.</param>
    public IrregularRule(int index, SrxRule rule, RegexNode before, RegexNode after)
    {
        Index = index;
        place = rule.Place;
        Last = BoundaryCharacters.Last(before);
        First = BoundaryCharacters.First(after);
        readsForward = DependsOnDirection(before);
        var pattern = DotNetPattern.Write(before);
        this.before = Make(readsForward ? $@"\G(?:{pattern})\z" : $@"\G(?<={pattern})");
        this.after = Make($@"\G(?:{DotNetPattern.Write(after)})");
    }

    /// <summary>Position in the list of rules.</summary>
    public int Index { get; }

    /// <summary>The characters that can stand before the break.</summary>
    public CodePointSet Last { get; }

    /// <summary>The characters that can stand after the break.</summary>
    public CodePointSet First { get; }

    /// <summary>Whether the rule matches at a position strictly inside the text.</summary>
    /// <exception cref="SrxException">The match took too long.</exception>
    public bool Matches(ReadOnlySpan<char> text, int position)
    {
        if (!CanStand(text[position - 1], Last) || !CanStand(text[position], First))
            return false;
        try
        {
            return after.IsMatch(text, position) && (readsForward ? EndsAt(text, position) : before.IsMatch(text, position));
        }
        catch (RegexMatchTimeoutException fault)
        {
            throw new SrxException([$"{place}: took longer than a second at one place; make its expressions simpler"], fault);
        }
    }

    /// <summary>A quick refusal; half a surrogate pair may belong to any set.</summary>
    private static bool CanStand(char c, CodePointSet set) => char.IsSurrogate(c) || set.Contains(c);

    private bool EndsAt(ReadOnlySpan<char> text, int position)
    {
        for (var start = position; start >= Math.Max(0, position - MaxStarts); start--)
        {
            if (before.IsMatch(text[..position], start))
                return true;
        }

        return false;
    }

    private static bool DependsOnDirection(RegexNode node) => node switch
    {
        BackReferenceNode or AtomicNode or RepeatNode { Mode: RepeatMode.Possessive } => true,
        SequenceNode sequence => sequence.Parts.Any(DependsOnDirection),
        ChoiceNode choice => choice.Options.Any(DependsOnDirection),
        RepeatNode repeat => DependsOnDirection(repeat.Body),
        CaptureNode capture => DependsOnDirection(capture.Body),
        LookNode look => DependsOnDirection(look.Body),
        _ => false,
    };

    private static Regex Make(string pattern) => new(pattern, RegexOptions.CultureInvariant, MatchTimeout);
}
