namespace Bilingual.Translation;

/// <summary>Signs that an engine has not translated: the sentence comes back as it was, or words are repeated without end.</summary>
internal static class EchoesAndLoops
{
    private const int FewestWords = 3;
    private const int LongestLoop = 4;
    private const int FewestRounds = 5;

    /// <summary>What a person should know, or null.</summary>
    public static string? Find(string text, string translation) =>
        IsEcho(text, translation) ? "came back untranslated"
        : Rounds(translation) is var rounds && rounds >= FewestRounds && Rounds(text) < rounds / 2 ? "repeats itself"
        : null;

    // Names are the same in both languages; words in small letters seldom are.
    private static bool IsEcho(string text, string translation) =>
        string.Equals(text.Trim(), translation.Trim(), StringComparison.OrdinalIgnoreCase)
        && text.Split(' ').Count(static word => word.Length > 0 && char.IsLower(word[0])) >= FewestWords;

    /// <summary>How often the same one to four words stand one after another at most.</summary>
    private static int Rounds(string text)
    {
        var words = text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
            words[i] = words[i].Trim(',', '.', ';', '!', '?');
        var most = 1;
        for (var length = 1; length <= LongestLoop; length++)
        {
            for (var (i, same) = (length, 0); i < words.Length; i++)
            {
                same = string.Equals(words[i], words[i - length], StringComparison.Ordinal) ? same + 1 : 0;
                most = Math.Max(most, 1 + (same / length));
            }
        }

        return most;
    }
}
