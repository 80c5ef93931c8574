namespace Bilingual.Segmentation.Expressions;

/// <summary>Which characters a match can begin or end with.</summary>
internal static class BoundaryCharacters
{
    /// <summary>The characters that can stand first in a match; all of them if a match can be empty.</summary>
    public static CodePointSet First(RegexNode node) => Outermost(node, fromEnd: false);

    /// <summary>The characters that can stand last in a match; all of them if a match can be empty.</summary>
    public static CodePointSet Last(RegexNode node) => Outermost(node, fromEnd: true);

    private static CodePointSet Outermost(RegexNode node, bool fromEnd)
    {
        var (set, canBeEmpty) = Find(node, fromEnd);
        return canBeEmpty ? CodePointSet.All : set;
    }

    private static (CodePointSet Set, bool CanBeEmpty) Find(RegexNode node, bool fromEnd)
    {
        switch (node)
        {
            case CharacterNode character:
                return (character.Set, false);
            case CaptureNode capture:
                return Find(capture.Body, fromEnd);
            case AtomicNode atomic:
                return Find(atomic.Body, fromEnd);
            case RepeatNode repeat when repeat.Max == 0:
                return (CodePointSet.None, true);
            case RepeatNode repeat:
                var (body, empty) = Find(repeat.Body, fromEnd);
                return (body, empty || repeat.Min == 0);
            case ChoiceNode choice:
                var (union, anyEmpty) = (CodePointSet.None, false);
                foreach (var option in choice.Options)
                {
                    var (set, optionEmpty) = Find(option, fromEnd);
                    union = union.Union(set);
                    anyEmpty |= optionEmpty;
                }

                return (union, anyEmpty);
            case SequenceNode sequence:
                var reached = CodePointSet.None;
                for (var i = 0; i < sequence.Parts.Length; i++)
                {
                    var (set, partEmpty) = Find(sequence.Parts[fromEnd ? ^(i + 1) : i], fromEnd);
                    reached = reached.Union(set);
                    if (!partEmpty)
                        return (reached, false);
                }

                return (reached, true);
            case BackReferenceNode:
                return (CodePointSet.All, true);
            default:
                return (CodePointSet.None, true);
        }
    }
}
