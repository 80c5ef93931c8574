using System.Runtime.InteropServices;

namespace Bilingual.Translation;

/// <summary>
/// Tells phrase pairs of which only one side is negated: <c>belum</c> ~ <c>has</c>, <c>undetected</c> ~ <c>terdeteksi</c>. Extraction finds
/// such pairs where alignment links part of what is said; a translation with one of them says the contrary. So are those told that keep of a
/// contrary its negation alone: <c>tidak</c> ~ <c>irregular</c>.
/// </summary>
internal sealed class NegationAgreement
{
    private readonly LexicalWeights lexical;
    private readonly Side source;
    private readonly Side target;

    /// <summary>Judges the phrase pairs of a text.</summary>
    /// <param name="source">Source side.</param>
    /// <param name="target">Target side.</param>
    /// <param name="alignments">Word links of each sentence pair, of each alignment; mended by <see cref="NegationLinks"/>.</param>
    /// <param name="lexical">How often words are linked.</param>
    public NegationAgreement(NumberedText source, NumberedText target, IReadOnlyList<WordLink[][]> alignments, LexicalWeights lexical)
    {
        this.lexical = lexical;
        var (sourceWords, targetWords) = NegatedWords.Of(source, target, alignments);
        (this.source, this.target) = (new(source, sourceWords), new(target, targetWords));
        foreach (var (n, link) in All(alignments))
        {
            this.source.CountImplying(n, link.Source, targetWords.IsNegation(target.Sentences[n][link.Target]));
            this.target.CountImplying(n, link.Target, sourceWords.IsNegation(source.Sentences[n][link.Source]));
        }

        foreach (var (n, link) in All(alignments))
        {
            this.source.CountLeaning(n, link.Source, target.Sentences[n], link.Target, this.target);
            this.target.CountLeaning(n, link.Target, source.Sentences[n], link.Source, this.source);
        }
    }

    private enum Negation
    {
        None,
        Implied,
        Stated,
    }

    /// <summary>Which sides of a sentence pair negate nothing.</summary>
    public SentenceMarks Marks(int[] first, int[] second) =>
        (source.HasNegative(first) ? SentenceMarks.None : SentenceMarks.SourceAffirms) | (target.HasNegative(second) ? SentenceMarks.None : SentenceMarks.TargetAffirms);

    /// <summary>Whether both sides of a pair are negated, or neither, and say what is negated, as far as can be told.</summary>
    /// <param name="first">Source phrase.</param>
    /// <param name="second">Target phrase.</param>
    /// <param name="sourceAffirms">Whether the sources that the pair is from mostly negate nothing.</param>
    /// <param name="targetAffirms">Whether the targets that the pair is from mostly negate nothing.</param>
    public bool Holds(NGram first, NGram second, bool sourceAffirms, bool targetAffirms) => (source.Of(first), target.Of(second)) switch
    {
        // A set phrase, "belum lama ini" ~ "recently", is answered by none; part of a sentence that is negated has lost its answer.
        (Negation.Stated, Negation.None) => targetAffirms && source.SaysMoreThanNegation(first),
        (Negation.None, Negation.Stated) => sourceAffirms && target.SaysMoreThanNegation(second),
        (Negation.Implied, Negation.None) => !source.HasContraryOf(first, second, lexical.Linked),
        (Negation.None, Negation.Implied) => !target.HasContraryOf(second, first, LinkedBack),
        (Negation.Implied, Negation.Stated) => !source.IsNegationAlone(first, second, target, lexical.Linked),
        (Negation.Stated, Negation.Implied) => !target.IsNegationAlone(second, first, source, LinkedBack),
        _ => true,
    };

    private static IEnumerable<(int Sentence, WordLink Link)> All(IReadOnlyList<WordLink[][]> alignments)
    {
        foreach (var links in alignments)
        {
            for (var n = 0; n < links.Length; n++)
            {
                foreach (var link in links[n])
                    yield return (n, link);
            }
        }
    }

    private double LinkedBack(int word, int other) => lexical.Linked(other, word);

    /// <summary>One language.</summary>
    private sealed class Side(NumberedText text, NegatedWords words)
    {
        // Words that imply a negation, such as lack, otherwise or instead, answer one in part of their places; others by errors of
        // alignment alone.
        private const double ImplyingShare = 0.03;

        // Links by chance, as every word has some.
        private const double StrayShare = 0.1;

        private readonly int[] linked = new int[text.Words.Count];
        private readonly int[] implying = new int[text.Words.Count];
        private readonly Dictionary<(int Contrary, int Answer), (int Linked, int Leaning)> answers = [];

        // The last sentence that was asked about, and whether it negates by a word.
        private (int Sentence, bool Negates) last = (-1, false);

        public void CountImplying(int sentence, int position, bool answersNegation)
        {
            var word = text.Sentences[sentence][position];
            linked[word]++;
            if (last.Sentence != sentence)
                last = (sentence, Array.Exists(text.Sentences[sentence], words.IsNegation));

            // Where the sentence negates by a word, links from a negation to others may be errors.
            implying[word] += answersNegation && !last.Negates ? 1 : 0;
        }

        /// <summary>Counts how often a contrary is linked to a word, and how often to one that leans on a negation before it.</summary>
        public void CountLeaning(int sentence, int own, int[] translation, int position, Side other)
        {
            var word = text.Sentences[sentence][own];
            if (words.Affirmative(word) < 0 || words.IsNegatedAt(text.Sentences[sentence], own))
                return;
            ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(answers, (word, translation[position]), out _);
            counts.Linked++;
            counts.Leaning += position > 0 && other.Negates(translation[position - 1]) ? 1 : 0;
        }

        public bool HasNegative(int[] sentence) => words.HasNegative(sentence);

        public bool SaysMoreThanNegation(NGram phrase)
        {
            for (var i = 0; i < phrase.Order; i++)
            {
                if (!words.IsNegation(phrase[i]))
                    return true;
            }

            return false;
        }

        public Negation Of(NGram phrase)
        {
            var negation = Negation.None;
            for (var i = 0; i < phrase.Order; i++)
            {
                if (words.IsNegation(phrase[i]))
                    return Negation.Stated;
                if (Negates(phrase[i]))
                    negation = Negation.Implied;
            }

            return negation;
        }

        /// <summary>
        /// Whether a phrase holds a contrary that another phrase, which is not negated, renders by what the affirmative means, or by what
        /// means the contrary only after a negation.
        /// </summary>
        public bool HasContraryOf(NGram phrase, NGram other, Func<int, int, double> strengthOf)
        {
            for (var i = 0; i < phrase.Order; i++)
            {
                if (words.Affirmative(phrase[i]) is not (>= 0 and var affirmative))
                    continue;
                var (answer, strength) = (0, 0.0);
                for (var j = 0; j < other.Order; j++)
                {
                    if (strengthOf(phrase[i], other[j]) is var found && found > strength)
                        (answer, strength) = (other[j], found);
                }

                if (strength > 0 && (strengthOf(affirmative, answer) > strength || LeansOnNegation(phrase[i], answer)))
                    return true;
            }

            return false;
        }

        /// <summary>Whether a phrase holds a contrary of which another phrase says no more than that it negates.</summary>
        public bool IsNegationAlone(NGram phrase, NGram other, Side otherSide, Func<int, int, double> strengthOf)
        {
            for (var i = 0; i < phrase.Order; i++)
            {
                if (words.Affirmative(phrase[i]) < 0)
                    continue;
                var (negation, rest) = (0.0, 0.0);
                for (var j = 0; j < other.Order; j++)
                {
                    ref var sum = ref otherSide.States(other[j]) ? ref negation : ref rest;
                    sum += strengthOf(phrase[i], other[j]);
                }

                if (rest < StrayShare * negation)
                    return true;
            }

            return false;
        }

        private bool States(int word) => words.IsNegation(word);

        private bool Negates(int word) => words.IsNegative(word) || Implies(word);

        private bool Implies(int word) => linked[word] > 0 && implying[word] >= ImplyingShare * linked[word];

        private bool LeansOnNegation(int contrary, int answer) =>
            answers.TryGetValue((contrary, answer), out var counts) && 2 * counts.Leaning > counts.Linked;
    }
}
