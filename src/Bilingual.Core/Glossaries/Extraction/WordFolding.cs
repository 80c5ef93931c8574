using Bilingual.Glossaries.Matching;

namespace Bilingual.Glossaries.Extraction;

/// <summary>Folds the inflected forms of a vocabulary to their base where the base is a word of it too.</summary>
internal sealed class WordFolding(Morphology morphology)
{
    /// <summary>A base must stand this often for each form that is folded to it.</summary>
    private const double LeastShare = .2;

    private readonly Inflector inflector = new(morphology);

    /// <summary>From forms to their bases; words that are their own base are left out.</summary>
    /// <param name="counts">The vocabulary with frequencies.</param>
    public Dictionary<string, string> Fold(Dictionary<string, int> counts)
    {
        var bases = new Dictionary<string, string>(StringComparer.Ordinal);
        var forms = new List<WordForm>();
        var use = new WordUse(WordClasses.Noun, IsHead: true, IsLast: true);
        foreach (var (word, count) in counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (bases.ContainsKey(word) || word.Length < 3)
                continue;
            inflector.Inflect(word, use, forms);
            foreach (var form in forms)
            {
                Fold(form.Text, word, count);
                if (!form.TakesEndings || form.Rule.IsRespelled)
                    continue;
                foreach (var chain in morphology.Endings.Where(chain => chain.Classes.Meets(WordClasses.Noun)))
                    Fold(form.Text + chain.Text, word, count);
                if (morphology.Reduplicated.Meets(WordClasses.Noun))
                    Fold($"{form.Text}-{form.Text}", word, count);
            }
        }

        return bases;

        void Fold(string form, string word, int count)
        {
            if (!string.Equals(form, word, StringComparison.Ordinal) && !morphology.Homographs.Contains(form)
                && counts.TryGetValue(form, out var ofForm) && count >= ofForm * LeastShare)
            {
                bases.TryAdd(form, word);
            }
        }
    }
}
