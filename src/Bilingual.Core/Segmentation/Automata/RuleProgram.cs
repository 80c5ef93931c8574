using Bilingual.Segmentation.Expressions;

namespace Bilingual.Segmentation.Automata;

/// <summary>What an <see cref="Instruction"/> does.</summary>
internal enum Operation : byte
{
    /// <summary>Reads a character of a set and goes on.</summary>
    Read,

    /// <summary>Goes on at two places.</summary>
    Split,

    /// <summary>Goes on if the character read last is, or is not, in a set.</summary>
    CheckPrevious,

    /// <summary>Goes on if the character to be read next is, or is not, in a set.</summary>
    CheckNext,

    /// <summary>The expression of the rule has matched.</summary>
    Accept,
}

/// <summary>A step of a nondeterministic automaton.</summary>
/// <param name="Operation">What it does.</param>
/// <param name="Rule">The rule that it serves.</param>
/// <param name="Next">Where it goes on.</param>
/// <param name="Other">The second place of a split.</param>
/// <param name="Set">Number of the set that is read or checked.</param>
/// <param name="Negative">Whether a check wants the character outside the set; an end of the text is outside every set.</param>
internal readonly record struct Instruction(Operation Operation, int Rule, int Next, int Other, int Set, bool Negative);

/// <summary>
/// One side of a list of rules as a nondeterministic automaton (K. Thompson, <i>Regular expression search algorithm</i>, CACM 1968): the
/// expressions after the break read forward, or those before it read backward.
/// </summary>
internal sealed class RuleProgram
{
    private const int MaxInstructions = 200_000;

    private readonly List<Instruction> instructions = [];
    private readonly List<CodePointSet> sets;
    private readonly Dictionary<CodePointSet, int> setNumbers;
    private readonly bool backward;

    /// <summary>An empty program.</summary>
    /// <param name="backward">Whether it reads from the break to the left.</param>
    /// <param name="sets">The sets, shared by the programs of both sides; receives those of the rules added.</param>
    public RuleProgram(bool backward, List<CodePointSet> sets)
    {
        this.backward = backward;
        this.sets = sets;
        setNumbers = sets.Select((set, number) => (set, number)).ToDictionary(pair => pair.set, pair => pair.number);
    }

    /// <summary>The steps.</summary>
    public IReadOnlyList<Instruction> Instructions => instructions;

    /// <summary>Where each rule begins.</summary>
    public List<int> Starts { get; } = [];

    /// <summary>Adds a rule's expression.</summary>
    /// <returns>False when the rule would make the program too large; the program is then as it was.</returns>
    public bool TryAdd(int rule, RegexNode expression)
    {
        var size = instructions.Count;
        var start = Compile(expression, rule, Emit(new Instruction(Operation.Accept, rule, 0, 0, 0, Negative: false)));
        if (start >= 0)
        {
            Starts.Add(start);
            return true;
        }

        instructions.RemoveRange(size, instructions.Count - size);
        return false;
    }

    private int Emit(Instruction instruction)
    {
        if (instructions.Count >= MaxInstructions)
            return -1;
        instructions.Add(instruction);
        return instructions.Count - 1;
    }

    /// <summary>The start of <paramref name="node"/> followed by the steps at <paramref name="next"/>, or -1 when there are too many.</summary>
    private int Compile(RegexNode node, int rule, int next)
    {
        if (next < 0)
            return -1;
        switch (node)
        {
            case CharacterNode character:
                return Emit(new Instruction(Operation.Read, rule, next, 0, NumberOf(character.Set), Negative: false));
            case SequenceNode sequence:
                // Built from its far end: the last part when reading forward, the first when reading backward.
                for (var i = 0; i < sequence.Parts.Length; i++)
                    next = Compile(sequence.Parts[backward ? i : ^(i + 1)], rule, next);
                return next;
            case ChoiceNode choice:
                var start = Compile(choice.Options[^1], rule, next);
                for (var i = choice.Options.Length - 2; i >= 0 && start >= 0; i--)
                    start = EmitSplit(rule, Compile(choice.Options[i], rule, next), start);
                return start;
            case RepeatNode repeat:
                return CompileRepeat(repeat, rule, next);
            case LookNode { Body: CharacterNode character } look:
                var check = look.Behind == backward ? Operation.CheckNext : Operation.CheckPrevious;
                return Emit(new Instruction(check, rule, next, 0, NumberOf(character.Set), look.Negative));
            default:
                throw new ArgumentException($"{node.GetType().Name} is not in regular form.", nameof(node));
        }
    }

    private int CompileRepeat(RepeatNode repeat, int rule, int next)
    {
        if (repeat.Max == RepeatNode.Unbounded)
        {
            var loop = Emit(new Instruction(Operation.Split, rule, 0, next, 0, Negative: false));
            var body = Compile(repeat.Body, rule, loop);
            if (body < 0)
                return -1;
            instructions[loop] = instructions[loop] with { Next = body };
            next = loop;
        }
        else
        {
            var end = next;
            for (var i = repeat.Min; i < repeat.Max && next >= 0; i++)
                next = EmitSplit(rule, Compile(repeat.Body, rule, next), end);
        }

        for (var i = 0; i < repeat.Min && next >= 0; i++)
            next = Compile(repeat.Body, rule, next);
        return next;
    }

    private int EmitSplit(int rule, int first, int second) =>
        first < 0 ? -1 : Emit(new Instruction(Operation.Split, rule, first, second, 0, Negative: false));

    private int NumberOf(CodePointSet set)
    {
        if (setNumbers.TryGetValue(set, out var number))
            return number;
        sets.Add(set);
        return setNumbers[set] = sets.Count - 1;
    }
}
