namespace Bilingual.Translation;

/// <summary>
/// The best derivations of a search graph, drawn one after the other (Huang and Chiang 2005, algorithm 3): each hypothesis lists its own
/// best derivations only as far as they are asked for.
/// </summary>
internal sealed class BestDerivations
{
    private readonly SearchGraph graph;
    private readonly Dictionary<int, Node> nodes = [];

    private BestDerivations(SearchGraph graph) => this.graph = graph;

    /// <summary>The best derivations, best first: the options of each in target order.</summary>
    /// <param name="graph">A graph that kept its alternatives.</param>
    /// <param name="complete">The complete hypotheses.</param>
    /// <param name="most">Most derivations to draw.</param>
    public static List<List<TranslationOption>> Draw(SearchGraph graph, IEnumerable<int> complete, int most)
    {
        var best = new BestDerivations(graph);
        var goal = new Node(best, complete.SelectMany(graph.Alternatives));
        var drawn = new List<List<TranslationOption>>();
        while (drawn.Count < most && goal.Get(drawn.Count) is { } derivation)
            drawn.Add(best.Path(derivation));
        return drawn;
    }

    private Node Of(int hypothesis)
    {
        if (!nodes.TryGetValue(hypothesis, out var node))
            nodes.Add(hypothesis, node = new(this, graph.Alternatives(hypothesis)));
        return node;
    }

    private List<TranslationOption> Path(Derivation derivation)
    {
        var path = new List<TranslationOption>();
        for (var at = derivation; graph[at.Hypothesis].Option is { } option; at = Of(graph[at.Hypothesis].Previous).Get(at.Rank)!)
            path.Add(option);
        path.Reverse();
        return path;
    }

    /// <summary>A derivation: a hypothesis, and which of the derivations of the one before it is continued.</summary>
    private sealed record Derivation(int Hypothesis, int Rank, float Score);

    /// <summary>The derivations of a hypothesis and those it stands for.</summary>
    private sealed class Node
    {
        private readonly BestDerivations owner;
        private readonly List<Derivation> known = [];
        private readonly PriorityQueue<Derivation, (float, int)> next = new();
        private int proposed;

        public Node(BestDerivations owner, IEnumerable<int> hypotheses)
        {
            this.owner = owner;
            foreach (var hypothesis in hypotheses)
                Propose(hypothesis, 0);
        }

        public Derivation? Get(int rank)
        {
            while (known.Count <= rank && next.TryDequeue(out var derivation, out _))
            {
                known.Add(derivation);
                Propose(derivation.Hypothesis, derivation.Rank + 1);
            }

            return rank < known.Count ? known[rank] : null;
        }

        private void Propose(int hypothesis, int rank)
        {
            var previous = owner.graph[hypothesis].Previous;
            if (previous < 0)
            {
                if (rank == 0)
                    Add(new(hypothesis, 0, owner.graph[hypothesis].Score));
                return;
            }

            if (owner.Of(previous).Get(rank) is { } earlier)
                Add(new(hypothesis, rank, earlier.Score + owner.graph[hypothesis].Score - owner.graph[previous].Score));
        }

        // Ties go to the earlier proposal, so that the order never depends on chance.
        private void Add(Derivation derivation) => next.Enqueue(derivation, (-derivation.Score, proposed++));
    }
}
