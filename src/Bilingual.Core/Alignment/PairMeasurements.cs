using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace Bilingual.Alignment;

/// <summary>What is measured of two texts by themselves.</summary>
internal static class PairMeasurements
{
    /// <summary>The measurements in their order.</summary>
    public static ImmutableArray<Measurement> All { get; } =
    [
        new("similarity", Direction.Rising),
        new("coverage", Direction.Rising),
        new("coverage-of-shorter", Direction.Rising),
        new("length-ratio", Direction.Falling),
        new("length", Direction.Free),
        new("missing-quantities", Direction.Falling),
        new("missing-names", Direction.Falling),
        new("contradicting-quantities", Direction.Falling),
        new("contradicting-names", Direction.Falling),
        new("shared-keys", Direction.Rising),
    ];

    /// <summary>Measures two sets of units.</summary>
    public static Evidence Measure(
        TextSignals source,
        ReadOnlySpan<int> sourceUnits,
        TextSignals target,
        ReadOnlySpan<int> targetUnits,
        WordKnowledge knowledge,
        Span<double> measurements)
    {
        var first = new Side(source, sourceUnits, knowledge);
        var second = new Side(target, targetUnits, knowledge);
        var similarity = first.Norm > 0 && second.Norm > 0
            ? TensorPrimitives.Dot<float>(first.Vector, second.Vector) / (first.Norm * second.Norm)
            : 0;
        var (there, back) = Coverage(first, second, knowledge);
        var (numbers, missingNumbers) = Compare(first, second, KeyKind.Quantity);
        var (names, missingNames) = Compare(first, second, KeyKind.Name);
        var (terms, _) = Compare(first, second, KeyKind.Term);
        measurements[0] = similarity;
        measurements[1] = Math.Min(there, back);
        measurements[2] = Math.Max(there, back);
        measurements[3] = Math.Abs(Math.Log((4.0 + second.Length) / (4.0 + first.Length)));
        measurements[4] = Math.Log(1 + Math.Min(first.Length, second.Length));
        measurements[5] = missingNumbers.First + missingNumbers.Second;
        measurements[6] = missingNames.First + missingNames.Second;
        // What one side alone has may be worded otherwise on the other; where each has what the other lacks, they disagree.
        measurements[7] = Math.Min(missingNumbers.First, missingNumbers.Second);
        measurements[8] = Math.Min(missingNames.First, missingNames.Second);
        measurements[9] = numbers.Length + names.Length + terms.Length;
        return new Evidence(similarity, Math.Min(there, back), numbers, names, terms);
    }

    private static (double There, double Back) Coverage(Side first, Side second, WordKnowledge knowledge)
    {
        var answers = new float[second.WordList.Count];
        double answered = 0, whole = 0, answeredBack = 0, wholeBack = 0;
        var translations = knowledge.Translations(first.WordList, first.Language, second.WordList, second.Language);
        for (var number = 0; number < first.WordList.Count; number++)
        {
            var best = 0f;
            for (var other = 0; other < answers.Length; other++)
            {
                var nearness = WordKnowledge.Nearness(first.WordVector(number), second.WordVector(other));
                best = MathF.Max(best, nearness);
                answers[other] = MathF.Max(answers[other], nearness);
            }

            foreach (var (other, strength) in translations[number] ?? [])
            {
                best = MathF.Max(best, strength);
                answers[other] = MathF.Max(answers[other], strength);
            }

            whole += first.Weights[number];
            answered += first.Weights[number] * best;
        }

        for (var other = 0; other < answers.Length; other++)
        {
            wholeBack += second.Weights[other];
            answeredBack += second.Weights[other] * answers[other];
        }

        return (whole > 0 ? answered / whole : 0, wholeBack > 0 ? answeredBack / wholeBack : 0);
    }

    private static (ImmutableArray<string> Shared, (int First, int Second) Missing) Compare(Side first, Side second, KeyKind kind)
    {
        var shared = first.Keys.Where(key => key.Key.Kind == kind && second.Keys.ContainsKey(key.Key)).Select(key => key.Value);
        return (
            [.. shared.Order(StringComparer.Ordinal)],
            (first.Keys.Keys.Count(key => key.Kind == kind && !second.Keys.ContainsKey(key)), second.Keys.Keys.Count(key => key.Kind == kind && !first.Keys.ContainsKey(key))));
    }

    private sealed class Side
    {
        private readonly float[] wordVectors;
        private readonly int dimension;

        public Side(TextSignals text, ReadOnlySpan<int> units, WordKnowledge knowledge)
        {
            Language = text.Language;
            dimension = text.Dimension;
            Vector = new float[dimension];
            var seen = new HashSet<int>();
            foreach (var unit in units)
            {
                TensorPrimitives.Add(Vector, text.WeightedVector(unit), Vector);
                Length += text.Lengths[unit];
                foreach (var word in text.WordsOf(unit))
                {
                    if (seen.Add(word))
                        WordList.Add(text.Words[word]);
                }

                foreach (var key in text.Keys.Of(unit))
                    Keys.TryAdd(text.Keys.Keys[key], text.Keys.Shown[key]);
            }

            Norm = TensorPrimitives.Norm<float>(Vector);
            wordVectors = new float[WordList.Count * dimension];
            Weights = new float[WordList.Count];
            for (var number = 0; number < WordList.Count; number++)
            {
                var word = WordList[number];
                knowledge.Encoder.Encode(word, wordVectors.AsSpan(number * dimension, dimension));
                Weights[number] = knowledge.Weight(Language, word);
            }
        }

        public string Language { get; }

        public float[] Vector { get; }

        public float Norm { get; }

        public int Length { get; }

        public List<string> WordList { get; } = [];

        public float[] Weights { get; }

        public Dictionary<Key, string> Keys { get; } = [];

        public ReadOnlySpan<float> WordVector(int word) => wordVectors.AsSpan(word * dimension, dimension);
    }
}
