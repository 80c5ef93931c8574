using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Bilingual.Languages;

/// <summary>A text whose language is known.</summary>
/// <param name="Language">BCP 47 code.</param>
/// <param name="Text">A line of text.</param>
public readonly record struct LabelledText(string Language, string Text);

/// <summary>How the language identifier is trained.</summary>
public sealed record LanguageTrainingOptions
{
    /// <summary>Seed of the sampling.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Binary logarithm of the number of feature buckets.</summary>
    [Range(8, 20)]
    public int BucketBits { get; init; } = 16;

    /// <summary>Examples drawn.</summary>
    [Range(1, int.MaxValue)]
    public int Examples { get; init; } = 1_000_000;

    /// <summary>Step size of AdaGrad (Duchi et al. 2011).</summary>
    [Range(0.001, 10)]
    public double LearningRate { get; init; } = 0.3;

    /// <summary>Weight of the penalty on large weights, applied to the features of each example.</summary>
    [Range(0, 1)]
    public double Shrinkage { get; init; } = 1e-5;

    /// <summary>Share of examples that are fragments of one to eight words, so that headings are served as well as paragraphs.</summary>
    [Range(0, 1)]
    public double FragmentShare { get; init; } = 0.6;

    /// <summary>Languages are drawn in proportion to their number of lines to this power: 1 as they come, 0 all alike.</summary>
    [Range(0, 1)]
    public double Evenness { get; init; } = 0.5;

    /// <summary>Size of the word filter in bytes.</summary>
    [Range(1024, 1 << 20)]
    public int FilterBytes { get; init; } = 1 << 16;

    /// <summary>Below this share of known words a text counts as being in no known language.</summary>
    [Range(0, 1)]
    public double MinCoverage { get; init; } = 0.5;
}

/// <summary>Trains a <see cref="LanguageIdentifier"/> by stochastic gradient descent. The same texts and seed give the same bytes.</summary>
public static class LanguageTrainer
{
    private const int MaxFragmentWords = 8;

    /// <summary>Whether a text belongs to the tenth of lines that is kept out of training, for honest figures.</summary>
    public static bool IsHeldOut(string text) => LanguageFeatures.HashWord(text) % 10 == 0;

    /// <summary>Trains on the given texts; held-out ones are passed over.</summary>
    /// <param name="texts">Lines of text in all languages to be told apart.</param>
    /// <param name="options">How to train.</param>
    /// <param name="progress">Receives the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">There are fewer than two languages.</exception>
    public static LanguageIdentifier Train(
        IEnumerable<LabelledText> texts, LanguageTrainingOptions options, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var byLanguage = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (language, text) in texts)
        {
            if (IsHeldOut(text))
                continue;
            if (!byLanguage.TryGetValue(language, out var lines))
                byLanguage.Add(language, lines = []);
            lines.Add(text);
        }

        if (byLanguage.Count < 2)
            throw new ArgumentException("Text in at least two languages is needed.", nameof(texts));
        var lists = byLanguage.Values.ToArray();
        var weights = Descend(lists, options, progress, cancellationToken);
        var (quantised, scale) = Quantise(weights);
        var header = new LanguageIdentifier.Header(
            1, [.. byLanguage.Keys], options.BucketBits, scale, options.FilterBytes, options.MinCoverage, options.Seed);
        return new LanguageIdentifier(header, quantised, KnownWords(lists, options.FilterBytes));
    }

    private static float[] Descend(List<string>[] lists, LanguageTrainingOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var languages = lists.Length;
        var weights = new float[languages << options.BucketBits];
        var squares = new float[weights.Length];
        var cumulative = Cumulative(lists, options.Evenness);
        var random = new Random(options.Seed);
        var buckets = new List<int>();
        var collected = new Collected(buckets);
        Span<float> scores = stackalloc float[languages];
        for (var example = 0; example < options.Examples; example++)
        {
            if (example % 10_000 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report((double)example / options.Examples);
            }

            var draw = random.NextDouble();
            var language = 0;
            while (language < languages - 1 && draw >= cumulative[language])
                language++;
            var text = lists[language][random.Next(lists[language].Count)];
            buckets.Clear();
            LanguageFeatures.Extract(random.NextDouble() < options.FragmentShare ? Fragment(text, random) : text, options.BucketBits, ref collected);
            if (buckets.Count == 0)
                continue;

            // The learning rate falls linearly, which averages out the last steps.
            var rate = (float)(options.LearningRate * (1 - (0.95 * example / options.Examples)));
            var value = 1 / MathF.Sqrt(buckets.Count);
            Softmax(weights, buckets, value, scores);
            scores[language] -= 1;
            foreach (var bucket in buckets)
            {
                for (var k = 0; k < languages; k++)
                {
                    var at = (bucket * languages) + k;
                    var gradient = (scores[k] * value) + ((float)options.Shrinkage * weights[at]);
                    squares[at] += gradient * gradient;
                    weights[at] -= rate * gradient / (1e-3f + MathF.Sqrt(squares[at]));
                }
            }
        }

        progress?.Report(1);
        return weights;
    }

    private static void Softmax(float[] weights, List<int> buckets, float value, Span<float> scores)
    {
        scores.Clear();
        foreach (var bucket in buckets)
        {
            var row = weights.AsSpan(bucket * scores.Length, scores.Length);
            for (var k = 0; k < row.Length; k++)
                scores[k] += row[k];
        }

        var most = float.NegativeInfinity;
        foreach (ref var score in scores)
            most = Math.Max(most, score *= value);
        var total = 0f;
        foreach (ref var score in scores)
            total += score = MathF.Exp(score - most);
        foreach (ref var score in scores)
            score /= total;
    }

    private static double[] Cumulative(List<string>[] lists, double evenness)
    {
        var shares = Array.ConvertAll(lists, list => Math.Pow(list.Count, evenness));
        var total = shares.Sum();
        var sum = 0.0;
        return Array.ConvertAll(shares, share => sum += share / total);
    }

    private static ReadOnlySpan<char> Fragment(string text, Random random)
    {
        var words = 1 + random.Next(MaxFragmentWords);
        var start = random.Next(text.Length);
        while (start > 0 && text[start - 1] != ' ')
            start--;
        var end = start;
        for (var i = 0; i < words && end < text.Length; i++)
        {
            var space = text.IndexOf(' ', end);
            end = space < 0 ? text.Length : space + 1;
        }

        return text.AsSpan(start, end - start);
    }

    private static (sbyte[] Weights, float Scale) Quantise(float[] weights)
    {
        // The largest thousandth of the weights is clipped; it would cost the others their precision.
        var sizes = Array.ConvertAll(weights, Math.Abs);
        Array.Sort(sizes);
        var largest = Math.Max(sizes[(int)(sizes.Length * 0.999)], 1e-6f);
        var scale = largest / sbyte.MaxValue;
        return (Array.ConvertAll(weights, weight => (sbyte)Math.Clamp(MathF.Round(weight / scale), -sbyte.MaxValue, sbyte.MaxValue)), scale);
    }

    /// <summary>Words that occur at least twice in a language with little text, or three times in one with much.</summary>
    private static WordFilter KnownWords(List<string>[] lists, int bytes)
    {
        var filter = new WordFilter(new byte[bytes]);
        foreach (var lines in lists)
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var line in lines)
                Count(line, counts);
            var needed = lines.Count < 10_000 ? 2 : 3;
            foreach (var (word, count) in counts)
            {
                if (count >= needed)
                    filter.Add(word);
            }
        }

        return filter;
    }

    private static void Count(string line, Dictionary<string, int> counts)
    {
        for (var at = 0; at < line.Length; at++)
        {
            var start = at;
            while (at < line.Length && LanguageFeatures.IsWordCharacter(line[at]))
                at++;
            if (at - start < 2)
                continue;
            var word = line[start..at].ToLowerInvariant();
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>Keeps the buckets of an example, which training passes over twice.</summary>
    private readonly struct Collected(List<int> buckets) : LanguageFeatures.IReceiver
    {
        public void Add(int bucket) => buckets.Add(bucket);
    }
}
