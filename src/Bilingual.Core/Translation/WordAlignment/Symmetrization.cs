namespace Bilingual.Translation;

/// <summary>Joins the alignments of the two directions into one (Och and Ney 2003; Koehn, Och and Marcu 2003).</summary>
internal static class Symmetrization
{
    private static readonly (int Source, int Target)[] Neighbours =
        [(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)];

    /// <summary>
    /// Grow-diag-final-and: the links that both directions have; then, again and again, links of either direction beside these, with an
    /// end that has none yet; at last links of either direction with both ends free.
    /// </summary>
    /// <param name="sourceOfTarget">For each target word the source word that it comes from, −1 for none.</param>
    /// <param name="targetOfSource">For each source word the target word that it comes from, −1 for none.</param>
    /// <returns>The links, by source then target position.</returns>
    public static WordLink[] GrowDiagFinalAnd(ReadOnlySpan<int> sourceOfTarget, ReadOnlySpan<int> targetOfSource)
    {
        var (rows, columns) = (targetOfSource.Length, sourceOfTarget.Length);
        var union = new bool[rows, columns];
        var links = new bool[rows, columns];
        var sourceLinked = new bool[rows];
        var targetLinked = new bool[columns];
        var growing = new Queue<(int Source, int Target)>();
        for (var j = 0; j < columns; j++)
        {
            if (sourceOfTarget[j] >= 0)
                union[sourceOfTarget[j], j] = true;
        }

        for (var i = 0; i < rows; i++)
        {
            var j = targetOfSource[i];
            if (j < 0)
                continue;
            if (union[i, j])
                Link(i, j);
            union[i, j] = true;
        }

        while (growing.TryDequeue(out var link))
        {
            foreach (var (di, dj) in Neighbours)
            {
                var (i, j) = (link.Source + di, link.Target + dj);
                if ((uint)i < (uint)rows && (uint)j < (uint)columns && union[i, j] && !links[i, j]
                    && (!sourceLinked[i] || !targetLinked[j]))
                {
                    Link(i, j);
                }
            }
        }

        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                if (union[i, j] && !sourceLinked[i] && !targetLinked[j])
                    Link(i, j);
            }
        }

        var result = new List<WordLink>(Math.Max(rows, columns));
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                if (links[i, j])
                    result.Add(new((ushort)i, (ushort)j));
            }
        }

        return [.. result];

        void Link(int i, int j)
        {
            links[i, j] = sourceLinked[i] = targetLinked[j] = true;
            growing.Enqueue((i, j));
        }
    }
}
