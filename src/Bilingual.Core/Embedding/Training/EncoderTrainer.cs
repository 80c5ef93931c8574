using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using Bilingual.Embedding.Training;

namespace Bilingual.Embedding;

/// <summary>
/// Trains the hashed bilingual encoder on sentence pairs and dictionaries by <see cref="ContrastiveLoss"/>. Rows are updated by Adagrad
/// (Duchi et al. 2011) with one accumulator a row.
/// </summary>
/// <remarks>
/// Each number is computed by one thread in a fixed order, since each thread owns words, sentences or rows outright: on one kind of
/// processor the same seed gives the same bytes, whatever the number of threads.
/// </remarks>
public sealed class EncoderTrainer
{
    private const int WordShare = 128;
    private const int SentenceShare = 64;
    private const int RowShare = 512;
    private const float Tiny = 1e-12f;

    private readonly EncoderTrainerOptions options;
    private readonly TrainingPairs pairs;
    private readonly Shares shares;
    private readonly ContrastiveLoss loss;
    private readonly BatchIndex index;
    private readonly TopicOrder topics;
    private readonly float[] table;
    private readonly float[] squares;
    private float[] wordVectors = [];
    private float[] sentenceVectors = [];
    private float[] sentenceNorms = [];
    private float[] sentenceGradients = [];

    private EncoderTrainer(TrainingPairs pairs, FeatureHashing hashing, EncoderTrainerOptions options, CancellationToken cancellationToken)
    {
        this.options = options;
        this.pairs = pairs;
        shares = new Shares(options.Threads, cancellationToken);
        loss = new ContrastiveLoss(options.Dimension, options.Scale, options.Margin, shares);
        index = new BatchIndex(pairs, options.Rows, options.WordDropout);
        topics = new TopicOrder(pairs, hashing, options.Dimension, shares);
        table = new float[options.Rows * options.Dimension];
        squares = new float[options.Rows];
    }

    /// <summary>Trains an encoder.</summary>
    /// <param name="corpora">Files with a sentence, a tab and its translation on each line (UTF-8; further columns are ignored).</param>
    /// <param name="dictionaries">Files with a word, a tab and a translation on each line; they teach the words that the corpora lack.</param>
    /// <param name="options">How to train.</param>
    /// <param name="progress">Receives a line of text for each epoch.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">The options make no sense.</exception>
    /// <exception cref="InvalidDataException">A line of a file is no pair of texts, or the files hold no two pairs that differ.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    public static TrainedEncoder Train(
        IReadOnlyList<string> corpora,
        IReadOnlyList<string> dictionaries,
        EncoderTrainerOptions options,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpora);
        ArgumentNullException.ThrowIfNull(dictionaries);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var hashing = new FeatureHashing(options.Rows, options.MinGram, options.MaxGram);
        var pairs = new TrainingPairs(hashing);
        foreach (var file in corpora)
            pairs.AddCorpus(file);
        foreach (var file in dictionaries)
            pairs.AddDictionary(file);
        string[] files = [.. corpora, .. dictionaries];
        if (pairs.Count < 2)
            throw new InvalidDataException($"{files.Length} files hold {pairs.Count} pairs of texts; training needs two at least, and is of use from some ten thousand.");
        progress?.Report(string.Create(CultureInfo.InvariantCulture, $"{files.Length} files, {pairs.Count:N0} pairs, {pairs.VocabularySize:N0} distinct words"));
        var trainer = new EncoderTrainer(pairs, hashing, options, cancellationToken);
        trainer.Run(progress);
        return new TrainedEncoder(trainer.table, hashing, options, [.. files.Select(file => Path.GetFileName(file))], pairs.Count);
    }

    private void Run(IProgress<string>? progress)
    {
        Initialise();
        var random = new SplitMix((ulong)options.Seed);
        var plan = new BatchPlan(pairs, topics, options.BatchSize, options.TopicShare);
        var watch = Stopwatch.StartNew();
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            topics.Sketch(table, ref random);
            var batches = plan.Draw(ref random);
            var sum = 0.0;
            for (var i = 0; i < batches.Count; i++)
            {
                var done = (epoch + ((float)i / batches.Count)) / options.Epochs;
                sum += Step(batches[i], options.LearningRate * (1 - done), ref random);
            }

            progress?.Report(string.Create(
                CultureInfo.InvariantCulture, $"epoch {epoch + 1} of {options.Epochs}: loss {sum / batches.Count:F4}, {watch.Elapsed.TotalSeconds:F0} s"));
        }
    }

    private void Initialise()
    {
        var (dimension, range) = (options.Dimension, options.InitialNorm * MathF.Sqrt(3f / options.Dimension));
        shares.Do(options.Rows, RowShare, (start, end) =>
        {
            for (var row = start; row < end; row++)
            {
                // A stream of its own for each row: mixing once parts the streams of neighbouring rows.
                var random = new SplitMix(new SplitMix(((ulong)(uint)options.Seed << 32) | (uint)row).Next());
                foreach (ref var value in table.AsSpan(row * dimension, dimension))
                    value = ((2 * random.NextSingle()) - 1) * range;
            }
        });
    }

    private double Step(int[] batch, float rate, ref SplitMix random)
    {
        var count = batch.Length;
        index.Fill(batch, ref random);
        Grow(ref wordVectors, index.WordCount * options.Dimension);
        Grow(ref sentenceVectors, 2 * count * options.Dimension);
        Grow(ref sentenceGradients, 2 * count * options.Dimension);
        Grow(ref sentenceNorms, 2 * count);

        SumWords();
        SumSentences(2 * count);
        var value = loss.Differentiate(sentenceVectors, sentenceGradients, count);
        DifferentiateNormalisation(2 * count);
        DifferentiateWords();
        UpdateRows(rate);
        return value;
    }

    private void SumWords() => shares.Do(index.WordCount, WordShare, (start, end) =>
    {
        for (var word = start; word < end; word++)
        {
            var sum = Vector(wordVectors, word);
            sum.Clear();
            foreach (var row in index.RowsOf(word))
                TensorPrimitives.Add(sum, Vector(table, row), sum);
        }
    });

    private void SumSentences(int sentences) => shares.Do(sentences, SentenceShare, (start, end) =>
    {
        for (var sentence = start; sentence < end; sentence++)
        {
            var sum = Vector(sentenceVectors, sentence);
            sum.Clear();
            foreach (var word in index.WordsOf(sentence))
                TensorPrimitives.Add(sum, Vector(wordVectors, word), sum);
            var norm = sentenceNorms[sentence] = Reductions.Norm(sum) + Tiny;
            TensorPrimitives.Multiply(sum, 1 / norm, sum);
        }
    });

    /// <summary>From the derivatives by the unit vectors to those by the sums: what points along the vector changes its length only.</summary>
    private void DifferentiateNormalisation(int sentences) => shares.Do(sentences, SentenceShare, (start, end) =>
    {
        for (var sentence = start; sentence < end; sentence++)
        {
            var gradient = Vector(sentenceGradients, sentence);
            var vector = Vector(sentenceVectors, sentence);
            TensorPrimitives.MultiplyAdd(vector, -Reductions.Dot(gradient, vector), gradient, gradient);
            TensorPrimitives.Multiply(gradient, 1 / sentenceNorms[sentence], gradient);
        }
    });

    /// <summary>Replaces the vectors of the words by the derivatives of the loss by them.</summary>
    private void DifferentiateWords() => shares.Do(index.WordCount, WordShare, (start, end) =>
    {
        for (var word = start; word < end; word++)
        {
            var sum = Vector(wordVectors, word);
            sum.Clear();
            foreach (var sentence in index.SentencesOf(word))
                TensorPrimitives.Add(sum, Vector(sentenceGradients, sentence), sum);
        }
    });

    private void UpdateRows(float rate) => shares.Do(index.RowCount, RowShare, (start, end) =>
    {
        var gradient = new float[options.Dimension];
        for (var i = start; i < end; i++)
        {
            Array.Clear(gradient);
            foreach (var word in index.WordsOfRow(i))
                TensorPrimitives.Add(gradient, Vector(wordVectors, word), gradient);
            var row = index.TableRow(i);
            var accumulated = squares[row] += Reductions.Dot(gradient, gradient) / options.Dimension;
            if (accumulated > 0)
                TensorPrimitives.MultiplyAdd(gradient, -rate / MathF.Sqrt(accumulated), Vector(table, row), Vector(table, row));
        }
    });

    private Span<float> Vector(float[] vectors, int index) => vectors.AsSpan(index * options.Dimension, options.Dimension);

    private static void Grow(ref float[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new float[Math.Max(length, 2 * buffer.Length)];
    }
}
