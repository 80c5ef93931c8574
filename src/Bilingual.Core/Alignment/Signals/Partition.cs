namespace Bilingual.Alignment;

/// <summary>A partition of the units of a text in groups of consecutive ones: paragraphs, or the units themselves.</summary>
/// <param name="Starts">First unit of each group, and one past the last unit of all.</param>
internal readonly record struct Partition(int[] Starts)
{
    /// <summary>Number of groups.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>Each unit by itself.</summary>
    public static Partition Units(int count) => new([.. Enumerable.Range(0, count + 1)]);

    /// <summary>The distinct words of each group, ascending.</summary>
    public int[][] WordsOfGroups(TextSignals text)
    {
        var words = new int[Count][];
        var set = new HashSet<int>();
        for (var group = 0; group < words.Length; group++)
        {
            set.Clear();
            for (var unit = Starts[group]; unit < Starts[group + 1]; unit++)
                set.UnionWith(text.WordsOf(unit).ToArray());
            words[group] = [.. set.Order()];
        }

        return words;
    }
}
