namespace Bilingual.Glossaries.Matching;

/// <summary>How a form was made from a word of a term.</summary>
internal enum FormKind
{
    /// <summary>The word itself.</summary>
    Plain,

    /// <summary>With a prefix, and perhaps an ending that belongs to it.</summary>
    Prefixed,

    /// <summary>The stem without the prefix of the citation form.</summary>
    Bare,

    /// <summary>With an ending that changes the word.</summary>
    Suffixed,

    /// <summary>A form that no rule makes.</summary>
    Irregular,

    /// <summary>The word twice.</summary>
    Doubled,

    /// <summary>With a hyphen inside that the term has not.</summary>
    Hyphenated,
}

/// <summary>The rule that made a form, as an explanation names it.</summary>
/// <param name="Kind">How.</param>
/// <param name="Label">Name of the affix, or empty.</param>
/// <param name="IsRespelled">Whether the form is of another spelling of the word.</param>
internal readonly record struct FormRule(FormKind Kind, string Label, bool IsRespelled);

/// <summary>A form of a word, in lower case.</summary>
/// <param name="Text">The letters.</param>
/// <param name="Rule">What made it.</param>
/// <param name="TakesEndings">Whether the endings of a last word may follow.</param>
internal readonly record struct WordForm(string Text, FormRule Rule, bool TakesEndings);

/// <summary>The place of a word in a term, which decides how it inflects.</summary>
/// <param name="Classes">What the term is.</param>
/// <param name="IsHead">Whether the word is the head.</param>
/// <param name="IsLast">Whether it is the last word.</param>
internal readonly record struct WordUse(WordClasses Classes, bool IsHead, bool IsLast);

/// <summary>Makes the forms of a word by the rules of a language. Endings that follow any form alike are left to the lookup.</summary>
internal sealed class Inflector(Morphology morphology)
{
    /// <summary>The forms of <paramref name="word"/>, which is in lower case, without repetition.</summary>
    public IEnumerable<WordForm> FormsOf(string word, WordUse use)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var spelling in morphology.Spellings.Of(word).Prepend(word))
        {
            var respelled = !string.Equals(spelling, word, StringComparison.Ordinal);
            if ((!respelled || !morphology.Homographs.Contains(spelling)) && seen.Add(spelling))
                yield return new WordForm(spelling, new FormRule(FormKind.Plain, "", respelled), TakesEndings: true);
            if (!use.IsHead)
                continue;
            foreach (var form in Inflected(spelling, use.Classes, respelled))
            {
                if (!morphology.Homographs.Contains(form.Text) && seen.Add(form.Text))
                    yield return form;
            }
        }
    }

    /// <summary>
    /// The stem of a citation form, with the endings that belong to the verb: <c>rekrut</c> of <c>merekrut</c>, <c>investasikan</c> of
    /// <c>menginvestasikan</c>; null where the word has no prefix that could be undone.
    /// </summary>
    public string? StemOf(string citation)
    {
        foreach (var prefix in morphology.Prefixes)
        {
            var nasal = prefix.Text.IndexOf('N', StringComparison.Ordinal);
            if (nasal < 0 || !prefix.Classes.Meets(WordClasses.Verb))
                continue;
            foreach (var rule in morphology.Nasals)
            {
                var visible = string.Concat(prefix.Text.AsSpan(0, nasal), rule.Insert);
                if (citation.Length < visible.Length + 3 || !citation.StartsWith(visible, StringComparison.Ordinal))
                    continue;
                var stem = string.Concat(rule.Drop, citation.AsSpan(visible.Length));
                if (rule.When.IsMatch(rule.ForListedStems ? WithoutDerivation(stem) : stem) && (!rule.UndoneForListedStems || IsListed(stem)))
                    return stem;
            }
        }

        return null;
    }

    /// <summary>Whether a verb carries a prefix that lets it take no other (<c>bersaing</c>).</summary>
    public bool IsFrozen(string word) =>
        morphology.Frozen is { } frozen && frozen.IsMatch(word) && !IsListed(word);

    private IEnumerable<WordForm> Inflected(string word, WordClasses classes, bool respelled)
    {
        foreach (var rule in morphology.Suffixes)
        {
            if (rule.Classes.Meets(classes) && word.EndsWith(rule.Drop, StringComparison.Ordinal) && rule.When.IsMatch(word))
            {
                yield return new WordForm(
                    string.Concat(word.AsSpan(0, word.Length - rule.Drop.Length), rule.Add),
                    new FormRule(FormKind.Suffixed, rule.Label, respelled),
                    TakesEndings: false);
            }
        }

        foreach (var irregular in IrregularFormsOf(word, classes))
            yield return new WordForm(irregular, new FormRule(FormKind.Irregular, "", respelled), TakesEndings: false);

        foreach (var form in Prefixed(word, classes, respelled))
            yield return form;
    }

    private IEnumerable<string> IrregularFormsOf(string word, WordClasses classes) =>
        new[] { WordClasses.Noun, WordClasses.Verb }
            .Where(@class => classes.Meets(@class) || (@class == WordClasses.Verb && classes.Meets(WordClasses.Root)))
            .SelectMany(@class => morphology.Irregular.GetValueOrDefault((@class, word), []));

    private IEnumerable<WordForm> Prefixed(string word, WordClasses classes, bool respelled)
    {
        if (morphology.Prefixes.IsEmpty)
            yield break;
        var isVerb = classes.Meets(WordClasses.Verb | WordClasses.Root);
        var stem = isVerb ? StemOf(word) : null;
        var open = stem is not null ? WordClasses.Verb
            : isVerb && !IsFrozen(word) ? WordClasses.Root
            : WordClasses.None;
        foreach (var rule in morphology.Prefixes.Where(rule => rule.Classes.Meets(open)))
        {
            foreach (var form in WithPrefix(rule, stem ?? word))
            {
                var kind = rule.Text.Length == 0 ? FormKind.Bare : FormKind.Prefixed;
                yield return new WordForm(form, new FormRule(kind, rule.Label, respelled), TakesEndings: true);
            }
        }

        if (!classes.Meets(WordClasses.Derived))
            yield break;
        foreach (var rule in morphology.Prefixes.Where(rule => rule.Classes.Meets(WordClasses.Derived)))
        {
            foreach (var root in RootsOf(stem ?? word))
            {
                foreach (var form in WithPrefix(rule, root))
                    yield return new WordForm(form, new FormRule(FormKind.Prefixed, rule.Label, respelled), TakesEndings: true);
            }
        }
    }

    private IEnumerable<string> WithPrefix(PrefixRule rule, string stem)
    {
        if (rule.When is { } condition && !condition.IsMatch(stem))
            yield break;
        var nasal = rule.Text.IndexOf('N', StringComparison.Ordinal);
        if (nasal < 0)
        {
            yield return rule.Text + stem + rule.Ending;
            yield break;
        }

        foreach (var way in morphology.Nasals)
        {
            if (way.When.IsMatch(way.ForListedStems ? WithoutDerivation(stem) : stem)
                && (!way.ForListedStems || IsListed(stem)) && stem.StartsWith(way.Drop, StringComparison.Ordinal))
            {
                yield return string.Concat(rule.Text.AsSpan(0, nasal), way.Insert, stem.AsSpan(way.Drop.Length), rule.Ending);
            }
        }
    }

    /// <summary>What a derived noun may be made from: the stem, and what is left of it without an ending of verbs (awasi → pengawasan).</summary>
    private IEnumerable<string> RootsOf(string stem)
    {
        yield return stem;
        foreach (var chain in morphology.Endings)
        {
            if (chain.Classes == WordClasses.Root && stem.Length >= chain.Text.Length + 3 && stem.EndsWith(chain.Text, StringComparison.Ordinal))
                yield return stem[..^chain.Text.Length];
        }
    }

    private bool IsListed(string stem) =>
        !morphology.ListedStems.Contains("!" + stem)
        && (morphology.ListedStems.Contains(stem) || morphology.ListedStems.Contains(WithoutDerivation(stem)));

    /// <summary>The stem without the endings that only open verbs take (-kan, -i), where enough of it is left.</summary>
    private string WithoutDerivation(string stem)
    {
        foreach (var chain in morphology.Endings)
        {
            if (chain.Classes == WordClasses.Root && stem.Length >= chain.Text.Length + 3 && stem.EndsWith(chain.Text, StringComparison.Ordinal)
                && (chain.Text.Length > 1 || morphology.ListedStems.Contains(stem[..^1])))
            {
                return stem[..^chain.Text.Length];
            }
        }

        return stem;
    }
}
