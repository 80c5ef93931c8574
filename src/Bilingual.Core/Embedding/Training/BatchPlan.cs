namespace Bilingual.Embedding.Training;

/// <summary>
/// Cuts the pairs of an epoch in batches in which no two pairs share a side, since each must be wrong for the others. Most of the
/// sentences compete within their topic and most of the entries of a dictionary within it; the rest are mixed, so that what lies far
/// apart stays apart.
/// </summary>
internal sealed class BatchPlan(TrainingPairs pairs, TopicOrder topics, int batchSize, float topicShare)
{
    // Copies of one sentence over and over end up in batches of a handful, which teach nothing.
    private const int SmallestBatch = 32;

    /// <summary>The batches of an epoch.</summary>
    public List<int[]> Draw(ref SplitMix random)
    {
        var mixed = new List<int>();
        var batches = new List<int[]>();
        var sentences = Shuffled(0, pairs.DictionaryStart, ref random);
        var within = sentences.AsSpan(0, WholeBatches(sentences.Length));
        topics.Sort(within, batchSize, ref random);
        Cut(within, batches, mixed);
        mixed.AddRange(sentences.AsSpan(within.Length));

        var entries = Shuffled(pairs.DictionaryStart, pairs.Count, ref random);
        within = entries.AsSpan(0, WholeBatches(entries.Length));
        Cut(within, batches, mixed);
        mixed.AddRange(entries.AsSpan(within.Length));

        int[] rest = [.. mixed];
        random.Shuffle(rest);
        Cut(rest, batches, null);
        var order = Shuffled(0, batches.Count, ref random);
        return [.. order.Select(i => batches[i])];
    }

    private int WholeBatches(int count) => (int)(count * topicShare) / batchSize * batchSize;

    private static int[] Shuffled(int start, int end, ref SplitMix random)
    {
        int[] members = [.. Enumerable.Range(start, end - start)];
        random.Shuffle(members);
        return members;
    }

    /// <summary>Fills batches in order; what no longer fills one goes to <paramref name="leftover"/>, or makes smaller ones where that is null.</summary>
    private void Cut(ReadOnlySpan<int> order, List<int[]> batches, List<int>? leftover)
    {
        var batch = new List<int>(batchSize);
        var sides = new HashSet<int>();
        var (waiting, still) = (new List<int>(), new List<int>());
        var next = 0;
        while (next < order.Length || waiting.Count > 0)
        {
            still.Clear();
            foreach (var pair in waiting)
            {
                if (!TryTake(pair, batch, sides))
                    still.Add(pair);
            }

            (waiting, still) = (still, waiting);
            for (; next < order.Length && batch.Count < batchSize; next++)
            {
                if (!TryTake(order[next], batch, sides))
                    waiting.Add(order[next]);
            }

            if (leftover is not null && batch.Count < batchSize)
            {
                leftover.AddRange(batch);
                leftover.AddRange(waiting);
                return;
            }

            if (batch.Count >= SmallestBatch || batches.Count == 0)
                batches.Add([.. batch]);
            else if (next == order.Length)
                return;
            batch.Clear();
            sides.Clear();
        }
    }

    private bool TryTake(int pair, List<int> batch, HashSet<int> sides)
    {
        var (source, target) = (pairs.Identity(2 * pair), pairs.Identity((2 * pair) + 1));
        if (batch.Count == batchSize || sides.Contains(source) || sides.Contains(target))
            return false;
        sides.Add(source);
        sides.Add(target);
        batch.Add(pair);
        return true;
    }
}
