namespace Bilingual.Translation;

/// <summary>Builds a <see cref="PhraseModel"/> from a word-aligned text.</summary>
internal sealed class PhraseModelBuilder
{
    private readonly AlignedText aligned;
    private readonly IProgress<string>? progress;
    private readonly CancellationToken cancellationToken;
    private readonly Side source;
    private readonly Side target;
    private readonly int threads;
    private readonly PhraseTable table;
    private readonly LexicalWeights lexical = new();

    /// <summary>Extracts the phrases of a text and counts its n-grams.</summary>
    /// <param name="aligned">The text.</param>
    /// <param name="dictionary">Entries of dictionaries.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <param name="progress">Receives the name of each step.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public PhraseModelBuilder(AlignedText aligned, IEnumerable<SentencePair> dictionary, int threads, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        this.aligned = aligned;
        this.threads = threads;
        this.progress = progress;
        this.cancellationToken = cancellationToken;
        var text = aligned.Text;
        Report("numbering words");
        var (sourceCased, targetCased) = CasedWords();
        var entries = DictionaryPhrases.Useful(dictionary, text);
        source = new(aligned, PhraseText.Prepare(
            [.. text.Pairs.Select(static pair => pair.Source)], text.SourceTokenizer, [.. entries.Select(static entry => entry.Source)], sourceCased));
        target = new(aligned, PhraseText.Prepare(
            [.. text.Pairs.Select(static pair => pair.Target)], text.TargetTokenizer, [.. entries.Select(static entry => entry.Target)], targetCased));
        Report("clustering words");
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            () => source.Cluster(cancellationToken),
            () => target.Cluster(cancellationToken));
        Report("extracting phrases");
        var phrases = Extract();
        phrases.AddRange(DictionaryPhrases.Missing(
            entries, source.Text.Vocabulary, target.Text.Vocabulary, source.Counts, target.Counts, phrases));
        table = PhraseTable.Of(phrases);
    }

    /// <summary>Builds the model, with the weights that tuning starts from.</summary>
    /// <param name="heldOut">Pairs that are not in the text, by which the language models are mixed.</param>
    public PhraseModel Build(IReadOnlyList<SentencePair> heldOut)
    {
        Report("estimating language models");
        var first = source.Parts(heldOut.Select(static pair => pair.Source), lexical.SourceAlone);
        var second = target.Parts(heldOut.Select(static pair => pair.Target), lexical.TargetAlone);
        Report("learning which words change places");
        var forwardSwaps = SwapModelTrainer.Train(
            source.Text.Sentences, WordShapes.Of(first.Words, second.Words, table, reversed: false), aligned.Links, reversed: false);
        var backwardSwaps = SwapModelTrainer.Train(
            target.Text.Sentences, WordShapes.Of(second.Words, first.Words, table, reversed: true), aligned.Links, reversed: true);
        Report("training joint models");
        JointParts forwardJoint = null!, backwardJoint = null!;
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            () => forwardJoint = TrainJoint(first.Words, source.Text.Sentences, second.Words, target.Text.Sentences, reversed: false),
            () => backwardJoint = TrainJoint(second.Words, target.Text.Sentences, first.Words, source.Text.Sentences, reversed: true));
        var bytes = PhraseModelFile.Write(
            first, second, table, new(forwardSwaps, forwardJoint, FeatureWeights.Initial), new(backwardSwaps, backwardJoint, FeatureWeights.Initial));
        return new(PhraseModelFile.Open(bytes, PhraseModel.FileName));
    }

    private JointParts TrainJoint(ClusteredWords from, IReadOnlyList<int[]> sentences, ClusteredWords to, IReadOnlyList<int[]> translations, bool reversed)
    {
        var (known, predicted) = (JointVocabulary.Of(from, sentences), JointVocabulary.Of(to, translations));
        var examples = JointExamples.Of(sentences, translations, aligned.Links, reversed, n => aligned.HasDomain && aligned.IsDomain[n], known, predicted);
        return new(known, predicted, JointModelTrainer.Train(examples, known, predicted, progress, cancellationToken));
    }

    private List<ScoredPhrases> Extract()
    {
        var (sources, targets) = (new PhraseNumbering(source.Counts), new PhraseNumbering(target.Counts));
        var extractor = new PhraseExtractor(sources.Number, targets.Number);
        var options = new PhraseScorerOptions();
        var negation = new NegationAgreement(source.Numbered, target.Numbered, aligned.Alignments, lexical);
        for (var n = 0; n < aligned.Links.Length; n++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (from, to, heavy) = (source.Text.Sentences[n], target.Text.Sentences[n], aligned.HasDomain && aligned.IsDomain[n]);
            WordLink[][] alignments = [.. aligned.Alignments.Select(links => links[n])];
            var marks = (heavy ? SentenceMarks.Heavy : SentenceMarks.None) | negation.Marks(from, to);
            extractor.Extract(from, to, source.Text.Carried[n], target.Text.Carried[n], alignments, marks);
            foreach (var links in alignments)
                lexical.Add(from, to, links, heavy ? options.DomainWeight : 1);
        }

        return PhraseScorer.Score([.. extractor.Extracted], sources.Phrases, targets.Phrases, lexical, negation, options);
    }

    private (IReadOnlySet<string> Source, IReadOnlySet<string> Target) CasedWords()
    {
        var (text, links) = (aligned.Text, aligned.Links);
        var (sourceCase, targetCase) = (new CaseSensitivity(), new CaseSensitivity());
        for (var n = 0; n < links.Length; n++)
        {
            var sourceForms = CaseSensitivity.Forms(text.Pairs[n].Source, text.SourceTokenizer);
            var targetForms = CaseSensitivity.Forms(text.Pairs[n].Target, text.TargetTokenizer);
            foreach (var link in links[n])
            {
                if (sourceForms[link.Source] is { } sourceForm)
                    sourceCase.Add(sourceForm, text.Bitext.Target[n][link.Target]);
                if (targetForms[link.Target] is { } targetForm)
                    targetCase.Add(targetForm, text.Bitext.Source[n][link.Source]);
            }
        }

        return (sourceCase.CasedWords(), targetCase.CasedWords());
    }

    private void Report(string step)
    {
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(step);
    }

    /// <summary>One language.</summary>
    private sealed class Side(AlignedText aligned, PhraseText text)
    {
        private byte[] clusters = [];

        public PhraseText Text => text;

        public NGramCounts Counts { get; } = NGramCounts.Of(text.Sentences);

        public NumberedText Numbered => new(
            text.Vocabulary.Language,
            [.. Enumerable.Range(0, text.Vocabulary.Count).Select(word => word < PhraseVocabulary.FirstWord ? "" : text.Vocabulary.Key(word))],
            text.Sentences);

        public void Cluster(CancellationToken cancellationToken) =>
            clusters = WordClusterer.Cluster(text.Sentences, text.Vocabulary.Count, cancellationToken);

        public LanguageParts Parts(IEnumerable<string> heldOut, Func<int, double> alone)
        {
            int[][] sentences = [.. heldOut.Select(sentence => SourceSentence.Read(sentence, text.Vocabulary).Words)];
            int[][] clustered = [.. text.Sentences.Select(InClusters)];
            return new(
                new(text.Vocabulary, clusters, [.. Enumerable.Range(0, text.Vocabulary.Count).Select(word => PhraseScores.Cost(alone(word)))]),
                Model(text.Sentences, Counts, text.Vocabulary.Count, sentences),
                Model(clustered, NGramCounts.Of(clustered), WordClusterer.Clusters, [.. sentences.Select(InClusters)]));
        }

        private int[] InClusters(int[] sentence) => Array.ConvertAll(sentence, word => (int)clusters[word]);

        /// <summary>A language model of the whole text, mixed with one of the domain where there is some as held-out text has it.</summary>
        private LanguageModelLevel[] Model(IReadOnlyList<int[]> sentences, NGramCounts counts, int words, int[][] heldOut)
        {
            var whole = KneserNey.Of(counts, words);
            if (!aligned.HasDomain)
                return LanguageModelLevel.Of(whole.Estimate());
            var domain = KneserNey.Of(NGramCounts.Of(sentences.Where((_, n) => aligned.IsDomain[n])), words);
            return LanguageModelLevel.Of(whole.Estimate(domain, MixtureShare.Of(whole, domain, heldOut)));
        }
    }

    /// <summary>Numbers the phrases that may be kept: of known words, seen at least twice.</summary>
    private sealed class PhraseNumbering(NGramCounts counts)
    {
        private readonly Dictionary<NGram, int> numbers = [];

        public List<NGram> Phrases { get; } = [];

        public int Number(ReadOnlyMemory<int> words)
        {
            if (words.Span.Contains(PhraseVocabulary.Unknown))
                return -1;
            var phrase = NGram.Of(words.Span);
            if (numbers.TryGetValue(phrase, out var number))
                return number;
            if (counts[phrase] < KneserNey.LeastCount)
                return -1;
            numbers.Add(phrase, Phrases.Count);
            Phrases.Add(phrase);
            return Phrases.Count - 1;
        }
    }
}
