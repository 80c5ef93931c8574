using System.Globalization;
using System.Text;

namespace Bilingual.Alignment;

/// <summary>
/// Brings the spellings of a name together: letter case, diacritics, and the old and new orthographies that Indonesian names keep side
/// by side (Soekarno and Sukarno, Djakarta and Jakarta, Tjipto and Cipto).
/// </summary>
internal static class NameFolding
{
    /// <summary>What is longer is no name.</summary>
    public const int LongestName = 40;

    /// <summary>Writes the folded form and returns its length; 0 for what is too long to be a name.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="folded">Receives at most <see cref="LongestName"/> characters.</param>
    public static int Fold(ReadOnlySpan<char> name, Span<char> folded)
    {
        if (name.Length > LongestName)
            return 0;
        var length = 0;
        var next = name.Length > 0 ? Plain(name[0]) : '\0';
        for (var i = 0; i < name.Length; i++)
        {
            var c = next;
            next = i + 1 < name.Length ? Plain(name[i + 1]) : '\0';
            if (c == '\0')
                continue;
            (c, var skip) = (c, next) switch
            {
                ('o', 'e') => ('u', true),
                ('d', 'j') => ('j', true),
                ('t', 'j') => ('c', true),
                _ => (c, false),
            };
            if (skip)
            {
                i++;
                next = i + 1 < name.Length ? Plain(name[i + 1]) : '\0';
            }

            folded[length++] = c;
        }

        return length;
    }

    /// <summary>The lower-case letter without diacritics; the null character for what only marks.</summary>
    private static char Plain(char c)
    {
        if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            return c;
        if (char.IsAsciiLetterUpper(c))
            return (char)(c | 0x20);
        if (c is '\'' or '’' or '.')
            return '\0';
        if (c < 0xC0 || c > 0x24F)
            return char.ToLowerInvariant(c);
        var plain = c.ToString().Normalize(NormalizationForm.FormD)[0];
        return CharUnicodeInfo.GetUnicodeCategory(plain) == UnicodeCategory.NonSpacingMark ? '\0' : char.ToLowerInvariant(plain);
    }
}
