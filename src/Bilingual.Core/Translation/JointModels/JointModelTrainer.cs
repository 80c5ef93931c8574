using System.Numerics.Tensors;
using Bilingual.Embedding;
using Bilingual.Embedding.Training;

namespace Bilingual.Translation;

/// <summary>
/// Trains a <see cref="JointModel"/> by stochastic gradients with adaptive steps (Duchi et al. 2011) on the negative log-likelihood, with a penalty on
/// the squared logarithms of the normalisers (Devlin et al. 2014). One thread; the same examples give the same model.
/// </summary>
internal sealed unsafe class JointModelTrainer
{
    private const int Epochs = 8;
    private const int Batch = 256;
    private const int Inputs = JointModel.ContextWords * JointModel.Dimensions;
    private const int Hidden = JointModel.Hidden;
    private const int Clusters = WordClusterer.Clusters;
    private const float DenseRate = 0.02f;
    private const float RowRate = 0.1f;
    private const float Normalization = 0.5f;
    private const float ForgottenHistory = 0.1f;
    private const ulong Seed = 20250617;

    private readonly JointExamples examples;
    private readonly JointVocabulary target;
    private readonly JointOutputs outputs;
    private readonly JointParameters parameters;
    private readonly float[] sourceSteps;
    private readonly float[] historySteps;
    private readonly float[] wordSteps;
    private readonly float[] wordBiasSteps;
    private readonly float[] layerSteps = new float[Inputs * Hidden];
    private readonly float[] biasSteps = new float[Hidden];
    private readonly float[] clusterSteps = new float[Clusters * Hidden];
    private readonly float[] clusterBiasSteps = new float[Clusters];
    private readonly int[] contexts = new int[Batch * JointModel.ContextWords];
    private readonly int[] words = new int[Batch];
    private readonly float[] inputs = new float[Batch * Inputs];
    private readonly float[] hidden = new float[Batch * Hidden];
    private readonly float[] clusters = new float[Batch * Clusters];
    private readonly float[] hiddenGradients = new float[Batch * Hidden];
    private readonly float[] inputGradients = new float[Batch * Inputs];
    private readonly float[] layerGradients = new float[Inputs * Hidden];
    private readonly float[] clusterGradients = new float[Clusters * Hidden];
    private readonly float[] packed;
    private readonly float[] wordScores;
    private SplitMix random = new(Seed);

    private JointModelTrainer(JointExamples examples, JointVocabulary source, JointVocabulary target)
    {
        this.examples = examples;
        this.target = target;
        outputs = new(target);
        parameters = JointParameters.Zero(source, target, outputs);
        sourceSteps = new float[source.Rows];
        historySteps = new float[target.Rows];
        wordSteps = new float[outputs.Rows];
        wordBiasSteps = new float[outputs.Rows];
        wordScores = new float[outputs.Rows];
        packed = new float[MatrixProduct.PackedLength(Inputs, Math.Max(Batch, Math.Max(Inputs, Clusters)))];
        Randomize(parameters.Source, 0.05f);
        Randomize(parameters.History, 0.05f);
        Randomize(parameters.Layer, MathF.Sqrt(6f / (Inputs + Hidden)));
        Randomize(parameters.Clusters, 0.05f);
        Randomize(parameters.Words, 0.05f);

        // Nearly normalised from the start.
        parameters.ClusterBias.AsSpan().Fill(-MathF.Log(Clusters));
        for (var cluster = 0; cluster < Clusters; cluster++)
        {
            var (start, end) = (outputs.Starts[cluster], outputs.Starts[cluster + 1]);
            parameters.WordBias.AsSpan(start..end).Fill(-MathF.Log(Math.Max(1, end - start)));
        }
    }

    /// <summary>Trains the numbers of a model.</summary>
    /// <param name="examples">What to learn from.</param>
    /// <param name="source">Words of the language to translate from.</param>
    /// <param name="target">Words of the language to translate into.</param>
    /// <param name="progress">Receives the mean ln p of the words of each epoch as they are first met in it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static JointParameters Train(
        JointExamples examples, JointVocabulary source, JointVocabulary target, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var trainer = new JointModelTrainer(examples, source, target);
        for (var epoch = 1; epoch <= Epochs; epoch++)
        {
            var (sum, normalizers) = (0.0, 0.0);
            var order = examples.Shuffled(ref trainer.random);
            for (var start = 0; start < order.Length; start += Batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (loss, normalizer) = trainer.Step(order.AsSpan(start, Math.Min(Batch, order.Length - start)));
                sum += loss;
                normalizers += normalizer;
            }

            progress?.Report(FormattableString.Invariant(
                $"joint model of {target.Words.Vocabulary.Language}, epoch {epoch} of {Epochs}: ln p {sum / Math.Max(1, order.Length):0.000}, normalisers ±{Math.Sqrt(normalizers / Math.Max(1, order.Length)):0.000}"));
        }

        return trainer.parameters;
    }

    /// <summary>Learns from some examples.</summary>
    /// <returns>The sum of ln p before the step, and of the squared logarithms of the normalisers.</returns>
    private (double LogProbability, double Normalizers) Step(ReadOnlySpan<int> batch)
    {
        var rows = batch.Length;
        Gather(batch);
        MatrixProduct.Pack(parameters.Layer, Inputs, Hidden, packed);
        Multiply(inputs, Inputs, 1, hidden, rows, Hidden, Inputs);
        for (var i = 0; i < rows; i++)
        {
            var row = hidden.AsSpan(i * Hidden, Hidden);
            TensorPrimitives.Add(row, parameters.Bias, row);
            TensorPrimitives.Max(row, 0f, row);
        }

        MatrixProduct.PackTransposed(parameters.Clusters, Hidden, Clusters, packed);
        Multiply(hidden, Hidden, 1, clusters, rows, Clusters, Hidden);
        hiddenGradients.AsSpan(0, rows * Hidden).Clear();
        double sum = 0, normalizers = 0;
        for (var i = 0; i < rows; i++)
        {
            var (cluster, row, share) = outputs.Of(words[i]);
            var scores = clusters.AsSpan(i * Clusters, Clusters);
            TensorPrimitives.Add(scores, parameters.ClusterBias, scores);
            var (ofCluster, clusterNormalizer) = Differentiate(scores, cluster);
            var (ofWord, wordNormalizer) = StepWords(hidden.AsSpan(i * Hidden, Hidden), hiddenGradients.AsSpan(i * Hidden, Hidden), cluster, row);
            sum += ofCluster + ofWord + share;
            normalizers += clusterNormalizer * clusterNormalizer + wordNormalizer * wordNormalizer;
        }

        // The gradients of the clusters stand where their scores stood.
        MatrixProduct.Pack(parameters.Clusters, Clusters, Hidden, packed);
        Multiply(clusters, Clusters, 1, inputGradients, rows, Hidden, Clusters);
        TensorPrimitives.Add(hiddenGradients.AsSpan(0, rows * Hidden), inputGradients.AsSpan(0, rows * Hidden), hiddenGradients.AsSpan(0, rows * Hidden));
        for (var i = 0; i < rows * Hidden; i++)
            hiddenGradients[i] = hidden[i] > 0 ? hiddenGradients[i] : 0;
        MatrixProduct.Pack(hidden.AsSpan(0, rows * Hidden), rows, Hidden, packed);
        Multiply(clusters, 1, Clusters, clusterGradients, Clusters, Hidden, rows);
        MatrixProduct.PackTransposed(parameters.Layer, Hidden, Inputs, packed);
        Multiply(hiddenGradients, Hidden, 1, inputGradients, rows, Inputs, Hidden);
        MatrixProduct.Pack(hiddenGradients.AsSpan(0, rows * Hidden), rows, Hidden, packed);
        Multiply(inputs, 1, Inputs, layerGradients, Inputs, Hidden, rows);
        StepDense(parameters.Clusters, clusterGradients, clusterSteps);
        StepDense(parameters.Layer, layerGradients, layerSteps);
        StepBias(parameters.ClusterBias, clusters, clusterBiasSteps, rows);
        StepBias(parameters.Bias, hiddenGradients, biasSteps, rows);
        for (var i = 0; i < rows * JointModel.ContextWords; i++)
        {
            var isSource = i % JointModel.ContextWords < JointModel.SourceWords;
            StepRow(isSource ? parameters.Source : parameters.History, contexts[i], inputGradients.AsSpan(i * JointModel.Dimensions, JointModel.Dimensions), isSource ? sourceSteps : historySteps);
        }

        return (sum, normalizers);
    }

    private void Gather(ReadOnlySpan<int> batch)
    {
        for (var i = 0; i < batch.Length; i++)
        {
            var context = contexts.AsSpan(i * JointModel.ContextWords, JointModel.ContextWords);
            words[i] = examples.Read(batch[i], context);

            // Sometimes little is known of what stands before, as when a phrase is judged by itself.
            if (random.NextSingle() < ForgottenHistory)
                context[(JointModel.SourceWords + random.Next(JointModel.HistoryWords))..].Fill(target.Nothing);
            for (var k = 0; k < JointModel.ContextWords; k++)
            {
                var table = k < JointModel.SourceWords ? parameters.Source : parameters.History;
                table.AsSpan(context[k] * JointModel.Dimensions, JointModel.Dimensions)
                    .CopyTo(inputs.AsSpan((i * JointModel.ContextWords + k) * JointModel.Dimensions));
            }
        }
    }

    /// <summary>Turns the scores of alternatives into the gradients of the loss.</summary>
    /// <returns>The score of the right one, and ln of the sum of exponentials.</returns>
    private static (float Score, float Normalizer) Differentiate(Span<float> scores, int right)
    {
        var score = scores[right];
        var most = TensorPrimitives.Max(scores);
        TensorPrimitives.Subtract(scores, most, scores);
        TensorPrimitives.Exp(scores, scores);
        var sum = TensorPrimitives.Sum(scores);
        var normalizer = most + MathF.Log(sum);
        TensorPrimitives.Multiply(scores, (1 + 2 * Normalization * normalizer) / sum, scores);
        scores[right] -= 1;
        return (score - normalizer, normalizer);
    }

    private (float Score, float Normalizer) StepWords(ReadOnlySpan<float> state, Span<float> gradients, int cluster, int right)
    {
        var (start, end) = (outputs.Starts[cluster], outputs.Starts[cluster + 1]);
        if (end - start == 1)
            return (0, 0);
        var scores = wordScores.AsSpan(start..end);
        for (var row = start; row < end; row++)
            scores[row - start] = parameters.WordBias[row] + TensorPrimitives.Dot(state, parameters.Words.AsSpan(row * Hidden, Hidden));
        var result = Differentiate(scores, right - start);
        var square = TensorPrimitives.SumOfSquares(state) / Hidden;
        for (var row = start; row < end; row++)
        {
            var gradient = scores[row - start];
            var weights = parameters.Words.AsSpan(row * Hidden, Hidden);
            TensorPrimitives.MultiplyAdd(weights, gradient, gradients, gradients);
            wordSteps[row] += gradient * gradient * square;
            wordBiasSteps[row] += gradient * gradient;
            TensorPrimitives.MultiplyAdd(state, -RowRate * gradient / MathF.Sqrt(wordSteps[row] + 1e-6f), weights, weights);
            parameters.WordBias[row] -= RowRate * gradient / MathF.Sqrt(wordBiasSteps[row] + 1e-6f);
        }

        return result;
    }

    private static void StepRow(float[] table, int row, ReadOnlySpan<float> gradient, float[] steps)
    {
        var weights = table.AsSpan(row * JointModel.Dimensions, JointModel.Dimensions);
        steps[row] += TensorPrimitives.SumOfSquares(gradient) / JointModel.Dimensions;
        TensorPrimitives.MultiplyAdd(gradient, -RowRate / MathF.Sqrt(steps[row] + 1e-10f), weights, weights);
    }

    private static void StepDense(Span<float> weights, Span<float> gradients, Span<float> steps)
    {
        TensorPrimitives.MultiplyAdd(gradients, gradients, steps, steps);
        for (var i = 0; i < weights.Length; i++)
            weights[i] -= DenseRate * gradients[i] / MathF.Sqrt(steps[i] + 1e-10f);
    }

    private static void StepBias(Span<float> bias, ReadOnlySpan<float> gradients, Span<float> steps, int rows)
    {
        Span<float> sum = stackalloc float[bias.Length];
        sum.Clear();
        for (var i = 0; i < rows; i++)
            TensorPrimitives.Add(sum, gradients.Slice(i * bias.Length, bias.Length), sum);
        StepDense(bias, sum, steps);
    }

    private void Multiply(float[] a, int aRowStride, int aDepthStride, float[] c, int rows, int columns, int depth)
    {
        fixed (float* from = a, panels = packed, to = c)
            MatrixProduct.Multiply(from, aRowStride, aDepthStride, panels, to, columns, rows, columns, depth);
    }

    private void Randomize(Span<float> values, float range)
    {
        foreach (ref var value in values)
            value = (2 * random.NextSingle() - 1) * range;
    }
}
