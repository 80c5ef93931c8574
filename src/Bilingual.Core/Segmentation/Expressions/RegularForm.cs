using System.Collections.Immutable;

namespace Bilingual.Segmentation.Expressions;

/// <summary>
/// Brings an expression into a form that an automaton can read: characters, sequences, choices, greedy repetitions and conditions on one
/// neighbouring character.
/// </summary>
internal static class RegularForm
{
    /// <summary>The equivalent of a rule's expression in regular form, or null if it has none.</summary>
    /// <param name="node">The expression.</param>
    /// <param name="after">Whether it is matched forward from the break position; otherwise it ends there.</param>
    /// <remarks>Only whether there is a match counts for a rule, so laziness and groups can go.</remarks>
    public static RegexNode? TryMake(RegexNode node, bool after)
    {
        var opened = OpenOuterLook(node, after);
        return Make(opened);
    }

    /// <summary>
    /// A positive condition at the far end of a rule's expression says no more than the text it describes: <c>\s(?=\p{Lu})</c> after a
    /// break is <c>\s\p{Lu}</c>.
    /// </summary>
    private static RegexNode OpenOuterLook(RegexNode node, bool after)
    {
        switch (node)
        {
            case LookNode { Negative: false } look when look.Behind != after:
                return OpenOuterLook(look.Body, after);
            case CaptureNode capture:
                return OpenOuterLook(capture.Body, after);
            case ChoiceNode choice:
                return new ChoiceNode([.. choice.Options.Select(option => OpenOuterLook(option, after))]);
            case SequenceNode { Parts.Length: > 0 } sequence:
                var outer = after ? sequence.Parts.Length - 1 : 0;
                return new SequenceNode(sequence.Parts.SetItem(outer, OpenOuterLook(sequence.Parts[outer], after)));
            default:
                return node;
        }
    }

    private static RegexNode? Make(RegexNode node) => node switch
    {
        CharacterNode => node,
        CaptureNode capture => Make(capture.Body),
        SequenceNode sequence => MakeAll(sequence.Parts) is { } parts ? new SequenceNode(parts) : null,
        ChoiceNode choice => MakeAll(choice.Options) is { } options ? new ChoiceNode(options) : null,
        AtomicNode atomic => Make(atomic.Body) is { } body && HasOneWay(body) ? body : null,
        RepeatNode { Mode: RepeatMode.Possessive } repeat => MakePossessive(repeat),
        RepeatNode repeat => Make(repeat.Body) is { } body ? repeat with { Body = body, Mode = RepeatMode.Greedy } : null,
        LookNode look => MakeLook(look),
        _ => null,
    };

    private static ImmutableArray<RegexNode>? MakeAll(ImmutableArray<RegexNode> nodes)
    {
        var made = ImmutableArray.CreateBuilder<RegexNode>(nodes.Length);
        foreach (var node in nodes)
        {
            if (Make(node) is not { } regular)
                return null;
            made.Add(regular);
        }

        return made.MoveToImmutable();
    }

    /// <summary>Whether a match at a place is unique, so that there is nothing to give back.</summary>
    private static bool HasOneWay(RegexNode node) => node switch
    {
        CharacterNode or LookNode => true,
        SequenceNode sequence => sequence.Parts.All(HasOneWay),
        RepeatNode repeat => repeat.Min == repeat.Max && HasOneWay(repeat.Body),
        _ => false,
    };

    /// <summary>
    /// Taking every character there is and giving none back means that either the most were taken or another does not follow.
    /// </summary>
    private static RegexNode? MakePossessive(RepeatNode repeat)
    {
        if (Make(repeat.Body) is not { } body)
            return null;
        var greedy = repeat with { Body = body, Mode = RepeatMode.Greedy };
        if (repeat.Min == repeat.Max && HasOneWay(body))
            return greedy;
        if (body is not CharacterNode)
            return null;
        var stop = new LookNode(Behind: false, Negative: true, body);
        if (repeat.Max == RepeatNode.Unbounded)
            return new SequenceNode([greedy, stop]);
        return new ChoiceNode(
        [
            greedy with { Min = repeat.Max },
            new SequenceNode([greedy with { Max = repeat.Max - 1 }, stop]),
        ]);
    }

    private static RegexNode? MakeLook(LookNode look)
    {
        switch (look.Body)
        {
            case CharacterNode:
                return look;
            case CaptureNode capture:
                return MakeLook(look with { Body = capture.Body });
            case SequenceNode { Parts.Length: 1 } sequence:
                return MakeLook(look with { Body = sequence.Parts[0] });
            case LookNode inner:
                return MakeLook(inner with { Negative = inner.Negative != look.Negative });
            case RepeatNode { Min: 1 } repeat:
                return MakeLook(look with { Body = repeat.Body });
            case ChoiceNode choice:
                var options = MakeAll([.. choice.Options.Select(option => (RegexNode)(look with { Body = option }))]);
                return options is not { } made ? null : look.Negative ? new SequenceNode(made) : new ChoiceNode(made);
            default:
                return null;
        }
    }
}
