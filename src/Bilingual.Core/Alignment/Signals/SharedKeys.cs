namespace Bilingual.Alignment;

/// <summary>The keys that stand on both sides of a pair, with how much each tells there.</summary>
internal sealed class SharedKeys
{
    private const decimal Rounding = 0.025m;
    private const decimal LeastRounded = 20;
    private readonly decimal[][] sourceValues;
    private readonly decimal[][] targetValues;
    private readonly int[][] ofSource;
    private readonly int[][] ofTarget;
    private readonly HashSet<int>[] spokenOfInSource;
    private readonly HashSet<int>[] spokenOfInTarget;
    private readonly Key[] keys;
    private readonly string[] shown;
    private readonly float[] worth;

    /// <summary>Finds the shared keys.</summary>
    /// <param name="source">Source text.</param>
    /// <param name="sourceGroups">The groups to be compared.</param>
    /// <param name="target">Target text.</param>
    /// <param name="targetGroups">The groups to be compared.</param>
    public SharedKeys(TextSignals source, Partition sourceGroups, TextSignals target, Partition targetGroups)
    {
        var targetKeys = new Dictionary<Key, int>();
        for (var key = 0; key < target.Keys.Keys.Length; key++)
            targetKeys.Add(target.Keys.Keys[key], key);
        var sourceNumbers = new int[source.Keys.Keys.Length];
        var targetNumbers = new int[target.Keys.Keys.Length];
        Array.Fill(sourceNumbers, -1);
        Array.Fill(targetNumbers, -1);
        var shared = new List<int>();
        for (var key = 0; key < sourceNumbers.Length; key++)
        {
            if (!targetKeys.TryGetValue(source.Keys.Keys[key], out var other))
                continue;
            sourceNumbers[key] = targetNumbers[other] = shared.Count;
            shared.Add(key);
        }

        keys = [.. shared.Select(key => source.Keys.Keys[key])];
        shown = [.. shared.Select(key => source.Keys.Shown[key])];
        sourceValues = Values(source, sourceGroups);
        targetValues = Values(target, targetGroups);
        ofSource = Groups(source, sourceGroups, sourceNumbers);
        ofTarget = Groups(target, targetGroups, targetNumbers);
        spokenOfInSource = SpokenOf(source, sourceGroups, sourceNumbers);
        spokenOfInTarget = SpokenOf(target, targetGroups, targetNumbers);
        var sourceFrequencies = Frequencies(ofSource);
        var targetFrequencies = Frequencies(ofTarget);
        worth = new float[keys.Length];
        for (var i = 0; i < worth.Length; i++)
        {
            worth[i] = source.Keys.Telling[shared[i]]
                * Rarity.Of(sourceFrequencies[i], sourceGroups.Count) * Rarity.Of(targetFrequencies[i], targetGroups.Count);
        }
    }

    /// <summary>How much the keys of one kind tell that two groups share.</summary>
    public float Worth(int sourceGroup, int targetGroup, KeyKind kind)
    {
        var sum = 0f;
        foreach (var key in ofSource[sourceGroup])
        {
            if (keys[key].Kind == kind && Array.BinarySearch(ofTarget[targetGroup], key) >= 0)
                sum += worth[key];
        }

        return sum;
    }

    /// <summary>How much the names tell that speak in both groups and are spoken of in neither.</summary>
    public float WorthOfSpeakers(int sourceGroup, int targetGroup)
    {
        var sum = 0f;
        foreach (var key in ofSource[sourceGroup])
        {
            if (keys[key].Kind == KeyKind.Name && !spokenOfInSource[sourceGroup].Contains(key)
                && Array.BinarySearch(ofTarget[targetGroup], key) >= 0 && !spokenOfInTarget[targetGroup].Contains(key))
            {
                sum += worth[key];
            }
        }

        return sum;
    }

    /// <summary>
    /// The number of quantities of one group that a rounded quantity of the other may stand for: 2,311 and "more than 2,300".
    /// </summary>
    public int NearQuantities(int sourceGroup, int targetGroup)
    {
        var near = 0;
        foreach (var value in sourceValues[sourceGroup])
        {
            foreach (var other in targetValues[targetGroup])
                near += value != other && Math.Abs(value - other) <= Rounding * Math.Max(value, other) ? 1 : 0;
        }

        return near;
    }

    /// <summary>The keys of one kind that two groups share, as shown to people.</summary>
    public IEnumerable<string> Shown(int sourceGroup, int targetGroup, KeyKind kind) =>
        ofSource[sourceGroup]
            .Where(key => keys[key].Kind == kind && Array.BinarySearch(ofTarget[targetGroup], key) >= 0)
            .Select(key => shown[key]);

    private int[] Frequencies(int[][] groups)
    {
        var frequencies = new int[keys.Length];
        foreach (var group in groups)
        {
            foreach (var key in group)
                frequencies[key]++;
        }

        return frequencies;
    }

    private static decimal[][] Values(TextSignals text, Partition groups)
    {
        var values = new decimal[groups.Count][];
        for (var group = 0; group < values.Length; group++)
        {
            var found = new SortedSet<decimal>();
            for (var unit = groups.Starts[group]; unit < groups.Starts[group + 1]; unit++)
            {
                foreach (var key in text.Keys.Of(unit))
                {
                    // Years differ by little and mean something else each.
                    if (text.Keys.Values[key] is >= LeastRounded and not (>= 1900 and <= 2100) and var value)
                        found.Add(value);
                }
            }

            values[group] = [.. found];
        }

        return values;
    }

    /// <summary>The keys of each group that do more than tell who speaks.</summary>
    private static HashSet<int>[] SpokenOf(TextSignals text, Partition groups, int[] numbers)
    {
        var result = new HashSet<int>[groups.Count];
        for (var group = 0; group < result.Length; group++)
        {
            result[group] = [];
            for (var unit = groups.Starts[group]; unit < groups.Starts[group + 1]; unit++)
            {
                var members = text.Keys.Of(unit);
                var places = text.Keys.PlacesOf(unit);
                for (var i = 0; i < members.Length; i++)
                {
                    if (places[i] != KeyTable.OfSpeaker && numbers[members[i]] >= 0)
                        result[group].Add(numbers[members[i]]);
                }
            }
        }

        return result;
    }

    private static int[][] Groups(TextSignals text, Partition groups, int[] numbers)
    {
        var result = new int[groups.Count][];
        for (var group = 0; group < result.Length; group++)
        {
            var found = new SortedSet<int>();
            for (var unit = groups.Starts[group]; unit < groups.Starts[group + 1]; unit++)
            {
                foreach (var key in text.Keys.Of(unit))
                {
                    if (numbers[key] >= 0)
                        found.Add(numbers[key]);
                }
            }

            result[group] = [.. found];
        }

        return result;
    }
}
