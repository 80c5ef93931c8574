namespace Bilingual.Glossaries.Checking;

/// <summary>Collects how each term is rendered over the pairs of a text, and finds those rendered in more than one way.</summary>
internal sealed class ConsistencyCheck
{
    private readonly Dictionary<TermEntry, List<(int Pair, TermMatch Source, TermMatch Target)>> renderings = new(ReferenceEqualityComparer.Instance as IEqualityComparer<TermEntry>);

    /// <summary>Adds the renderings of a pair. A pair that renders a term in several ways tells nothing of which is used.</summary>
    public void Add(int number, TermPair pair)
    {
        foreach (var match in pair.Outermost.Where(match => match.Entry.Status != TermStatus.Keep).DistinctBy(match => match.Entry))
        {
            var targets = pair.RenderingsOf(match).ToList();
            if (targets.Count == 0 || targets.Exists(target => target.Form != targets[0].Form))
                continue;
            if (!renderings.TryGetValue(match.Entry, out var list))
                renderings.Add(match.Entry, list = []);
            list.Add((number, match, targets[0]));
        }
    }

    /// <summary>The rarer renderings of each term; of two that are equally frequent the later.</summary>
    public IEnumerable<(int Pair, TermFinding Finding)> Findings()
    {
        foreach (var (entry, all) in renderings)
        {
            var ways = all.GroupBy(each => each.Target.Form, StringComparer.Ordinal).OrderByDescending(way => way.Count()).ToList();
            foreach (var way in ways.Skip(1))
            {
                foreach (var (number, source, target) in way)
                {
                    yield return (number, new TermFinding(
                        TermFindingKind.Inconsistent,
                        entry,
                        source.Span,
                        target.Span,
                        $"'{source.Term}' is '{target.Form}' here but '{ways[0].Key}' in {ways[0].Count()} other {(ways[0].Count() == 1 ? "pair" : "pairs")}"));
                }
            }
        }
    }
}
