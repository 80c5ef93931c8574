namespace Bilingual.Alignment;

/// <summary>Numbers the distinct keys of a text and notes which stand in which unit.</summary>
/// <param name="units">Number of units.</param>
internal sealed class KeyList(int units)
{
    private readonly Dictionary<Key, int> numbers = [];
    private readonly List<string> shown = [];
    private readonly List<float> telling = [];
    private readonly List<decimal> values = [];
    private readonly List<(int Unit, int Key, int Place)> members = [];

    /// <summary>Notes a key.</summary>
    /// <param name="unit">The unit that it stands in.</param>
    /// <param name="key">The key.</param>
    /// <param name="text">How it is shown to people.</param>
    /// <param name="worth">How telling it is in itself, 0 to 1.</param>
    /// <param name="place">How many words of the unit stand before it, or <see cref="KeyTable.OfSpeaker"/>.</param>
    /// <param name="value">Its number, for a quantity that counts or measures.</param>
    public void Add(int unit, Key key, string text, float worth, int place, decimal value = 0) =>
        members.Add((unit, Number(key, text, worth, value), place));

    /// <summary>Notes names.</summary>
    public void Add(NameFinder names)
    {
        var ofForms = new int[names.Forms];
        Array.Fill(ofForms, -1);
        foreach (var (unit, form, place) in names.Names())
        {
            ref var number = ref ofForms[form];
            if (number < 0)
                number = Number(new Key(KeyKind.Name, names[form].Folded), names[form].Shown, 1, 0);
            members.Add((unit, number, place));
        }
    }

    /// <summary>The table of what was noted.</summary>
    public KeyTable ToTable()
    {
        var keys = new Key[numbers.Count];
        foreach (var (key, number) in numbers)
            keys[number] = key;
        var next = new int[units + 1];
        foreach (var (unit, _, _) in members)
            next[unit + 1]++;
        for (var unit = 0; unit < units; unit++)
            next[unit + 1] += next[unit];
        var (ordered, places) = (new int[members.Count], new int[members.Count]);
        foreach (var (unit, key, place) in members)
        {
            ordered[next[unit]] = key;
            places[next[unit]++] = place;
        }

        // The keys of unit u now end where next[u] points, and begin where those of the unit before end.
        var starts = new int[units + 1];
        var (kept, begin) = (0, 0);
        for (var unit = 0; unit < units; unit++)
        {
            Array.Sort(ordered, places, begin, next[unit] - begin);
            for (var i = begin; i < next[unit]; i++)
            {
                if (kept > starts[unit] && ordered[kept - 1] == ordered[i])
                {
                    // A name that speaks and is also spoken of counts as spoken of, where it is so first.
                    var (known, other) = (places[kept - 1], places[i]);
                    places[kept - 1] = known == KeyTable.OfSpeaker ? other : other == KeyTable.OfSpeaker ? known : Math.Min(known, other);
                    continue;
                }

                (ordered[kept], places[kept]) = (ordered[i], places[i]);
                kept++;
            }

            begin = next[unit];
            starts[unit + 1] = kept;
        }

        return new KeyTable([.. keys], [.. shown], [.. telling], [.. values], starts, ordered[..kept], places[..kept]);
    }

    private int Number(Key key, string text, float worth, decimal value)
    {
        if (numbers.TryGetValue(key, out var number))
            return number;
        number = numbers.Count;
        numbers.Add(key, number);
        shown.Add(text);
        telling.Add(worth);
        values.Add(value);
        return number;
    }
}
