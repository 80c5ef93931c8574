namespace Bilingual.Glossaries.Extraction;

/// <summary>A source and a target candidate that stand together.</summary>
internal readonly record struct Link(int Source, int Target, int Count, double LogLikelihood);

/// <summary>Finds which candidates of the two sides belong together.</summary>
internal sealed class Cooccurrence(CandidatePhrases source, CandidatePhrases target, int minCount)
{
    /// <summary>The pairs of candidates that are each other's best, by source candidate.</summary>
    public List<Link> Best(CancellationToken cancellationToken)
    {
        var bestOfSource = new Link[source.Count];
        var bestOfTarget = new Link[target.Count];
        var counts = new int[target.Count];
        var touched = new List<int>();
        for (var from = 0; from < source.Count; from++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var text in source.TextsOf(from))
            {
                foreach (var to in target.In(text))
                {
                    if (counts[to]++ == 0)
                        touched.Add(to);
                }
            }

            foreach (var to in touched)
            {
                if (counts[to] >= minCount)
                {
                    var link = new Link(from, to, counts[to], LogLikelihood(counts[to], source.TextsOf(from).Count, target.TextsOf(to).Count, source.Side.Count));
                    if (IsBetter(link, bestOfSource[from]))
                        bestOfSource[from] = link;
                    if (IsBetter(link, bestOfTarget[to]))
                        bestOfTarget[to] = link;
                }

                counts[to] = 0;
            }

            touched.Clear();
        }

        return [.. bestOfSource.Where(link => link.Count > 0 && bestOfTarget[link.Target] == link)];
    }

    /// <summary>
    /// The log-likelihood ratio G² of two events (Dunning 1993), positive where they attract each other and negative where they repel.
    /// </summary>
    /// <param name="both">Texts with both.</param>
    /// <param name="one">Texts with the one.</param>
    /// <param name="other">Texts with the other.</param>
    /// <param name="all">All texts.</param>
    public static double LogLikelihood(int both, int one, int other, int all)
    {
        double a = both, b = one - both, c = other - both, d = all - one - other + both;
        var ratio = 2 * (Term(a, (a + b) * (a + c)) + Term(b, (a + b) * (b + d)) + Term(c, (c + d) * (a + c)) + Term(d, (c + d) * (b + d)));
        return a * d >= b * c ? ratio : -ratio;

        double Term(double observed, double margins) => observed == 0 ? 0 : observed * Math.Log(observed * all / margins);
    }

    private static bool IsBetter(Link link, Link than) => link.LogLikelihood > than.LogLikelihood;
}
