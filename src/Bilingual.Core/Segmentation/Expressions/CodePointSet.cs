namespace Bilingual.Segmentation.Expressions;

/// <summary>
/// An immutable set of Unicode code points as an inversion list: the ascending points at which membership changes, beginning with
/// the first member. Surrogate code points stand for surrogates without a partner.
/// </summary>
internal sealed class CodePointSet : IEquatable<CodePointSet>
{
    /// <summary>One past the last code point.</summary>
    public const int Limit = 0x110000;

    private readonly int[] changes;
    private readonly int hash;

    private CodePointSet(int[] changes)
    {
        this.changes = changes;
        var code = default(HashCode);
        foreach (var change in changes)
            code.Add(change);
        hash = code.ToHashCode();
    }

    /// <summary>No code point.</summary>
    public static CodePointSet None { get; } = new([]);

    /// <summary>Every code point.</summary>
    public static CodePointSet All { get; } = new([0, Limit]);

    /// <summary>The points at which membership changes, ascending, beginning with the first member; their number is even.</summary>
    public ReadOnlySpan<int> Changes => changes;

    /// <summary>Whether nothing is a member.</summary>
    public bool IsEmpty => changes.Length == 0;

    /// <summary>Number of members.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            for (var i = 0; i < changes.Length; i += 2)
                count += changes[i + 1] - changes[i];
            return count;
        }
    }

    /// <summary>The single code point.</summary>
    public static CodePointSet Single(int codePoint) => new([codePoint, codePoint + 1]);

    /// <summary>The code points from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public static CodePointSet Range(int first, int last) => first > last ? None : new([first, last + 1]);

    /// <summary>The union of ranges given as pairs of first and last, in any order.</summary>
    public static CodePointSet Ranges(params ReadOnlySpan<(int First, int Last)> ranges)
    {
        var sorted = ranges.ToArray();
        Array.Sort(sorted);
        var points = new List<int>(sorted.Length * 2);
        foreach (var (first, last) in sorted)
        {
            if (points.Count > 0 && first <= points[^1])
                points[^1] = Math.Max(points[^1], last + 1);
            else
                points.AddRange([first, last + 1]);
        }

        return new([.. points]);
    }

    /// <summary>The characters of <paramref name="text"/>, all from the Basic Multilingual Plane.</summary>
    public static CodePointSet Of(string text) => Ranges([.. text.Select(c => ((int)c, (int)c))]);

    /// <summary>Whether the code point is a member.</summary>
    public bool Contains(int codePoint)
    {
        var index = Array.BinarySearch(changes, codePoint);
        // Members lie from an even position up to, not including, the odd one after it.
        return index >= 0 ? (index & 1) == 0 : (~index & 1) == 1;
    }

    /// <summary>What is in either set.</summary>
    public CodePointSet Union(CodePointSet other) => Merge(other, wanted: 1);

    /// <summary>What is in both sets.</summary>
    public CodePointSet Intersect(CodePointSet other) => Merge(other, wanted: 2);

    /// <summary>What is in this set but not in <paramref name="other"/>.</summary>
    public CodePointSet Except(CodePointSet other) => Intersect(other.Complement());

    /// <summary>What is not in this set.</summary>
    public CodePointSet Complement()
    {
        var points = new List<int>(changes.Length + 2);
        if (changes.Length == 0 || changes[0] != 0)
            points.Add(0);
        points.AddRange(changes.Length > 0 && changes[0] == 0 ? changes[1..] : changes);
        if (points.Count > 0 && points[^1] == Limit)
            points.RemoveAt(points.Count - 1);
        else
            points.Add(Limit);
        return new([.. points]);
    }

    /// <inheritdoc/>
    public bool Equals(CodePointSet? other) => other is not null && changes.AsSpan().SequenceEqual(other.changes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CodePointSet);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;

    /// <summary>The points of which at least <paramref name="wanted"/> of the two sets hold.</summary>
    private CodePointSet Merge(CodePointSet other, int wanted)
    {
        var points = new List<int>(changes.Length + other.changes.Length);
        int i = 0, j = 0;
        var inside = false;
        while (i < changes.Length || j < other.changes.Length)
        {
            var point = Math.Min(i < changes.Length ? changes[i] : Limit, j < other.changes.Length ? other.changes[j] : Limit);
            while (i < changes.Length && changes[i] == point)
                i++;
            while (j < other.changes.Length && other.changes[j] == point)
                j++;
            var now = (i & 1) + (j & 1) >= wanted;
            if (now != inside)
                points.Add(point);
            inside = now;
        }

        return new([.. points]);
    }
}
