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
/// <param name="IsOpen">Whether the endings of open verbs (-kan, -i) may follow: its entry cites the verb bare.</param>
internal readonly record struct WordForm(string Text, FormRule Rule, bool TakesEndings, bool IsOpen);

/// <summary>The place of a word in a term, which decides how it inflects.</summary>
/// <param name="Classes">What the term is.</param>
/// <param name="IsHead">Whether the word is the head.</param>
/// <param name="IsLast">Whether it is the last word.</param>
internal readonly record struct WordUse(WordClasses Classes, bool IsHead, bool IsLast);

/// <summary>Makes the forms of a word by the rules of a language. Endings that follow any form alike are left to the lookup.</summary>
internal sealed class Inflector(Morphology morphology)
{
    private readonly CitationForms citations = new(morphology);
    private readonly List<string> spellings = [];

    /// <summary>Sets <paramref name="forms"/> to the forms of a word, without repetition, the word itself first.</summary>
    /// <param name="word">The word in lower case.</param>
    /// <param name="use">Its place.</param>
    /// <param name="forms">Receives the forms.</param>
    public void Inflect(string word, WordUse use, List<WordForm> forms)
    {
        forms.Clear();
        AddForms(word, use, isRespelled: false, forms);
        morphology.Spellings.Find(word, spellings);
        foreach (var spelling in spellings)
        {
            if (!morphology.Homographs.Contains(spelling))
                AddForms(spelling, use, isRespelled: true, forms);
        }
    }

    private void AddForms(string word, WordUse use, bool isRespelled, List<WordForm> forms)
    {
        var isVerb = use.IsHead && use.Classes.Meets(WordClasses.Verb) && !morphology.Prefixes.IsEmpty;
        var stem = isVerb ? citations.StemOf(word) : null;
        var isOpen = isVerb && stem is null && !citations.IsFrozen(word);
        if (!Contains(forms, word))
            forms.Add(new WordForm(word, new FormRule(FormKind.Plain, "", isRespelled), TakesEndings: true, isOpen));
        if (!use.IsHead)
            return;

        foreach (var rule in morphology.Suffixes)
        {
            if (rule.Classes.Meets(use.Classes) && word.EndsWith(rule.Drop, StringComparison.Ordinal) && rule.When.IsMatch(word))
                Add(rule.Apply(word), FormKind.Suffixed, rule.Label, takesEndings: false);
        }

        foreach (var @class in (ReadOnlySpan<WordClasses>)[WordClasses.Noun, WordClasses.Verb])
        {
            if (use.Classes.Meets(@class))
            {
                foreach (var irregular in morphology.Irregular.GetValueOrDefault((@class, word), []))
                    Add(irregular, FormKind.Irregular, "irregular", takesEndings: false);
            }
        }

        var verbs = stem is not null ? WordClasses.Verb : isOpen ? WordClasses.Root : WordClasses.None;
        foreach (var rule in morphology.Prefixes)
        {
            var derives = rule.Classes.Meets(WordClasses.Derived);
            if (!derives && rule.Classes.Meets(verbs))
                AddPrefixed(rule, stem ?? word);
            if (derives && use.Classes.Meets(WordClasses.Derived) && use.Classes.Meets(rule.Classes & ~WordClasses.Derived))
            {
                foreach (var root in citations.RootsOf(stem ?? word))
                    AddPrefixed(rule, root);
            }
        }

        void AddPrefixed(PrefixRule rule, string from)
        {
            if (rule.When is { } condition && !condition.IsMatch(from))
                return;
            if (rule.BeforeNasal is not { } before)
            {
                var isBare = rule.Text.Length == 0;
                Add(
                    rule.Text + from + rule.Ending,
                    isBare ? FormKind.Bare : FormKind.Prefixed,
                    isBare ? citations.LabelOfBare(from, rule.Label) : rule.Label,
                    takesEndings: true);
                return;
            }

            foreach (var way in morphology.Nasals)
            {
                if (citations.Takes(from, way))
                {
                    Add(
                        string.Concat(before, way.Insert, from.AsSpan(way.Drop.Length), rule.Ending),
                        FormKind.Prefixed,
                        rule.Label,
                        takesEndings: true);
                }
            }
        }

        void Add(string form, FormKind kind, string label, bool takesEndings)
        {
            if (!morphology.Homographs.Contains(form) && !Contains(forms, form))
                forms.Add(new WordForm(form, new FormRule(kind, label, isRespelled), takesEndings, isOpen && kind == FormKind.Prefixed));
        }
    }

    private static bool Contains(List<WordForm> forms, string form)
    {
        foreach (var other in forms)
        {
            if (string.Equals(other.Text, form, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
