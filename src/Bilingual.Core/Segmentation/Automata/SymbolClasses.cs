using Bilingual.Segmentation.Expressions;

namespace Bilingual.Segmentation.Automata;

/// <summary>
/// Code points put together into classes that no set of a rule file tells apart, so that an automaton has dozens of symbols instead
/// of a million.
/// </summary>
internal sealed class SymbolClasses
{
    private readonly ushort[] basicPlane = new ushort[char.MaxValue + 1];
    private readonly int[] supplementaryStarts;
    private readonly ushort[] supplementaryClasses;
    private readonly ulong[][] memberships;

    /// <summary>Tells the code points apart by the sets in which they are.</summary>
    public SymbolClasses(IReadOnlyList<CodePointSet> sets)
    {
        var toggles = new List<(int Point, int Set)>();
        for (var set = 0; set < sets.Count; set++)
        {
            foreach (var change in sets[set].Changes)
                toggles.Add((change, set));
        }

        toggles.Sort();
        var words = (sets.Count + 63) / 64;
        var current = new ulong[words];
        var known = new Dictionary<ulong[], ushort>(new BitsComparer());
        var members = new List<ulong[]>();
        var starts = new List<int>();
        var classes = new List<ushort>();
        var next = 0;
        for (var point = 0; point < CodePointSet.Limit;)
        {
            for (; next < toggles.Count && toggles[next].Point <= point; next++)
                current[toggles[next].Set / 64] ^= 1UL << (toggles[next].Set % 64);
            var end = next < toggles.Count ? Math.Min(toggles[next].Point, CodePointSet.Limit) : CodePointSet.Limit;
            if (!known.TryGetValue(current, out var id))
            {
                id = (ushort)members.Count;
                members.Add([.. current]);
                known[members[^1]] = id;
            }

            if (point <= char.MaxValue)
                Array.Fill(basicPlane, id, point, Math.Min(end, char.MaxValue + 1) - point);
            if (end > char.MaxValue + 1)
            {
                starts.Add(Math.Max(point, char.MaxValue + 1));
                classes.Add(id);
            }

            point = end;
        }

        Edge = members.Count;
        members.Add(new ulong[words]);
        memberships = [.. members];
        supplementaryStarts = [.. starts];
        supplementaryClasses = [.. classes];
    }

    /// <summary>The symbol read at either end of the text; it is in no set.</summary>
    public int Edge { get; }

    /// <summary>Number of symbols, <see cref="Edge"/> included.</summary>
    public int Count => memberships.Length;

    /// <summary>Whether the code points of a symbol are in a set.</summary>
    public bool IsIn(int symbol, int set) => (memberships[symbol][set / 64] >> (set % 64) & 1) != 0;

    /// <summary>The symbol at <paramref name="position"/>, which is moved behind it; <see cref="Edge"/> at the end.</summary>
    public int ReadForward(ReadOnlySpan<char> text, ref int position)
    {
        if ((uint)position >= (uint)text.Length)
            return Edge;
        var c = text[position++];
        if (!char.IsHighSurrogate(c) || position >= text.Length || !char.IsLowSurrogate(text[position]))
            return basicPlane[c];
        return Supplementary(char.ConvertToUtf32(c, text[position++]));
    }

    /// <summary>The symbol before <paramref name="position"/>, which is moved before it; <see cref="Edge"/> at the start.</summary>
    public int ReadBackward(ReadOnlySpan<char> text, ref int position)
    {
        if ((uint)(position - 1) >= (uint)text.Length)
            return Edge;
        var c = text[--position];
        if (!char.IsLowSurrogate(c) || position == 0 || !char.IsHighSurrogate(text[position - 1]))
            return basicPlane[c];
        return Supplementary(char.ConvertToUtf32(text[--position], c));
    }

    private int Supplementary(int codePoint)
    {
        var index = Array.BinarySearch(supplementaryStarts, codePoint);
        return supplementaryClasses[index >= 0 ? index : ~index - 1];
    }

    private sealed class BitsComparer : IEqualityComparer<ulong[]>
    {
        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ulong[] bits)
        {
            var code = default(HashCode);
            foreach (var word in bits)
                code.Add(word);
            return code.ToHashCode();
        }
    }
}
