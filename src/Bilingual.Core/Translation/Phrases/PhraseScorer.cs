namespace Bilingual.Translation;

/// <summary>How phrase pairs are chosen for the table.</summary>
internal sealed record PhraseScorerOptions
{
    /// <summary>A pair that occurs once is kept only if its words translate each other: the geometric mean of their lexical weights must be as high.</summary>
    public double LeastWordProbability { get; init; } = 0.1;

    /// <summary>A pair that occurs less often is kept only if each of its words has a counterpart or often goes without.</summary>
    public int PlainCount { get; init; } = 10;

    /// <summary>How often an occurrence in text that resembles what is to be translated counts.</summary>
    public double DomainWeight { get; init; } = 3;

    /// <summary>Most pairs of a phrase in each direction.</summary>
    public int MostTranslations { get; init; } = 20;

    /// <summary>Pairs that are less probable in both directions are dropped.</summary>
    public double LeastProbability { get; init; } = 0.002;
}

/// <summary>
/// Estimates the scores of extracted phrase pairs: relative frequencies with absolute discounts (Foster, Kuhn and Johnson 2006), lexical
/// weights, and orientations smoothed by the average of all pairs.
/// </summary>
internal sealed class PhraseScorer
{
    private const double OrientationPrior = 0.5;

    private readonly ulong[] occurrences;
    private readonly LexicalWeights lexical;
    private readonly NegationAgreement negation;
    private readonly PhraseScorerOptions options;

    private PhraseScorer(ulong[] occurrences, LexicalWeights lexical, NegationAgreement negation, PhraseScorerOptions options)
    {
        this.occurrences = occurrences;
        this.lexical = lexical;
        this.negation = negation;
        this.options = options;
    }

    /// <summary>Chooses and scores pairs.</summary>
    /// <param name="occurrences">Extracted occurrences; sorted by this method.</param>
    /// <param name="source">Source phrases by number.</param>
    /// <param name="target">Target phrases by number.</param>
    /// <param name="lexical">Word translation probabilities.</param>
    /// <param name="negation">Tells pairs of which only one side is negated; they are dropped.</param>
    /// <param name="options">Which pairs to keep.</param>
    public static List<ScoredPhrases> Score(
        ulong[] occurrences,
        IReadOnlyList<NGram> source,
        IReadOnlyList<NGram> target,
        LexicalWeights lexical,
        NegationAgreement negation,
        PhraseScorerOptions options)
    {
        Array.Sort(occurrences);
        return new PhraseScorer(occurrences, lexical, negation, options).Score(source, target);
    }

    private List<ScoredPhrases> Score(IReadOnlyList<NGram> source, IReadOnlyList<NGram> target)
    {
        // What is told wrongly of a phrase must not take its share from what is told rightly.
        var counted = Count().FindAll(pair => negation.Holds(source[pair.Source], target[pair.Target], pair.IsMostlySourceAffirming, pair.IsMostlyTargetAffirming));
        var sourceTotals = new double[source.Count];
        var targetTotals = new double[target.Count];
        var prior = new double[6];
        foreach (var pair in counted)
        {
            sourceTotals[pair.Source] += Mass(pair);
            targetTotals[pair.Target] += Mass(pair);
            for (var i = 0; i < prior.Length; i++)
                prior[i] += (double)pair[i] / occurrences.Length;
        }

        var discounts = Discounts(counted);
        double Discounted(Counted pair) => Mass(pair) * (1 - discounts[Math.Min(pair.Count, 3)] / pair.Count);
        double Forward(Counted pair) => Discounted(pair) / sourceTotals[pair.Source];
        double Backward(Counted pair) => Discounted(pair) / targetTotals[pair.Target];
        var candidates = counted.Where(pair => (pair.Count > 1 || Corroborated(source[pair.Source], target[pair.Target]))
            && (pair.Count >= options.PlainCount || lexical.Explains(source[pair.Source], target[pair.Target]))
            && (Forward(pair) >= options.LeastProbability || Backward(pair) >= options.LeastProbability)).ToArray();
        var kept = Best(candidates, static pair => pair.Source, Forward)
            .Union(Best(candidates, static pair => pair.Target, Backward)).ToArray();

        return [.. kept.Select(pair =>
        {
            var (forward, backward) = lexical.Of(source[pair.Source], target[pair.Target]);
            return new ScoredPhrases(
                source[pair.Source],
                target[pair.Target],
                new(PhraseScores.Cost(Forward(pair)), PhraseScores.Cost(Backward(pair)), PhraseScores.Cost(forward), PhraseScores.Cost(backward)),
                Orientation(pair, prior));
        })];
    }

    private double Mass(Counted pair) => pair.Count + (options.DomainWeight - 1) * pair.Heavy;

    private bool Corroborated(NGram source, NGram target)
    {
        var (forward, backward) = lexical.Of(source, target);
        return forward >= Math.Pow(options.LeastWordProbability, target.Order) && backward >= Math.Pow(options.LeastWordProbability, source.Order);
    }

    private List<Counted> Count()
    {
        var counted = new List<Counted>();
        for (var start = 0; start < occurrences.Length;)
        {
            var (source, target, _, _, _) = PhraseExtractor.Parts(occurrences[start]);
            var pair = new Counted(source, target);
            var end = start;
            for (; end < occurrences.Length; end++)
            {
                var parts = PhraseExtractor.Parts(occurrences[end]);
                if (parts.Source != source || parts.Target != target)
                    break;
                pair = pair.With(parts.Marks, parts.Before, parts.After);
            }

            counted.Add(pair);
            start = end;
        }

        return counted;
    }

    private static double[] Discounts(List<Counted> counted)
    {
        var t = new double[5];
        foreach (var pair in counted)
        {
            if (pair.Count <= 4)
                t[pair.Count]++;
        }

        if (t[1] == 0 || t[2] == 0 || t[3] == 0 || t[4] == 0)
            return [0, 0.3, 0.3, 0.3];
        var y = t[1] / (t[1] + 2 * t[2]);
        return
        [
            0,
            Math.Clamp(1 - 2 * y * t[2] / t[1], 0.05, 0.95),
            Math.Clamp(2 - 3 * y * t[3] / t[2], 0.05, 1.9),
            Math.Clamp(3 - 4 * y * t[4] / t[3], 0.05, 2.8),
        ];
    }

    private HashSet<Counted> Best(Counted[] pairs, Func<Counted, int> phrase, Func<Counted, double> probability) =>
        pairs.GroupBy(phrase)
            .SelectMany(group => group
                .OrderByDescending(probability).ThenBy(static pair => pair.Source).ThenBy(static pair => pair.Target)
                .Take(options.MostTranslations))
            .ToHashSet();

    private static PhraseOrientation Orientation(Counted pair, double[] prior)
    {
        byte Cost(int orientation) =>
            PhraseScores.Cost((pair[orientation] + OrientationPrior * prior[orientation]) / (pair.Count + OrientationPrior));
        return new(Cost(0), Cost(1), Cost(3), Cost(4));
    }

    /// <summary>A phrase pair with its occurrences by orientation: before monotone, swap, apart; after likewise.</summary>
    private readonly record struct Counted(int Source, int Target)
    {
        /// <summary>How many of the occurrences count more.</summary>
        public int Heavy { get; private init; }

        /// <summary>Whether most of the sources that it occurs in negate nothing.</summary>
        public bool IsMostlySourceAffirming => 2 * SourceAffirms > Count;

        /// <summary>Whether most of the targets that it occurs in negate nothing.</summary>
        public bool IsMostlyTargetAffirming => 2 * TargetAffirms > Count;

        private int SourceAffirms { get; init; }

        private int TargetAffirms { get; init; }

        private int BeforeMonotone { get; init; }

        private int BeforeSwap { get; init; }

        private int BeforeApart { get; init; }

        private int AfterMonotone { get; init; }

        private int AfterSwap { get; init; }

        private int AfterApart { get; init; }

        public int Count => BeforeMonotone + BeforeSwap + BeforeApart;

        public int this[int orientation] => orientation switch
        {
            0 => BeforeMonotone,
            1 => BeforeSwap,
            2 => BeforeApart,
            3 => AfterMonotone,
            4 => AfterSwap,
            _ => AfterApart,
        };

        public Counted With(SentenceMarks marks, int before, int after) => this with
        {
            Heavy = Heavy + (marks.HasFlag(SentenceMarks.Heavy) ? 1 : 0),
            SourceAffirms = SourceAffirms + (marks.HasFlag(SentenceMarks.SourceAffirms) ? 1 : 0),
            TargetAffirms = TargetAffirms + (marks.HasFlag(SentenceMarks.TargetAffirms) ? 1 : 0),
            BeforeMonotone = BeforeMonotone + (before == 0 ? 1 : 0),
            BeforeSwap = BeforeSwap + (before == 1 ? 1 : 0),
            BeforeApart = BeforeApart + (before == 2 ? 1 : 0),
            AfterMonotone = AfterMonotone + (after == 0 ? 1 : 0),
            AfterSwap = AfterSwap + (after == 1 ? 1 : 0),
            AfterApart = AfterApart + (after == 2 ? 1 : 0),
        };
    }
}
