namespace Bilingual.Translation;

/// <summary>A translation that competes in tuning.</summary>
/// <param name="Features">Its feature values.</param>
/// <param name="Statistics">How it compares with the reference.</param>
internal sealed record TuningCandidate(float[] Features, BleuStatistics Statistics);

/// <summary>
/// Batch k-best MIRA (Cherry and Foster 2012): for each sentence the weights are moved, as little as needed, until a candidate that is both
/// probable and good ("hope") beats one that is probable and bad ("fear") by as much as it is better.
/// </summary>
internal static class BatchMira
{
    private const int Epochs = 40;
    private const double LargestStep = 0.01;
    private const double Decay = 0.999;

    /// <summary>Tunes weights.</summary>
    /// <param name="sentences">The candidates of each sentence.</param>
    /// <param name="initial">Weights to start from.</param>
    /// <param name="seed">Seed of the order of the sentences.</param>
    public static double[] Tune(IReadOnlyList<IReadOnlyList<TuningCandidate>> sentences, double[] initial, int seed)
    {
        var weights = (double[])initial.Clone();
        var best = (Weights: weights, Score: double.MinValue);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        var random = new Random(seed);
        var background = new BleuStatistics(1, 1, 1, 1, 1, 1, 1, 1, 1);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            var average = new double[weights.Length];
            foreach (var sentence in order)
            {
                background = (background + Step(sentences[sentence], weights, background)) * Decay;
                for (var i = 0; i < weights.Length; i++)
                    average[i] += weights[i] / order.Length;
            }

            var score = Score(sentences, average);
            if (score > best.Score)
                best = (average, score);
        }

        return best.Weights;
    }

    /// <summary>BLEU of the candidates that weights prefer.</summary>
    public static double Score(IReadOnlyList<IReadOnlyList<TuningCandidate>> sentences, double[] weights)
    {
        var sum = default(BleuStatistics);
        foreach (var candidates in sentences)
            sum += candidates.MaxBy(candidate => Dot(weights, candidate.Features))!.Statistics;
        return sum.Score();
    }

    private static BleuStatistics Step(IReadOnlyList<TuningCandidate> candidates, double[] weights, BleuStatistics background)
    {
        var hope = (Candidate: candidates[0], Value: double.MinValue, Gain: 0.0, Score: 0.0);
        var fear = hope;
        foreach (var candidate in candidates)
        {
            var together = background + candidate.Statistics;
            var gain = together.Score() * together.ReferenceLength;
            var score = Dot(weights, candidate.Features);
            if (score + gain > hope.Value)
                hope = (candidate, score + gain, gain, score);
            if (score - gain > fear.Value)
                fear = (candidate, score - gain, gain, score);
        }

        var loss = hope.Gain - fear.Gain - (hope.Score - fear.Score);
        double norm = 0;
        for (var i = 0; i < weights.Length; i++)
            norm += Math.Pow(hope.Candidate.Features[i] - fear.Candidate.Features[i], 2);
        if (loss > 0 && norm > 0)
        {
            var step = Math.Min(LargestStep, loss / norm);
            for (var i = 0; i < weights.Length; i++)
                weights[i] += step * (hope.Candidate.Features[i] - fear.Candidate.Features[i]);
        }

        return hope.Candidate.Statistics;
    }

    private static double Dot(double[] weights, float[] features)
    {
        double sum = 0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * features[i];
        return sum;
    }
}
