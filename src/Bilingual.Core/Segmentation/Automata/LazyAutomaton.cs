namespace Bilingual.Segmentation.Automata;

/// <summary>
/// A deterministic automaton over a <see cref="RuleProgram"/>, whose states are made when a text first leads to them. All rules are read
/// at once, each character in constant time however many there are. Not safe for concurrent use.
/// </summary>
internal sealed class LazyAutomaton
{
    /// <summary>When more states than this have been made they are all forgotten, which bounds the memory whatever the rules and text.</summary>
    private const int MaxStates = 4096;

    private readonly RuleProgram program;
    private readonly SymbolClasses classes;
    private readonly int maskWords;
    private readonly bool[] dependsOnPrevious;
    private readonly int[] previousGroups;
    private readonly Dictionary<State, State> states = new(new StateComparer());
    private readonly State?[] starts;
    private readonly int[] visits;
    private readonly Stack<int> pending = new();
    private readonly List<int> readers = [];
    private readonly List<int> targets = [];
    private int visit;

    /// <summary>An automaton without states.</summary>
    /// <param name="program">What it reads.</param>
    /// <param name="classes">The symbols, made from the program's sets.</param>
    /// <param name="ruleCount">Number of rules, which is the length of the masks.</param>
    public LazyAutomaton(RuleProgram program, SymbolClasses classes, int ruleCount)
    {
        this.program = program;
        this.classes = classes;
        maskWords = (ruleCount + 63) / 64;
        starts = new State?[classes.Count];
        visits = new int[program.Instructions.Count];
        dependsOnPrevious = FindDependents(program.Instructions);
        previousGroups = GroupByChecks(program.Instructions, classes);
    }

    /// <summary>A state: where the rules stand that still can match, and which have just matched.</summary>
    /// <param name="Instructions">Where the rules stand, ascending.</param>
    /// <param name="Previous">The symbol read last, as far as a check can ask for it; otherwise -1.</param>
    /// <param name="Accepted">The rules that matched before the symbol that led here; null if none.</param>
    /// <param name="Alive">The rules that can still match.</param>
    /// <param name="Next">The states that follow, as far as they are known.</param>
    internal sealed record State(int[] Instructions, int Previous, ulong[]? Accepted, ulong[] Alive, State?[] Next)
    {
        /// <summary>Whether no rule can match any more.</summary>
        public bool IsDead => Instructions.Length == 0;
    }

    /// <summary>The state before reading anything.</summary>
    /// <param name="neighbour">The symbol at the other side of the position, which checks may look at.</param>
    public State Start(int neighbour)
    {
        if (starts[neighbour] is { } known)
            return known;
        targets.Clear();
        targets.AddRange(program.Starts);
        return starts[neighbour] = Intern(neighbour, accepted: null);
    }

    /// <summary>The state after reading a symbol.</summary>
    public State Next(State state, int symbol) => state.Next[symbol] ?? Make(state, symbol);

    private State Make(State state, int symbol)
    {
        var accepted = Follow(state, symbol);
        targets.Clear();
        visit++;
        foreach (var reader in readers)
        {
            var instruction = program.Instructions[reader];
            // A rule that has matched need not be followed further: only whether it matches counts.
            if (accepted is not null && RuleMask.Contains(accepted, instruction.Rule))
                continue;
            if (classes.IsIn(symbol, instruction.Set) && visits[instruction.Next] != visit)
            {
                visits[instruction.Next] = visit;
                targets.Add(instruction.Next);
            }
        }

        if (states.Count >= MaxStates)
        {
            states.Clear();
            Array.Clear(starts);
        }

        return state.Next[symbol] = Intern(symbol, accepted);
    }

    /// <summary>Goes on without reading to all readers that the next symbol allows; returns the rules that match on the way.</summary>
    private ulong[]? Follow(State state, int symbol)
    {
        ulong[]? accepted = null;
        readers.Clear();
        visit++;
        foreach (var start in state.Instructions)
            pending.Push(start);
        while (pending.TryPop(out var index))
        {
            if (visits[index] == visit)
                continue;
            visits[index] = visit;
            var instruction = program.Instructions[index];
            switch (instruction.Operation)
            {
                case Operation.Read:
                    readers.Add(index);
                    break;
                case Operation.Accept:
                    accepted ??= new ulong[maskWords];
                    RuleMask.Add(accepted, instruction.Rule);
                    break;
                case Operation.Split:
                    pending.Push(instruction.Next);
                    pending.Push(instruction.Other);
                    break;
                default:
                    var neighbour = instruction.Operation == Operation.CheckNext ? symbol : state.Previous;
                    if (classes.IsIn(neighbour, instruction.Set) != instruction.Negative)
                        pending.Push(instruction.Next);
                    break;
            }
        }

        return accepted;
    }

    private State Intern(int previous, ulong[]? accepted)
    {
        targets.Sort();
        var alive = new ulong[maskWords];
        var asks = false;
        foreach (var target in targets)
        {
            RuleMask.Add(alive, program.Instructions[target].Rule);
            asks |= dependsOnPrevious[target];
        }

        var state = new State([.. targets], asks ? previousGroups[previous] : -1, accepted, alive, new State?[classes.Count]);
        if (states.TryGetValue(state, out var known))
            return known;
        return states[state] = state;
    }

    /// <summary>For each instruction, whether a check of the previous symbol can be reached from it without reading.</summary>
    private static bool[] FindDependents(IReadOnlyList<Instruction> instructions)
    {
        var dependents = new bool[instructions.Count];
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < dependents.Length; i++)
            {
                var instruction = instructions[i];
                var depends = instruction.Operation switch
                {
                    Operation.CheckPrevious => true,
                    Operation.CheckNext => dependents[instruction.Next],
                    Operation.Split => dependents[instruction.Next] || dependents[instruction.Other],
                    _ => false,
                };
                changed |= depends && !dependents[i];
                dependents[i] |= depends;
            }
        }

        return dependents;
    }

    /// <summary>For each symbol, the first that no check of the previous symbol tells apart from it.</summary>
    private static int[] GroupByChecks(IReadOnlyList<Instruction> instructions, SymbolClasses classes)
    {
        int[] checks = [.. instructions.Where(i => i.Operation == Operation.CheckPrevious).Select(i => i.Set).Distinct()];
        var groups = new int[classes.Count];
        for (var symbol = 0; symbol < groups.Length; symbol++)
        {
            groups[symbol] = Enumerable.Range(0, symbol + 1)
                .First(other => Array.TrueForAll(checks, set => classes.IsIn(symbol, set) == classes.IsIn(other, set)));
        }

        return groups;
    }

    private sealed class StateComparer : IEqualityComparer<State>
    {
        public bool Equals(State? x, State? y) =>
            x is not null && y is not null && x.Previous == y.Previous && x.Instructions.AsSpan().SequenceEqual(y.Instructions)
            && x.Accepted.AsSpan().SequenceEqual(y.Accepted);

        public int GetHashCode(State state)
        {
            var code = default(HashCode);
            code.Add(state.Previous);
            foreach (var instruction in state.Instructions)
                code.Add(instruction);
            foreach (var word in state.Accepted ?? [])
                code.Add(word);
            return code.ToHashCode();
        }
    }
}
