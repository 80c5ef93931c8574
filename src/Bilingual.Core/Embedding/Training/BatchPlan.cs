namespace Bilingual.Embedding.Training;

/// <summary>Orders the pairs of an epoch in batches in which no two pairs share a side, since each must be wrong for the others.</summary>
internal sealed class BatchPlan(TrainingPairs pairs, int batchSize, float sameCorpusShare)
{
    // Copies of one sentence over and over end up in batches of a handful, which teach nothing.
    private const int SmallestBatch = 32;

    /// <summary>The batches of an epoch.</summary>
    public List<int[]> Draw(ref SplitMix random)
    {
        var mixed = new List<int>();
        var batches = new List<int[]>();
        for (var corpus = 0; corpus < pairs.CorpusCount; corpus++)
        {
            var (start, length) = pairs.Corpus(corpus).GetOffsetAndLength(pairs.Count);
            var members = new int[length];
            for (var i = 0; i < length; i++)
                members[i] = start + i;
            random.Shuffle(members);
            var apart = (int)(length * sameCorpusShare) / batchSize * batchSize;
            Cut(members.AsSpan(0, apart), batches, mixed);
            mixed.AddRange(members.AsSpan(apart));
        }

        int[] rest = [.. mixed];
        random.Shuffle(rest);
        Cut(rest, batches, null);
        var order = new int[batches.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        random.Shuffle(order);
        return [.. order.Select(i => batches[i])];
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
