using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bilingual.Embedding;

namespace Bilingual.Translation;

/// <summary>The numbers of a joint model; all matrices row-major.</summary>
/// <param name="Source">Vectors of source words, <see cref="JointVocabulary.Rows"/> × <see cref="JointModel.Dimensions"/>.</param>
/// <param name="History">Vectors of target words before the predicted one, likewise.</param>
/// <param name="Layer">From the vectors of a context, source words first, to the hidden layer: (<see cref="JointModel.ContextWords"/> · <see cref="JointModel.Dimensions"/>) × <see cref="JointModel.Hidden"/>.</param>
/// <param name="Bias">Of the hidden layer.</param>
/// <param name="Clusters">From the hidden layer to clusters, 256 × <see cref="JointModel.Hidden"/>.</param>
/// <param name="ClusterBias">Of the clusters.</param>
/// <param name="Words">From the hidden layer to the words of a cluster, <see cref="JointOutputs.Rows"/> × <see cref="JointModel.Hidden"/>.</param>
/// <param name="WordBias">Of the words.</param>
internal sealed record JointParameters(
    float[] Source, float[] History, float[] Layer, float[] Bias, float[] Clusters, float[] ClusterBias, float[] Words, float[] WordBias)
{
    /// <summary>Parameters of the right sizes, all 0.</summary>
    public static JointParameters Zero(JointVocabulary source, JointVocabulary target, JointOutputs outputs) => new(
        new float[source.Rows * JointModel.Dimensions],
        new float[target.Rows * JointModel.Dimensions],
        new float[JointModel.ContextWords * JointModel.Dimensions * JointModel.Hidden],
        new float[JointModel.Hidden],
        new float[WordClusterer.Clusters * JointModel.Hidden],
        new float[WordClusterer.Clusters],
        new float[outputs.Rows * JointModel.Hidden],
        new float[outputs.Rows]);
}

/// <summary>
/// A neural network that predicts each target word from the target words before it and the source words around the one that it translates
/// (Devlin et al. 2014, "Fast and robust neural network joint models"): one hidden layer of rectified linear units, the
/// word predicted by its cluster and its place in the cluster (Goodman 2001). Trained to be nearly normalised, so that a word is
/// scored by one scalar product. Immutable, safe for concurrent use.
/// </summary>
internal sealed class JointModel
{
    /// <summary>Source words on either side of the one that is translated.</summary>
    public const int Reach = 3;

    /// <summary>Source words of a context.</summary>
    public const int SourceWords = 2 * Reach + 1;

    /// <summary>Target words of a context.</summary>
    public const int HistoryWords = 3;

    /// <summary>Words of a context.</summary>
    public const int ContextWords = SourceWords + HistoryWords;

    /// <summary>Dimensions of the vector of a word.</summary>
    public const int Dimensions = 48;

    /// <summary>Units of the hidden layer.</summary>
    public const int Hidden = 128;

    private readonly JointVocabulary source;
    private readonly JointVocabulary target;
    private readonly JointOutputs outputs;
    private readonly JointParameters parameters;
    private readonly float[] predictions;
    private readonly float[] biases;
    private readonly float[] packedSource = new float[MatrixProduct.PackedLength(SourceWords * Dimensions, Hidden)];
    private readonly float[][] histories;

    /// <summary>A model.</summary>
    /// <param name="source">Words of the language to translate from.</param>
    /// <param name="target">Words of the language to translate into.</param>
    /// <param name="parameters">Its numbers.</param>
    public JointModel(JointVocabulary source, JointVocabulary target, JointParameters parameters)
    {
        this.source = source;
        this.target = target;
        this.parameters = parameters;
        outputs = new(target);
        predictions = new float[outputs.Rows * Hidden];
        biases = new float[outputs.Rows];
        Predict();
        MatrixProduct.Pack(parameters.Layer, SourceWords * Dimensions, Hidden, packedSource);

        // What each word adds to the hidden layer from each place before the predicted one.
        histories = new float[HistoryWords][];
        var packed = new float[MatrixProduct.PackedLength(Dimensions, Hidden)];
        for (var place = 0; place < HistoryWords; place++)
        {
            histories[place] = new float[target.Rows * Hidden];
            MatrixProduct.Pack(parameters.Layer.AsSpan((SourceWords + place) * Dimensions * Hidden), Dimensions, Hidden, packed);
            Multiply(parameters.History, packed, histories[place], target.Rows, Dimensions);
        }
    }

    /// <summary>What precedes the first word of a sentence.</summary>
    public JointHistory Start => new(target.Row(PhraseVocabulary.SentenceStart), target.Row(PhraseVocabulary.SentenceStart), target.Row(PhraseVocabulary.SentenceStart));

    /// <summary>No knowledge of what precedes a word.</summary>
    public JointHistory NoHistory => new(target.Nothing, target.Nothing, target.Nothing);

    /// <summary>What the source words around each position of a sentence, and around its end, add to the hidden layer: (length + 1) × <see cref="Hidden"/>.</summary>
    public float[] Contexts(ReadOnlySpan<int> words)
    {
        var positions = words.Length + 1;
        var inputs = new float[positions * SourceWords * Dimensions];
        for (var i = 0; i < positions; i++)
        {
            for (var k = 0; k < SourceWords; k++)
            {
                var at = i + k - Reach;
                var word = at < 0 ? PhraseVocabulary.SentenceStart : at >= words.Length ? PhraseVocabulary.SentenceEnd : words[at];
                parameters.Source.AsSpan(source.Row(word) * Dimensions, Dimensions).CopyTo(inputs.AsSpan((i * SourceWords + k) * Dimensions));
            }
        }

        var contexts = new float[positions * Hidden];
        Multiply(inputs, packedSource, contexts, positions, SourceWords * Dimensions);
        for (var i = 0; i < positions; i++)
            TensorPrimitives.Add(contexts.AsSpan(i * Hidden, Hidden), parameters.Bias, contexts.AsSpan(i * Hidden, Hidden));
        return contexts;
    }

    /// <summary>ln p of a word.</summary>
    /// <param name="context">What the source adds to the hidden layer where the word comes from.</param>
    /// <param name="history">The words before it; becomes those before the next word.</param>
    /// <param name="word">The word.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Score(ReadOnlySpan<float> context, ref JointHistory history, int word)
    {
        var row = outputs.Row(word);
        var sum = Activate(
            context,
            histories[0].AsSpan(history.Last * Hidden, Hidden),
            histories[1].AsSpan(history.Second * Hidden, Hidden),
            histories[2].AsSpan(history.Third * Hidden, Hidden),
            predictions.AsSpan(row * Hidden, Hidden));
        history = new(target.Row(word), history.Last, history.Second);
        return biases[row] + sum;
    }

    // The innermost loop of the search, in one pass and in lanes of a fixed number: the sum is the same on every processor.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Activate(ReadOnlySpan<float> context, ReadOnlySpan<float> last, ReadOnlySpan<float> second, ReadOnlySpan<float> third, ReadOnlySpan<float> prediction)
    {
        var sum = Vector512<float>.Zero;
        for (var i = 0; i < Hidden; i += Vector512<float>.Count)
        {
            var hidden = Vector512.Create(context[i..]) + Vector512.Create(last[i..]) + Vector512.Create(second[i..]) + Vector512.Create(third[i..]);
            sum += Vector512.Max(hidden, Vector512<float>.Zero) * Vector512.Create(prediction[i..]);
        }

        return Vector512.Sum(sum);
    }

    /// <summary>A word is predicted together with its cluster: what both have for the hidden layer is added once.</summary>
    private void Predict()
    {
        for (var word = 0; word < target.Words.Clusters.Length; word++)
        {
            var (cluster, row, share) = outputs.Of(word);
            TensorPrimitives.Add(
                parameters.Clusters.AsSpan(cluster * Hidden, Hidden), parameters.Words.AsSpan(row * Hidden, Hidden), predictions.AsSpan(row * Hidden, Hidden));
            biases[row] = parameters.ClusterBias[cluster] + parameters.WordBias[row] + share;
        }
    }

    private static unsafe void Multiply(float[] a, float[] packed, float[] c, int rows, int depth)
    {
        fixed (float* from = a, panels = packed, to = c)
            MatrixProduct.Multiply(from, depth, 1, panels, to, Hidden, rows, Hidden, depth);
    }
}

/// <summary>The target words before the next one, as rows of the model's vocabulary; the last one first.</summary>
internal readonly record struct JointHistory(int Last, int Second, int Third);
