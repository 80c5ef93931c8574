using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Documents;

namespace Bilingual.Interchange.Html;

/// <summary>A row of a pair: paragraphs that stand side by side.</summary>
/// <param name="Source">Source paragraphs, ascending.</param>
/// <param name="Target">Target paragraphs, ascending.</param>
/// <param name="Links">Links between the two; empty when the paragraphs are neighbours by place only.</param>
/// <param name="Crossing">Links from <paramref name="Source"/> to target paragraphs of other rows.</param>
internal sealed record LayoutRow(
    ImmutableArray<int> Source,
    ImmutableArray<int> Target,
    ImmutableArray<Link> Links,
    ImmutableArray<Link> Crossing);

/// <summary>
/// Sets two articles side by side: both columns in reading order, each paragraph once, and as many links as possible in the same row.
/// Links of comparable text cross, so only a chain that ascends on both sides can stand in rows: the one whose probabilities have the
/// greatest sum. All other links become cross-references.
/// </summary>
internal static class PairLayout
{
    /// <summary>The rows, top to bottom. Time and memory: links × log(paragraphs).</summary>
    public static List<LayoutRow> Of(Document source, Document target, ImmutableArray<Link> links)
    {
        var chain = HeaviestChain(source, target, links);
        var bySource = links.ToLookup(link => link.Source);

        var rows = new List<LayoutRow>();
        int nextSource = 0, nextTarget = 0;
        for (var first = 0; first < chain.Count;)
        {
            var last = first;
            while (last + 1 < chain.Count && (chain[last + 1].Source == chain[last].Source || chain[last + 1].Target == chain[last].Target))
                last++;
            AddUnlinked(rows, source, nextSource, chain[first].Source, nextTarget, chain[first].Target, bySource);
            var sources = Range(chain[first].Source, chain[last].Source + 1);
            var targets = Range(chain[first].Target, chain[last].Target + 1);
            var inRow = sources.SelectMany(paragraph => bySource[paragraph])
                .ToLookup(link => targets[0] <= link.Target && link.Target <= targets[^1]);
            rows.Add(new LayoutRow(sources, targets, [.. inRow[true]], [.. inRow[false]]));
            (nextSource, nextTarget) = (chain[last].Source + 1, chain[last].Target + 1);
            first = last + 1;
        }

        AddUnlinked(rows, source, nextSource, source.Paragraphs.Length, nextTarget, target.Paragraphs.Length, bySource);
        return rows;
    }

    // A link may follow another one in the chain when it lies further on both sides, or when it joins the next paragraph of one side to
    // the same paragraph of the other (paragraphs apart from each other would drag what lies between them into the row).
    private static List<Link> HeaviestChain(Document source, Document target, ImmutableArray<Link> links)
    {
        var ordered = links.OrderBy(link => link.Source).ThenBy(link => link.Target).ToArray();
        var weight = new double[ordered.Length];
        var previous = new int[ordered.Length];
        var at = new Dictionary<(int, int), int>(ordered.Length);
        var best = new PrefixMaximum(target.Paragraphs.Length, weight);
        var (sourceBefore, targetBefore) = (ContentBefore(source), ContentBefore(target));

        for (var start = 0; start < ordered.Length;)
        {
            var end = start;
            for (; end < ordered.Length && ordered[end].Source == ordered[start].Source; end++)
            {
                var link = ordered[end];
                var from = best.Before(link.Target);
                ReadOnlySpan<(int, int)> neighbours = [(link.Source, targetBefore[link.Target]), (sourceBefore[link.Source], link.Target)];
                foreach (var neighbour in neighbours)
                {
                    if (at.TryGetValue(neighbour, out var index) && (from < 0 || weight[index] > weight[from]))
                        from = index;
                }

                previous[end] = from;
                weight[end] = link.Probability + (from < 0 ? 0 : weight[from]);
                at[(link.Source, link.Target)] = end;
            }

            // Only now may links of the following paragraphs build on those of this one.
            for (; start < end; start++)
                best.Offer(ordered[start].Target, start);
        }

        var chain = new List<Link>();
        for (var index = best.Before(target.Paragraphs.Length); index >= 0; index = previous[index])
            chain.Add(ordered[index]);
        chain.Reverse();
        return chain;
    }

    // For each paragraph the nearest one before it that may be linked, or -1.
    private static int[] ContentBefore(Document document)
    {
        var before = new int[document.Paragraphs.Length];
        var last = -1;
        for (var index = 0; index < before.Length; index++)
        {
            before[index] = last;
            if (document.Paragraphs[index].IsContent)
                last = index;
        }

        return before;
    }

    // Paragraphs between two linked rows. A source paragraph with cross-references has a row of its own, so that what it refers to can
    // stand beside it; the target paragraphs stand beside the longest run of the others.
    private static void AddUnlinked(
        List<LayoutRow> rows,
        Document source,
        int sourceStart,
        int sourceEnd,
        int targetStart,
        int targetEnd,
        ILookup<int, Link> links)
    {
        var first = rows.Count;
        var longest = (Row: -1, Length: -1);
        for (var start = sourceStart; start < sourceEnd;)
        {
            var end = start;
            var length = 0;
            while (end < sourceEnd && !links.Contains(end))
                length += source.Paragraphs[end++].Text.Length;
            if (end > start)
            {
                if (length > longest.Length)
                    longest = (rows.Count, length);
                rows.Add(new LayoutRow(Range(start, end), [], [], []));
            }

            if (end < sourceEnd)
                rows.Add(new LayoutRow([end], [], [], [.. links[end]]));
            start = end + 1;
        }

        var targets = Range(targetStart, targetEnd);
        if (targets.IsEmpty)
            return;
        if (longest.Row >= 0)
            rows[longest.Row] = rows[longest.Row] with { Target = targets };
        else
            rows.Insert(first, new LayoutRow([], targets, [], []));
    }

    private static ImmutableArray<int> Range(int start, int end) => [.. Enumerable.Range(start, Math.Max(0, end - start))];

    /// <summary>A Fenwick tree (Fenwick 1994) of the heaviest chain that ends before a target paragraph.</summary>
    /// <param name="length">Number of target paragraphs.</param>
    /// <param name="weight">Weight of the heaviest chain that ends in a link, by number of the link.</param>
    private sealed class PrefixMaximum(int length, double[] weight)
    {
        private readonly int[] tree = CreateTree(length);

        /// <summary>The link that ends the heaviest chain before <paramref name="position"/>, or -1.</summary>
        public int Before(int position)
        {
            var best = -1;
            for (var node = position; node > 0; node -= node & -node)
            {
                if (tree[node] >= 0 && (best < 0 || weight[tree[node]] > weight[best]))
                    best = tree[node];
            }

            return best;
        }

        /// <summary>Records that a chain whose last link is <paramref name="link"/> ends at <paramref name="position"/>.</summary>
        public void Offer(int position, int link)
        {
            for (var node = position + 1; node < tree.Length; node += node & -node)
            {
                if (tree[node] < 0 || weight[link] > weight[tree[node]])
                    tree[node] = link;
            }
        }

        private static int[] CreateTree(int length)
        {
            var empty = new int[length + 1];
            Array.Fill(empty, -1);
            return empty;
        }
    }
}
