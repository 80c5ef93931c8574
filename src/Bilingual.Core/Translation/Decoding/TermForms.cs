using Bilingual.Glossaries.Matching;

namespace Bilingual.Translation;

/// <summary>The forms that the target of a term may take in a sentence: itself, its plural, and the tenses of a verb.</summary>
/// <param name="language">BCP 47 code of the target.</param>
internal sealed class TermForms(string language)
{
    private readonly Inflector inflector = new(MorphologyReader.Read(language));

    /// <summary>The forms of a target, the target itself first.</summary>
    /// <param name="target">The target.</param>
    /// <param name="partOfSpeech">What a glossary says that it is.</param>
    /// <param name="isKnown">Which words, in lower case, are wanted.</param>
    public IReadOnlyList<string> Of(string target, string partOfSpeech, Func<string, bool> isKnown)
    {
        var classes = TermAutomaton.ClassesOf(partOfSpeech);
        var isVerb = classes.Meets(WordClasses.Verb);
        var border = isVerb ? target.IndexOf(' ', StringComparison.Ordinal) : target.LastIndexOf(' ');

        // A verb begins its phrase, a noun ends it.
        var (before, head, after) = border < 0 ? ("", target, "")
            : isVerb ? ("", target[..border], target[border..])
            : (target[..(border + 1)], target[(border + 1)..], "");
        if (head.Length == 0 || !head.All(char.IsLower))
            return [target];
        var forms = new List<WordForm>();
        inflector.Inflect(head, new(classes & ~WordClasses.Derived, IsHead: true, IsLast: true), forms);
        return
        [
            target,
            .. forms.Where(form => form.Rule is { Kind: FormKind.Suffixed or FormKind.Irregular, IsRespelled: false } && isKnown(form.Text))
                .Select(form => before + form.Text + after).Where(form => form != target),
        ];
    }
}
