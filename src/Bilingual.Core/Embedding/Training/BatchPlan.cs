namespace Bilingual.Embedding.Training;

/// <summary>Orders the pairs of an epoch in batches in which no two pairs share a side, since each must be wrong for the others.</summary>
internal sealed class BatchPlan(ParallelText text, int batchSize, float sameCorpusShare)
{
    /// <summary>The batches of an epoch; the last ones may be smaller.</summary>
    public List<int[]> Draw(ref SplitMix random)
    {
        var mixed = new List<int>();
        var batches = new List<int[]>();
        for (int corpus = 0; corpus < text.CorpusStarts.Count; corpus++)
        {
            int start = text.CorpusStarts[corpus];
            int end = corpus + 1 < text.CorpusStarts.Count ? text.CorpusStarts[corpus + 1] : text.PairCount;
            int[] pairs = new int[end - start];
            for (int i = 0; i < pairs.Length; i++) pairs[i] = start + i;
            random.Shuffle(pairs);
            int alone = (int)(pairs.Length * sameCorpusShare) / batchSize * batchSize;
            Cut(pairs.AsSpan(0, alone), batches, mixed);
            mixed.AddRange(pairs.AsSpan(alone));
        }

        int[] rest = [.. mixed];
        random.Shuffle(rest);
        Cut(rest, batches, null);
        int[] order = new int[batches.Count];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        random.Shuffle(order);
        return [.. order.Select(i => batches[i])];
    }

    private void Cut(ReadOnlySpan<int> pairs, List<int[]> batches, List<int>? leftover)
    {
        var batch = new List<int>(batchSize);
        var taken = new HashSet<int>();
        var waiting = new List<int>();
        var still = new List<int>();
        int next = 0;
        while (next < pairs.Length || waiting.Count > 0)
        {
            still.Clear();
            foreach (int pair in waiting) if (!TryTake(pair, batch, taken)) still.Add(pair);
            (waiting, still) = (still, waiting);
            while (next < pairs.Length && batch.Count < batchSize)
            {
                int pair = pairs[next++];
                if (!TryTake(pair, batch, taken)) waiting.Add(pair);
            }

            if (leftover is not null && batch.Count < batchSize)
            {
                leftover.AddRange(batch);
                leftover.AddRange(waiting);
                return;
            }

            // Copies of one sentence over and over: a batch of a handful teaches nothing.
            if (batch.Count >= Math.Min(batchSize, 32) || batches.Count == 0) batches.Add([.. batch]);
            batch.Clear();
            taken.Clear();
        }
    }

    private bool TryTake(int pair, List<int> batch, HashSet<int> taken)
    {
        if (batch.Count == batchSize) return false;
        int source = text.Identity(2 * pair), target = text.Identity((2 * pair) + 1);
        if (taken.Contains(source) || taken.Contains(target)) return false;
        taken.Add(source);
        taken.Add(target);
        batch.Add(pair);
        return true;
    }
}
