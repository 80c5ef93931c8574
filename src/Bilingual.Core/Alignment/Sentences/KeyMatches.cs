using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>Which keys (quantities, names, terms) the units of two texts have in common and which quantities one of them lacks.</summary>
internal sealed class KeyMatches
{
    private readonly TextSignals source;
    private readonly TextSignals target;
    private readonly int[] sourceNumbers;

    /// <summary>Matches the keys of two texts.</summary>
    public KeyMatches(TextSignals source, TextSignals target)
    {
        this.source = source;
        this.target = target;
        var targetKeys = new Dictionary<Key, int>(target.Keys.Keys.Length);
        for (var key = 0; key < target.Keys.Keys.Length; key++)
            targetKeys.Add(target.Keys.Keys[key], key);
        sourceNumbers = new int[source.Keys.Keys.Length];
        for (var key = 0; key < sourceNumbers.Length; key++)
            sourceNumbers[key] = targetKeys.GetValueOrDefault(source.Keys.Keys[key], -1);
    }

    /// <summary>Compares two sets of units: quantities that only one side has, and keys of any kind that both have.</summary>
    public (int Missing, int Shared) Compare(ReadOnlySpan<int> sourceSet, ReadOnlySpan<int> targetSet)
    {
        int missing = 0, shared = 0, sharedQuantities = 0, targetQuantities = 0;
        foreach (var unit in sourceSet)
        {
            foreach (var key in source.Keys.Of(unit))
            {
                var isQuantity = source.Keys.Keys[key].Kind == KeyKind.Quantity;
                if (Holds(targetSet, sourceNumbers[key]))
                {
                    shared++;
                    sharedQuantities += isQuantity ? 1 : 0;
                }
                else
                {
                    missing += isQuantity ? 1 : 0;
                }
            }
        }

        foreach (var unit in targetSet)
        {
            foreach (var key in target.Keys.Of(unit))
                targetQuantities += target.Keys.Keys[key].Kind == KeyKind.Quantity ? 1 : 0;
        }

        return (missing + Math.Max(0, targetQuantities - sharedQuantities), shared);
    }

    /// <summary>The keys of a kind that both sets of units have, as shown to people, in order.</summary>
    public ImmutableArray<string> Shared(ReadOnlySpan<int> sourceSet, ReadOnlySpan<int> targetSet, KeyKind kind)
    {
        SortedSet<string>? shared = null;
        foreach (var unit in sourceSet)
        {
            foreach (var key in source.Keys.Of(unit))
            {
                if (source.Keys.Keys[key].Kind == kind && Holds(targetSet, sourceNumbers[key]))
                    (shared ??= new SortedSet<string>(StringComparer.Ordinal)).Add(source.Keys.Shown[key]);
            }
        }

        return shared is null ? [] : [.. shared];
    }

    private bool Holds(ReadOnlySpan<int> targetSet, int key)
    {
        if (key < 0)
            return false;
        foreach (var unit in targetSet)
        {
            if (target.Keys.Of(unit).Contains(key))
                return true;
        }

        return false;
    }
}
