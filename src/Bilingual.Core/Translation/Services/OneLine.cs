namespace Bilingual.Translation.Services;

/// <summary>One sentence in, one line out, whatever an engine makes of it.</summary>
internal static class OneLine
{
    private static readonly char[] Breaks = ['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    /// <summary>The text on one line, composed (NFC), without white space around.</summary>
    public static string Of(string text) =>
        string.Join(' ', text.Split(Breaks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Normalize();
}
