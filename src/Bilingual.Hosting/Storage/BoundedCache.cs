namespace Bilingual.Hosting.Storage;

/// <summary>Values by key: those used last stay in memory up to a bound, the others are made again. Safe for concurrent use.</summary>
/// <param name="capacity">The largest sum of sizes to keep; the value used last is kept whatever its size.</param>
/// <param name="size">Size of a value, in any unit.</param>
/// <param name="make">Makes the value of a key.</param>
public sealed class BoundedCache<TKey, TValue>(long capacity, Func<TValue, long> size, Func<TKey, CancellationToken, ValueTask<TValue>> make)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> byUse = [];
    private readonly Lock gate = new();
    private long sum;

    /// <summary>The value of a key.</summary>
    public async ValueTask<TValue> GetAsync(TKey key, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (nodes.TryGetValue(key, out var node))
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
                return node.Value.Value;
            }
        }

        var value = await make(key, cancellationToken);
        lock (gate)
        {
            // Two callers may have made the same value; either will do.
            if (nodes.ContainsKey(key))
                return value;
            nodes[key] = byUse.AddFirst((key, value));
            sum += size(value);
            while (sum > capacity && byUse.Count > 1)
            {
                var oldest = byUse.Last!.Value;
                byUse.RemoveLast();
                nodes.Remove(oldest.Key);
                sum -= size(oldest.Value);
            }
        }

        return value;
    }
}
