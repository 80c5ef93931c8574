using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bilingual.Documents;

/// <summary>How much cleaning may change.</summary>
public enum CleaningLevel
{
    /// <summary>NFC and white space only; no other character is changed or dropped.</summary>
    Spacing,

    /// <summary>Also drops invisible and control characters and soft hyphens, and spells out typographic ligatures.</summary>
    Full,
}

/// <summary>Cleaned text and its way back.</summary>
/// <param name="Text">The cleaned text, trimmed; empty where there was nothing visible.</param>
/// <param name="Map">Maps its offsets to the source.</param>
public readonly record struct CleanText(string Text, OffsetMap Map);

/// <summary>
/// Cleans one paragraph: canonical composition (NFC, UAX #15), runs of white space (non-breaking and line ends included) folded to one
/// space, none at the ends. The map stays exact through every change. Cleaning twice changes nothing.
/// </summary>
public static class TextCleaner
{
    /// <summary>Characters that show nothing: zero-width and formatting characters, the blank Braille pattern, Hangul fillers.</summary>
    private static readonly SearchValues<char> Invisible = SearchValues.Create(
        "\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200C\u200E\u200F\u202A\u202B\u202C\u202D\u202E" +
        "\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F\u2800\u3164\uFEFF\uFFA0\uFFF9\uFFFA\uFFFB\uFFFE\uFFFF");

    private const char Joiner = '\u200D';

    /// <summary>Whether nothing in the text is visible: white space, zero-width and control characters only.</summary>
    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !IsDropped(c) && c != Joiner)
                return false;
        }

        return true;
    }

    /// <summary>Cleans a stretch of a document's text.</summary>
    /// <param name="text">The stretch as it stands in the file.</param>
    /// <param name="sourceStart">Its offset in the file's text.</param>
    /// <param name="level">How much may change.</param>
    public static CleanText Clean(string text, int sourceStart, CleaningLevel level = CleaningLevel.Full) =>
        Clean(text, OffsetMap.Identity(sourceStart), level);

    /// <summary>Cleans text that was itself put together from pieces of the file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Maps its offsets to the file's text.</param>
    /// <param name="level">How much may change.</param>
    public static CleanText Clean(string text, OffsetMap source, CleaningLevel level = CleaningLevel.Full)
    {
        if (IsClean(text))
            return new CleanText(text, source);
        var positions = ArrayPool<int>.Shared.Rent(text.Length);
        try
        {
            var kept = Filter(text, level, positions);
            return Fold(kept, positions, source, level);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(positions);
        }
    }

    /// <summary>Visible ASCII with single inner spaces, the common case, needs no work.</summary>
    private static bool IsClean(string text) =>
        text.Length > 0 && text[0] != ' ' && text[^1] != ' '
        && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0
        && !text.Contains("  ", StringComparison.Ordinal);

    /// <summary>Drops what the level drops and makes lone surrogates U+FFFD, so that normalisation and XML accept the rest.</summary>
    private static string Filter(string text, CleaningLevel level, int[] positions)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    positions[kept.Length] = i;
                    kept.Append(c);
                    c = text[++i];
                }
                else
                {
                    c = '\uFFFD';
                }
            }
            else if (level == CleaningLevel.Full && (IsDropped(c) || (c == Joiner && !JoinsEmoji(text, i))))
            {
                continue;
            }
            else if (c == '\uFFFE')
            {
                c = '\uFFFD'; // A noncharacter that .NET refuses to normalise.
            }

            positions[kept.Length] = i;
            kept.Append(c);
        }

        return kept.ToString();
    }

    private static CleanText Fold(string text, int[] positions, OffsetMap source, CleaningLevel level)
    {
        var clean = new StringBuilder(text.Length);
        var map = new OffsetMapBuilder();
        int space = -1, last = -1;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                space = space < 0 ? i : space;
                i++;
                continue;
            }

            if (space >= 0 && clean.Length > 0)
            {
                map.Add(clean.Length, source.ToSource(positions[space]));
                clean.Append(' ');
            }

            space = -1;
            var next = ClusterEnd(text, i);
            if (next == i + 1 && StaysAsItIs(text[i]))
            {
                map.Add(clean.Length, source.ToSource(positions[i]));
                clean.Append(text[i]);
            }
            else
            {
                var composed = Compose(text[i..next], level);
                for (var k = 0; k < composed.Length; k++)
                {
                    // An unchanged cluster maps one to one; all parts of a changed one map to its start.
                    var from = composed.Length == next - i ? i + k : i;
                    map.Add(clean.Length + k, source.ToSource(positions[from]));
                }

                clean.Append(composed);
            }

            last = positions[next - 1];
            i = next;
        }

        // Closes the map, for a last character that was put together from several.
        if (clean.Length > 0)
            map.Add(clean.Length, source.ToSource(new TextSpan(last, last + 1)).End);
        return new CleanText(clean.ToString(), map.ToMap(source.ToSource(0)));
    }

    /// <summary>Letters of Latin-1 and Extended Latin, and general punctuation, stand in no composition and are no ligature.</summary>
    private static bool StaysAsItIs(char c) => c is < '\u0300' or (>= '\u2010' and <= '\u20FF');

    /// <summary>End of the character at <paramref name="start"/> with everything that may compose with it.</summary>
    private static int ClusterEnd(string text, int start)
    {
        var end = start + (char.IsHighSurrogate(text[start]) && start + 1 < text.Length ? 2 : 1);
        while (end < text.Length && text[end] >= '\u0300' && Continues(text, end))
            end += char.IsHighSurrogate(text[end]) ? 2 : 1;
        return end;
    }

    private static bool Continues(string text, int at) =>
        text[at] is (>= '\u1161' and <= '\u11FF') // Hangul vowels and finals compose with the syllable before them.
        || CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static string Compose(string cluster, CleaningLevel level) =>
        level == CleaningLevel.Full && cluster.Length == 1 && Ligature(cluster[0]) is { } letters
            ? letters
            : cluster.Normalize(NormalizationForm.FormC);

    private static string? Ligature(char c) => c switch
    {
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        '\uFB05' or '\uFB06' => "st",
        _ => null,
    };

    private static bool IsDropped(char c) => (char.IsControl(c) && !char.IsWhiteSpace(c)) || Invisible.Contains(c);

    /// <summary>Zero-width joiners hold emoji sequences together (UTS #51); anywhere else in these languages they are debris.</summary>
    private static bool JoinsEmoji(string text, int at) =>
        at > 0 && at + 1 < text.Length && IsSymbol(text[at - 1]) && IsSymbol(text[at + 1]);

    private static bool IsSymbol(char c) => char.IsSurrogate(c) || c == '\uFE0F' || char.GetUnicodeCategory(c) == UnicodeCategory.OtherSymbol;
}
