namespace Bilingual.Translation;

/// <summary>How words are aligned.</summary>
internal sealed record WordAlignerOptions
{
    /// <summary>Rounds of IBM model 1 (Brown et al. 1993), which start the hidden Markov model.</summary>
    public int Model1Iterations { get; init; } = 5;

    /// <summary>Rounds of the hidden Markov model (Vogel, Ney and Tillmann 1996).</summary>
    public int HmmIterations { get; init; } = 5;

    /// <summary>
    /// Concentration of a Dirichlet prior on the translations of a word, 0 for none: the smaller, the fewer translations a word has, which
    /// keeps rare words from being linked to whatever stands beside them (Riley and Gildea 2012).
    /// </summary>
    public double Sparsity { get; init; }

    /// <summary>Threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>
/// Aligns the words of sentence pairs: IBM model 1, then a hidden Markov model, each in both directions, and the two best alignments of
/// each sentence pair joined by <see cref="Symmetrization"/>.
/// </summary>
internal sealed class WordAligner
{
    private readonly WordAlignerOptions options;
    private readonly IndexedBitext bitext;
    private readonly WordPairIndex index;
    private readonly DirectedModel forward;
    private readonly DirectedModel backward;

    private WordAligner(IndexedBitext bitext, WordAlignerOptions options)
    {
        this.bitext = bitext;
        this.options = options;
        index = WordPairIndex.Build(bitext);
        var sources = new int[index.Count];
        for (var word = 0; word < bitext.SourceWords; word++)
            sources.AsSpan(index.RowStarts[word]..index.RowStarts[word + 1]).Fill(word);
        forward = new(sources, bitext.SourceWords, bitext.TargetWords);
        backward = new(index.Targets, bitext.TargetWords, bitext.SourceWords);
    }

    /// <summary>The symmetrised links of each sentence pair, by source then target position.</summary>
    /// <param name="bitext">Sentence pairs; those with an empty side get no links.</param>
    /// <param name="options">How to align.</param>
    /// <param name="progress">Receives the name of each step.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static WordLink[][] Align(
        IndexedBitext bitext, WordAlignerOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var aligner = new WordAligner(bitext, options);
        for (var i = 1; i <= options.Model1Iterations; i++)
        {
            progress?.Report($"IBM model 1, round {i} of {options.Model1Iterations}");
            aligner.Expect(aligner.CountModel1, cancellationToken);
        }

        for (var i = 1; i <= options.HmmIterations; i++)
        {
            progress?.Report($"hidden Markov model, round {i} of {options.HmmIterations}");
            aligner.Expect(aligner.CountHmm, cancellationToken);
        }

        progress?.Report("joining both directions");
        var links = new WordLink[bitext.Count][];
        aligner.ForEachSentence((n, inference) => links[n] = aligner.Links(n, inference), cancellationToken);
        return links;
    }

    private void Expect(Action<int, HmmInference> count, CancellationToken cancellationToken)
    {
        ForEachSentence(count, cancellationToken);
        Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, () => forward.Maximize(options.Sparsity), () => backward.Maximize(options.Sparsity));
    }

    private void ForEachSentence(Action<int, HmmInference> action, CancellationToken cancellationToken) =>
        Parallel.For(
            0,
            bitext.Count,
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken },
            static () => new HmmInference(),
            (n, _, inference) =>
            {
                action(n, inference);
                return inference;
            },
            static _ => { });

    private void CountModel1(int n, HmmInference inference)
    {
        _ = inference;
        var (source, target) = (bitext.Source[n], bitext.Target[n]);
        var cells = index.Cells(n);
        for (var j = 0; j < target.Length; j++)
        {
            double total = forward.NullTranslation[target[j]];
            for (var i = 0; i < source.Length; i++)
                total += forward.Translation[cells[i * target.Length + j]];
            forward.CountNull(target[j], forward.NullTranslation[target[j]] / total);
            for (var i = 0; i < source.Length; i++)
                forward.CountPair(cells[i * target.Length + j], forward.Translation[cells[i * target.Length + j]] / total);
        }

        for (var i = 0; i < source.Length; i++)
        {
            var row = cells.Slice(i * target.Length, target.Length);
            double total = backward.NullTranslation[source[i]];
            foreach (var pair in row)
                total += backward.Translation[pair];
            backward.CountNull(source[i], backward.NullTranslation[source[i]] / total);
            foreach (var pair in row)
                backward.CountPair(pair, backward.Translation[pair] / total);
        }
    }

    private void CountHmm(int n, HmmInference inference)
    {
        var (source, target) = (bitext.Source[n], bitext.Target[n]);
        if (source.Length == 0 || target.Length == 0)
            return;
        inference.Count(forward, index.Cells(n), target, source.Length, transposed: false);
        inference.Count(backward, index.Cells(n), source, target.Length, transposed: true);
    }

    private WordLink[] Links(int n, HmmInference inference)
    {
        var (source, target) = (bitext.Source[n], bitext.Target[n]);
        if (source.Length == 0 || target.Length == 0)
            return [];
        var sourceOfTarget = new int[target.Length];
        var targetOfSource = new int[source.Length];
        inference.Align(forward, index.Cells(n), target, source.Length, transposed: false, sourceOfTarget);
        inference.Align(backward, index.Cells(n), source, target.Length, transposed: true, targetOfSource);
        return Symmetrization.GrowDiagFinalAnd(sourceOfTarget, targetOfSource);
    }
}
