namespace Bilingual.Glossaries.Matching;

/// <summary>Reads the citation forms of verbs: which stem a prefix with a nasal hides.</summary>
internal sealed class CitationForms(Morphology morphology)
{
    private const int ShortestStem = 3;

    /// <summary>
    /// The stem of a citation form, with the endings that belong to the verb: <c>rekrut</c> of <c>merekrut</c>, <c>investasikan</c> of
    /// <c>menginvestasikan</c>; null where the word has no prefix that could be undone.
    /// </summary>
    /// <param name="word">The word in lower case.</param>
    public string? StemOf(string word)
    {
        foreach (var prefix in morphology.Prefixes)
        {
            if (prefix.BeforeNasal is not { } before || !prefix.Classes.Meets(WordClasses.Verb) || !word.StartsWith(before, StringComparison.Ordinal))
                continue;
            foreach (var way in morphology.Nasals)
            {
                var visible = before.Length + way.Insert.Length;
                if (word.Length < visible + ShortestStem || !word.AsSpan(before.Length).StartsWith(way.Insert, StringComparison.Ordinal))
                    continue;
                var stem = string.Concat(way.Drop, word.AsSpan(visible));
                if (way.When.IsMatch(way.ForListedStems ? WithoutDerivation(stem) : stem) && (!way.UndoneForListedStems || IsListed(stem)))
                    return stem;
            }
        }

        return null;
    }

    /// <summary>Whether a verb carries a prefix that lets it take no other (<c>bersaing</c>).</summary>
    public bool IsFrozen(string word) => morphology.Frozen is { } frozen && frozen.IsMatch(word) && !IsListed(word);

    /// <summary>Whether the nasal of a prefix may appear in this way before a stem.</summary>
    public bool Takes(string stem, NasalRule way) =>
        stem.StartsWith(way.Drop, StringComparison.Ordinal)
        && way.When.IsMatch(way.ForListedStems ? WithoutDerivation(stem) : stem)
        && (!way.ForListedStems || IsListed(stem));

    /// <summary>What a derived noun may be made from: the stem, and what is left of it without an ending of verbs (awasi → pengawasan).</summary>
    public IEnumerable<string> RootsOf(string stem)
    {
        yield return stem;
        foreach (var chain in morphology.Endings)
        {
            if (IsDerivation(chain, stem))
                yield return stem[..^chain.Text.Length];
        }
    }

    /// <summary>
    /// The label of a stem that stands without its prefix: one with an ending of verbs (investasikan) is plainly a verb, one without
    /// (produksi) is often a noun.
    /// </summary>
    public string LabelOfBare(string stem, string label)
    {
        foreach (var chain in morphology.Endings)
        {
            if (IsDerivation(chain, stem) && (chain.Text.Length > 1 || morphology.PlainVerbs?.IsMatch(stem) == true))
                return $"{label} {chain.Label}";
        }

        return morphology.PlainVerbStems.Contains(stem) || (morphology.PlainVerbs?.IsMatch(stem) == true) ? label + " verb" : label;
    }

    private bool IsListed(string stem) =>
        !morphology.ListedStems.Contains("!" + stem)
        && (morphology.ListedStems.Contains(stem) || morphology.ListedStems.Contains(WithoutDerivation(stem)));

    /// <summary>The stem without the endings that only open verbs take (-kan, -i), where what is left is certain to be a stem.</summary>
    private string WithoutDerivation(string stem)
    {
        foreach (var chain in morphology.Endings)
        {
            if (IsDerivation(chain, stem) && (chain.Text.Length > 1 || morphology.ListedStems.Contains(stem[..^1])))
                return stem[..^chain.Text.Length];
        }

        return stem;
    }

    private static bool IsDerivation(EndingChain chain, string stem) =>
        chain.Classes == WordClasses.Root && stem.Length >= chain.Text.Length + ShortestStem
        && stem.EndsWith(chain.Text, StringComparison.Ordinal);
}
