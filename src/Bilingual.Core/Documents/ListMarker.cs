namespace Bilingual.Documents;

/// <summary>The sign before an item of a list: <c>•</c>, <c>-</c>, <c>1.</c>, <c>a)</c>, <c>(2)</c>.</summary>
internal static class ListMarker
{
    private const string Bullets = "-*•◦▪■●○‣⁃·–—→➢✓✔";

    /// <summary>Length of the marker that starts the line, without the space after it; 0 where the line starts with none.</summary>
    public static int LengthAt(ReadOnlySpan<char> line)
    {
        if (line.Length < 3)
            return 0;
        if (Bullets.Contains(line[0], StringComparison.Ordinal))
            return line[1] == ' ' || (line[1] == '\t') ? 1 : 0;
        var at = line[0] == '(' ? 1 : 0;
        var start = at;
        while (at < line.Length && at - start < 3 && char.IsAsciiDigit(line[at]))
            at++;
        if (at == start && char.IsAsciiLetter(line[at]))
            at++;
        if (at == start || at + 1 >= line.Length || line[at] is not ('.' or ')') || !char.IsWhiteSpace(line[at + 1]))
            return 0;

        // "A. Rahman" is a name, "I. Pendahuluan" may be either: capitals need the bracket to count.
        return char.IsAsciiLetterUpper(line[start]) && line[at] == '.' ? 0 : at + 1;
    }

    /// <summary>Whether the line starts with a bullet rather than a number or letter.</summary>
    public static bool IsBullet(ReadOnlySpan<char> line) => line.Length > 0 && Bullets.Contains(line[0], StringComparison.Ordinal);
}
