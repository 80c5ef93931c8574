using System.Collections.Frozen;
using Bilingual.Languages;

namespace Bilingual.Translation;

/// <summary>How a language negates: by words (<c>not</c>, <c>tidak</c>) and within words (<c>unpaid</c>, <c>ketidakadilan</c>). Read from <c>Languages/*/negation.tsv</c>.</summary>
internal sealed class NegationForms
{
    // What is left of in-to or un-it is a word by chance.
    private const int ShortestAffirmative = 3;

    private static readonly FrozenDictionary<string, NegationForms> ByLanguage = Load();
    private static readonly NegationForms None = new([]);

    private readonly FrozenSet<string> words;
    private readonly string[] endings;
    private readonly (string Text, string Without)[] prefixes;
    private readonly (string Text, string Without)[] suffixes;

    private NegationForms(IReadOnlyList<string[]> rows)
    {
        string[][] Of(string kind) => [.. rows.Where(row => row[0] == kind)];
        words = Of("word").Select(static row => row[1]).ToFrozenSet(StringComparer.Ordinal);
        endings = [.. Of("ending").Select(static row => row[1])];
        prefixes = [.. Of("prefix").Select(static row => (row[1], row[2]))];
        suffixes = [.. Of("suffix").Select(static row => (row[1], row[2]))];
    }

    /// <summary>Those of a language; one of which nothing is known negates nothing.</summary>
    /// <param name="language">BCP 47 code.</param>
    public static NegationForms For(string language) => ByLanguage.GetValueOrDefault(LanguageTag.Primary(language), None);

    /// <summary>Whether a word in lower case negates what stands beside it.</summary>
    public bool Negates(string word) => words.Contains(word) || Array.Exists(endings, ending => word.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The word whose contrary a word in lower case is (<c>unpaid</c>: <c>paid</c>), or null.</summary>
    /// <param name="word">The word.</param>
    /// <param name="isKnown">Whether what is left is a word.</param>
    public string? Affirmative(string word, Func<string, bool> isKnown)
    {
        foreach (var (prefix, without) in prefixes)
        {
            if (word.StartsWith(prefix, StringComparison.Ordinal) && IsWord(without + word[prefix.Length..]))
                return without + word[prefix.Length..];
        }

        foreach (var (suffix, without) in suffixes)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal) && IsWord(word[..^suffix.Length] + without))
                return word[..^suffix.Length] + without;
        }

        return null;

        bool IsWord(string rest) => rest.Length >= ShortestAffirmative && isKnown(rest);
    }

    private static FrozenDictionary<string, NegationForms> Load() =>
        LanguageTables.All("negation.tsv").ToFrozenDictionary(
            static table => LanguageTables.Language(table.Rows), static table => new NegationForms(table.Rows), StringComparer.Ordinal);
}
