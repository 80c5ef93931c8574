namespace Bilingual.Alignment;

/// <summary>
/// Cuts a unit where sentences seem to end, so that a unit which holds several can be compared sentence by sentence. Rough on purpose: the
/// pieces are evidence, never units of an alignment, and a wrong cut costs little.
/// </summary>
internal static class SentencePieces
{
    private const int Shortest = 8;
    private const int LongestAbbreviation = 3;

    // A line without end stays bounded: what follows is one piece.
    private const int Most = 24;

    /// <summary>Appends where each piece ends; the last ends with the text.</summary>
    public static void Cut(ReadOnlySpan<char> text, List<int> ends)
    {
        var (start, pieces) = (0, 1);
        for (var i = 0; i + 1 < text.Length && pieces < Most; i++)
        {
            if (text[i] is not ('.' or '!' or '?' or '…' or ';' or ':'))
                continue;
            var mark = i;
            while (i + 1 < text.Length && text[i + 1] is '.' or '!' or '?' or '"' or '”' or '’' or '\'' or ')' or ']' or '»')
                i++;
            var next = i + 1;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
                next++;
            if (next == i + 1 || next >= text.Length || next - start < Shortest || text.Length - next < Shortest)
                continue;
            if (text[mark] is not (';' or ':') && (!BeginsSentence(text[next]) || IsAbbreviation(text[start..mark])))
                continue;
            ends.Add(next);
            start = next;
            pieces++;
        }

        ends.Add(text.Length);
    }

    private static bool BeginsSentence(char c) => char.IsUpper(c) || char.IsDigit(c) || c is '"' or '“' or '‘' or '(' or '«' or '-' or '–' or '—';

    private static bool IsAbbreviation(ReadOnlySpan<char> before)
    {
        var word = before[(before.LastIndexOfAny(' ', '.') + 1)..];
        return word.Length is > 0 and <= LongestAbbreviation && char.IsUpper(word[0]) && !word[1..].ContainsAnyInRange('A', 'Z');
    }
}

/// <summary>The pieces of the units of a text.</summary>
/// <param name="Signals">Vectors and lengths of the pieces; words and keys are left with the units.</param>
/// <param name="Starts">First piece of each unit, and one past the last piece of all.</param>
internal sealed record PieceSignals(TextSignals Signals, int[] Starts);
