namespace Bilingual.Translation;

/// <summary>Lengths as services count them.</summary>
internal static class CodePoints
{
    /// <summary>Number of Unicode code points; an unpaired surrogate counts as one.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
                i++;
            }
        }

        return count;
    }
}
