namespace Bilingual.Translation;

/// <summary>The words of a side of a text that negate, and those that are the contrary of another.</summary>
internal sealed class NegatedWords
{
    private const int Negates = -1;

    // in-crease, im-press: what only looks like a contrary stands for a negated word in few of its places, if ever.
    private const double ProvingShare = 0.25;

    // For each word the number after that of the one whose contrary it is, Negates, or 0 for neither.
    private readonly int[] words;

    private NegatedWords(int[] words) => this.words = words;

    /// <summary>Those of both sides: contraries are the words that look like one and of which the links tell it too.</summary>
    /// <param name="source">Source side.</param>
    /// <param name="target">Target side.</param>
    /// <param name="alignments">Word links of each sentence pair, of each alignment.</param>
    public static (NegatedWords Source, NegatedWords Target) Of(NumberedText source, NumberedText target, IReadOnlyList<WordLink[][]> alignments)
    {
        var (sourceForms, targetForms) = (ByForm(source), ByForm(target));
        var (sourceTally, targetTally) = (new Tally(source.Words.Count), new Tally(target.Words.Count));
        foreach (var links in alignments)
        {
            for (var n = 0; n < links.Length; n++)
            {
                sourceTally.Add(sourceForms, source.Sentences[n], targetForms, target.Sentences[n], links[n], static link => (link.Source, link.Target));
                targetTally.Add(targetForms, target.Sentences[n], sourceForms, source.Sentences[n], links[n], static link => (link.Target, link.Source));
            }
        }

        return (sourceForms.Proven(sourceTally), targetForms.Proven(targetTally));
    }

    /// <summary>Whether a word negates what stands beside it.</summary>
    public bool IsNegation(int word) => words[word] == Negates;

    /// <summary>The word whose contrary a word is, or −1.</summary>
    public int Affirmative(int word) => Math.Max(words[word], 0) - 1;

    /// <summary>Whether a word negates or is the contrary of another.</summary>
    public bool IsNegative(int word) => words[word] != 0;

    /// <summary>Whether a sentence holds the contrary of a word.</summary>
    public bool HasContrary(int[] sentence) => Array.Exists(sentence, word => words[word] > 0);

    /// <summary>Whether a sentence negates or holds the contrary of a word.</summary>
    public bool HasNegative(int[] sentence) => Array.Exists(sentence, IsNegative);

    /// <summary>Whether one of the two words before a word negates.</summary>
    public bool IsNegatedAt(int[] sentence, int position) =>
        (position > 0 && IsNegation(sentence[position - 1])) || (position > 1 && IsNegation(sentence[position - 2]));

    private static NegatedWords ByForm(NumberedText text)
    {
        var forms = NegationForms.For(text.Language);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 0; number < text.Words.Count; number++)
            numbers.TryAdd(text.Words[number], number);
        return new([.. text.Words.Select(word =>
            forms.Negates(word) ? Negates : forms.Affirmative(word, numbers.ContainsKey) is { } affirmative ? numbers[affirmative] + 1 : 0)]);
    }

    private NegatedWords Proven(Tally tally) => new([.. words.Select((value, word) => value <= 0 || tally.Share(word) >= ProvingShare ? value : 0)]);

    /// <summary>Counts the places of what looks like contraries.</summary>
    private sealed class Tally(int words)
    {
        private readonly int[] linked = new int[words];
        private readonly int[] negated = new int[words];

        public double Share(int word) => negated[word] / (linked[word] + 1.0);

        public void Add(NegatedWords forms, int[] sentence, NegatedWords otherForms, int[] translation, WordLink[] links, Func<WordLink, (ushort Own, ushort Other)> ends)
        {
            for (var position = 0; position < sentence.Length; position++)
            {
                var word = sentence[position];

                // "not impressed", "tidak terkesan": such a place says nothing.
                if (forms.Affirmative(word) < 0 || forms.IsNegatedAt(sentence, position))
                    continue;
                var others = links.Select(ends).Where(link => link.Own == position).Select(static link => (int)link.Other).ToArray();
                linked[word] += others.Length > 0 ? 1 : 0;
                negated[word] += Array.Exists(others, other => otherForms.IsNegative(translation[other]) || otherForms.IsNegatedAt(translation, other)) ? 1 : 0;
            }
        }
    }
}
