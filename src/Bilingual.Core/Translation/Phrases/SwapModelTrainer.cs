namespace Bilingual.Translation;

/// <summary>Trains a <see cref="SwapModel"/> on word-aligned sentences by stochastic gradients with adaptive steps (Duchi et al. 2011).</summary>
internal static class SwapModelTrainer
{
    private const int Epochs = 3;
    private const float Rate = 0.15f;
    private const int Seed = 20250617;

    /// <summary>Trains a model.</summary>
    /// <param name="sentences">Sentences of the language to translate from.</param>
    /// <param name="shapes">Endings of its words.</param>
    /// <param name="links">Word links of each sentence.</param>
    /// <param name="reversed">Whether the sentences are the target side of the links.</param>
    public static sbyte[] Train(IReadOnlyList<int[]> sentences, WordShapes shapes, WordLink[][] links, bool reversed)
    {
        var (weights, gradients) = (new float[SwapModel.Size], new float[SwapModel.Size]);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        var random = new Random(Seed);
        Span<int> features = stackalloc int[SwapModel.FeatureCount];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var n in order)
            {
                var positions = Positions(sentences[n].Length, links[n], reversed);
                for (var i = 0; i + 1 < positions.Length; i++)
                {
                    // Words without a link, or linked to the same word, have no order.
                    if (float.IsNaN(positions[i]) || float.IsNaN(positions[i + 1]) || positions[i] == positions[i + 1])
                        continue;
                    SwapModel.Features(sentences[n], i, shapes, features);
                    Step(weights, gradients, features, swapped: positions[i + 1] < positions[i]);
                }
            }
        }

        return Array.ConvertAll(weights, static weight => (sbyte)Math.Clamp(MathF.Round(weight * SwapModel.Steps), -127, 127));
    }

    private static void Step(float[] weights, float[] gradients, ReadOnlySpan<int> features, bool swapped)
    {
        float sum = 0;
        foreach (var feature in features)
            sum += weights[feature];
        var gradient = 1 / (1 + MathF.Exp(-sum)) - (swapped ? 1 : 0);
        foreach (var feature in features)
        {
            gradients[feature] += gradient * gradient;
            weights[feature] -= Rate * gradient / MathF.Sqrt(gradients[feature] + 1e-6f);
        }
    }

    /// <summary>The mean position of the words that each word is linked to; not a number without any.</summary>
    private static float[] Positions(int length, WordLink[] links, bool reversed)
    {
        var (sums, counts) = (new float[length], new int[length]);
        foreach (var link in links)
        {
            var (word, position) = reversed ? (link.Target, link.Source) : (link.Source, link.Target);
            sums[word] += position;
            counts[word]++;
        }

        for (var i = 0; i < length; i++)
            sums[i] = counts[i] == 0 ? float.NaN : sums[i] / counts[i];
        return sums;
    }
}
