using System.Text.RegularExpressions;
using Bilingual.Glossaries.Matching;

namespace Bilingual.Translation;

/// <summary>
/// Names the words that may share their root with a word, by the affixes of a language (<c>dibendung</c>: <c>bendung</c>,
/// <c>membendung</c>, <c>bendungan</c>), so that what is known of them serves for a word that is not known.
/// </summary>
/// <param name="language">BCP 47 code; a language without data has only doubled words.</param>
internal sealed class WordFamily(string language)
{
    private const int ShortestRoot = 5;

    // What is left of a shorter word without its affixes may be a root by chance alone (me-ranti is no word of per-anti): it has to be a word too.
    private const int TrustedRoot = 7;
    private const int MostPrefixes = 2;

    // Words that end alike are likelier to be of the same kind.
    private const int TellingEnd = 2;

    private readonly Morphology morphology = MorphologyReader.Read(language);

    // The rules of our own languages need no time limit, and a translation must not depend on how busy the machine is.
    private readonly (NasalRule Rule, Regex When)[] nasals = [.. MorphologyReader.Read(language).Nasals.Select(static rule => (rule, Unlimited(rule.When)))];
    private readonly (SuffixRule Rule, Regex When)[] suffixes = [.. MorphologyReader.Read(language).Suffixes.Select(static rule => (rule, Unlimited(rule.When)))];
    private readonly string[] endings =
    [
        .. MorphologyReader.Read(language).Endings.Select(static ending => ending.Text)
            .Concat(MorphologyReader.Read(language).Prefixes.Select(static prefix => prefix.Ending))
            .Where(static ending => ending.Length > 0 && ending.All(char.IsAsciiLetterLower)).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Words that may be of the family of a word, those that share the longest root and differ least first, without the word itself.</summary>
    /// <param name="word">The word in lower case.</param>
    /// <param name="isKnown">Which words are wanted.</param>
    public IReadOnlyList<string> Relatives(string word, Func<string, bool> isKnown)
    {
        // A doubled word means several of what its half means.
        var half = word.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen && word.AsSpan(hyphen + 1).StartsWith(word.AsSpan(0, hyphen), StringComparison.Ordinal)
            ? word[..hyphen] : null;
        if (half is not null && isKnown(half))
            return [half];
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var root in Roots(word, half))
        {
            if (root.Length < TrustedRoot && !isKnown(root))
                continue;
            foreach (var form in Forms(root))
            {
                if (form != word && isKnown(form) && root.Length > found.GetValueOrDefault(form))
                    found[form] = root.Length;
            }
        }

        return [.. found.OrderByDescending(static relative => relative.Value)
            .ThenByDescending(relative => relative.Key.AsSpan().EndsWith(word.AsSpan(word.Length - TellingEnd), StringComparison.Ordinal))
            .ThenBy(relative => Math.Abs(relative.Key.Length - word.Length)).ThenBy(static relative => relative.Key, StringComparer.Ordinal)
            .Select(static relative => relative.Key)];
    }

    private HashSet<string> Roots(string word, string? half)
    {
        var roots = new HashSet<string>(StringComparer.Ordinal);
        AddRoots(word, MostPrefixes, roots);
        if (half is not null)
            AddRoots(half, 0, roots);
        return roots;
    }

    private void AddRoots(string word, int prefixes, HashSet<string> roots)
    {
        if (word.Length < ShortestRoot || !roots.Add(word))
            return;
        foreach (var ending in endings)
        {
            if (word.Length >= ending.Length + ShortestRoot && word.EndsWith(ending, StringComparison.Ordinal))
                roots.Add(word[..^ending.Length]);
        }

        foreach (var (rule, when) in suffixes)
        {
            if (Undo(rule, when, word) is { } stem && stem.Length >= ShortestRoot)
                roots.Add(stem);
        }

        if (prefixes == 0)
            return;
        foreach (var prefix in morphology.Prefixes)
        {
            if (prefix.BeforeNasal is not { } before)
            {
                if (prefix.Text.Length > 0 && word.StartsWith(prefix.Text, StringComparison.Ordinal))
                    AddRoots(word[prefix.Text.Length..], prefixes - 1, roots);
                continue;
            }

            if (!word.StartsWith(before, StringComparison.Ordinal))
                continue;
            foreach (var (nasal, when) in nasals)
            {
                if (!word.AsSpan(before.Length).StartsWith(nasal.Insert, StringComparison.Ordinal))
                    continue;
                var stem = string.Concat(nasal.Drop, word.AsSpan(before.Length + nasal.Insert.Length));
                if (when.IsMatch(stem))
                    AddRoots(stem, prefixes - 1, roots);
            }
        }
    }

    /// <summary>The word that a rule makes a form of, or null.</summary>
    private static string? Undo(SuffixRule rule, Regex when, string form)
    {
        var doubled = rule.Add.StartsWith('+');
        var added = doubled ? rule.Add.AsSpan(1) : rule.Add;
        var kept = form.Length - added.Length - (doubled ? 1 : 0);
        if (kept < 1 || !form.AsSpan().EndsWith(added, StringComparison.Ordinal))
            return null;
        var word = string.Concat(form.AsSpan(0, kept), rule.Drop);
        return when.IsMatch(word) && rule.Apply(word) == form ? word : null;
    }

    private IEnumerable<string> Forms(string root)
    {
        foreach (var form in Prefixed(root))
        {
            yield return form;
            foreach (var ending in endings)
                yield return form + ending;
        }

        foreach (var (rule, when) in suffixes)
        {
            if (root.EndsWith(rule.Drop, StringComparison.Ordinal) && when.IsMatch(root))
                yield return rule.Apply(root);
        }
    }

    private static Regex Unlimited(Regex rule) => new(rule.ToString(), rule.Options, Regex.InfiniteMatchTimeout);

    private IEnumerable<string> Prefixed(string root)
    {
        yield return root;
        foreach (var prefix in morphology.Prefixes)
        {
            if (prefix.BeforeNasal is not { } before)
            {
                if (prefix.Text.Length > 0)
                    yield return prefix.Text + root;
                continue;
            }

            foreach (var (nasal, when) in nasals)
            {
                if (root.StartsWith(nasal.Drop, StringComparison.Ordinal) && when.IsMatch(root))
                    yield return string.Concat(before, nasal.Insert, root.AsSpan(nasal.Drop.Length));
            }
        }
    }
}
