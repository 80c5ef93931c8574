using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Bilingual.Languages;

/// <summary>
/// Brings inflected words back to a common root and makes the forms of a root, so that a lexicon that knows <c>memangkas</c> answers for
/// <c>pangkas</c> and one that knows <c>evacuate</c> for <c>evacuees</c>' kin. Rules are read from <c>Languages/*/roots.tsv</c>.
/// </summary>
internal sealed class WordRoots
{
    private const int ShortestRoot = 3;
    private const int LongestWord = 32;
    private static readonly FrozenDictionary<string, WordRoots> ByLanguage = Load();
    private readonly bool mustBeKnown;
    private readonly bool doubled;
    private readonly ImmutableArray<ImmutableArray<Affix>> endings;
    private readonly ImmutableArray<Affix> beginnings;
    private readonly ImmutableArray<string[]> nasals;
    private readonly ImmutableArray<string> forms;
    private readonly FrozenDictionary<string, string> irregular;

    private WordRoots(string folder, List<string[]> rows)
    {
        Language = LanguageTables.Language(rows);
        mustBeKnown = rows.First(row => row[0] == "language")[2] == "known";
        doubled = rows.Exists(row => row[0] == "doubled");
        endings = [.. rows.Where(row => row[0] == "end").GroupBy(row => row[1], row => new Affix(row[2], row[3]), StringComparer.Ordinal).Select(slot => slot.ToImmutableArray())];
        beginnings = [.. rows.Where(row => row[0] == "start").Select(row => new Affix(row[1], row[2]))];
        nasals = [.. rows.Where(row => row[0] == "nasal")];
        forms = [.. rows.Where(row => row[0] == "form").Select(row => row[1])];
        irregular = !rows.Exists(row => row[0] == "irregular")
            ? FrozenDictionary<string, string>.Empty
            : LanguageTables.Rows(folder + "irregular-forms.tsv").SelectMany(row => row[2].Split(' ').Select(form => (Form: form, Word: row[1])))
                .DistinctBy(pair => pair.Form, StringComparer.Ordinal).ToFrozenDictionary(pair => pair.Form, pair => pair.Word, StringComparer.Ordinal);
    }

    /// <summary>BCP 47 code.</summary>
    public string Language { get; }

    /// <summary>The rules of a language; null where there are none.</summary>
    public static WordRoots? For(string language)
    {
        var dash = language.IndexOf('-', StringComparison.Ordinal);
        return ByLanguage.GetValueOrDefault(dash > 0 ? language[..dash] : language);
    }

    /// <summary>The root of a word in lower case; the word itself where no rule applies.</summary>
    /// <param name="word">The word.</param>
    /// <param name="isKnown">Whether a lexicon knows a word.</param>
    public string Root(string word, Func<string, bool> isKnown)
    {
        if (word.Length is <= ShortestRoot or > LongestWord)
            return word;
        return mustBeKnown ? ShortestKnown(word, isKnown) : LastReading(word);
    }

    /// <summary>The forms that a root commonly takes, itself among them.</summary>
    public IEnumerable<string> Forms(string root)
    {
        foreach (var form in forms)
        {
            var nasal = form.IndexOf('^', StringComparison.Ordinal);
            yield return nasal < 0 ? form.Replace("@", root, StringComparison.Ordinal) : string.Concat(form[..nasal], Nasalised(root), form[(nasal + 1)..]);
        }
    }

    private string ShortestKnown(string word, Func<string, bool> isKnown)
    {
        var readings = new List<string> { word };
        var hyphen = word.IndexOf('-', StringComparison.Ordinal);
        if (doubled && hyphen >= ShortestRoot && string.CompareOrdinal(word, 0, word, hyphen + 1, 2) == 0)
            readings.Add(word[..hyphen]);
        foreach (var slot in endings)
        {
            for (int r = 0, count = readings.Count; r < count; r++)
            {
                foreach (var affix in slot)
                {
                    if (readings[r].Length >= affix.Text.Length + ShortestRoot && readings[r].EndsWith(affix.Text, StringComparison.Ordinal))
                        readings.Add(readings[r][..^affix.Text.Length]);
                }
            }
        }

        string? root = null;
        foreach (var reading in readings)
        {
            Offer(reading);
            foreach (var affix in beginnings)
            {
                if (reading.Length >= affix.Text.Length + ShortestRoot - affix.Replacement.Length && reading.StartsWith(affix.Text, StringComparison.Ordinal))
                    Offer(affix.Replacement + reading[affix.Text.Length..]);
            }
        }

        return root ?? word;

        void Offer(string candidate)
        {
            if ((root is null || candidate.Length < root.Length) && candidate.Length > ShortestRoot && isKnown(candidate))
                root = candidate;
        }
    }

    private string LastReading(string word)
    {
        if (irregular.TryGetValue(word, out var regular))
            word = regular;
        foreach (var slot in endings)
        {
            foreach (var affix in slot)
            {
                if (word.Length < affix.Text.Length + ShortestRoot || !word.EndsWith(affix.Text, StringComparison.Ordinal))
                    continue;
                word = word[..^affix.Text.Length] + affix.Replacement;
                break;
            }
        }

        return word;
    }

    private string Nasalised(string root)
    {
        foreach (var nasal in nasals)
        {
            if (nasal[1].Contains(root[0], StringComparison.Ordinal))
                return nasal[2] + (nasal[3].Length > 0 ? root[1..] : root);
        }

        return root;
    }

    private static FrozenDictionary<string, WordRoots> Load() =>
        LanguageTables.All("roots.tsv")
            .Select(static table => new WordRoots(table.Folder, [.. table.Rows.Select(Padded)]))
            .ToFrozenDictionary(roots => roots.Language, StringComparer.Ordinal);

    /// <summary>Cells that are left out at the end of a row are empty.</summary>
    private static string[] Padded(string[] row) => [.. row, "", "", ""];

    private readonly record struct Affix(string Text, string Replacement);
}
