using Bilingual.Languages;

namespace Bilingual.Evaluation;

/// <summary>How often one language was told.</summary>
/// <param name="Language">BCP 47 code.</param>
/// <param name="Texts">Number of texts in it.</param>
/// <param name="Correct">Those identified as it.</param>
/// <param name="TakenFor">What the others were taken for, most frequent first.</param>
public sealed record LanguageScore(string Language, int Texts, int Correct, IReadOnlyList<KeyValuePair<string, int>> TakenFor)
{
    /// <summary>Share identified correctly, 0 to 1.</summary>
    public double Accuracy => Texts == 0 ? 0 : (double)Correct / Texts;
}

/// <summary>Accuracy of language identification on whole texts or on short fragments of them.</summary>
public static class LanguageEvaluation
{
    /// <summary>Fragments are shorter than this, as headings are.</summary>
    public const int FragmentLength = 40;

    /// <summary>Fragments with fewer letters than this are in no language in particular.</summary>
    private const int MinLetters = 12;

    /// <summary>Identifies every text and counts, by language in ordinal order.</summary>
    /// <param name="identifier">The model.</param>
    /// <param name="texts">Texts whose language is known; those without three letters are passed over.</param>
    /// <param name="fragments">Whether to judge, instead of each text, the longest run of whole words below <see cref="FragmentLength"/> characters that starts at its middle.</param>
    public static IReadOnlyList<LanguageScore> Evaluate(LanguageIdentifier identifier, IEnumerable<LabelledText> texts, bool fragments)
    {
        var taken = new SortedDictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (language, text) in texts)
        {
            var part = fragments ? Fragment(text) : text;
            if (part.AsSpan().IndexOfAnyInRange('A', 'z') < 0 || part.Count(char.IsLetter) < (fragments ? MinLetters : 3))
                continue;
            if (!taken.TryGetValue(language, out var counts))
                taken.Add(language, counts = new Dictionary<string, int>(StringComparer.Ordinal));
            var guess = identifier.Identify(part).Code;
            counts[guess] = counts.GetValueOrDefault(guess) + 1;
        }

        return [.. taken.Select(entry => new LanguageScore(
            entry.Key,
            entry.Value.Values.Sum(),
            entry.Value.GetValueOrDefault(entry.Key),
            [.. entry.Value.Where(count => count.Key != entry.Key).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)]))];
    }

    private static string Fragment(string text)
    {
        var start = text.LastIndexOf(' ', text.Length / 2) + 1;
        var end = start;
        for (var space = text.IndexOf(' ', end); space >= 0 && space - start < FragmentLength; space = text.IndexOf(' ', end + 1))
            end = space;
        return text.Length - start < FragmentLength ? text[start..] : text[start..end];
    }
}
