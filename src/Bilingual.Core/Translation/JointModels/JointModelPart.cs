using System.Numerics.Tensors;

namespace Bilingual.Translation;

/// <summary>
/// A joint model in a file: for both sides the number of frequent words and each as the distance from the one before it, then the matrices of
/// <see cref="JointParameters"/> in their order: those of weights a row at a time, a scale (float) and a signed byte for each number; those of
/// biases as floats.
/// </summary>
internal static class JointModelPart
{
    private const int Steps = 127;

    /// <summary>Writes a model.</summary>
    public static void Write(BinaryWriter writer, JointParts model)
    {
        WriteWords(writer, model.Source);
        WriteWords(writer, model.Target);
        var (parameters, dimensions, hidden) = (model.Parameters, JointModel.Dimensions, JointModel.Hidden);
        WriteRows(writer, parameters.Source, dimensions);
        WriteRows(writer, parameters.History, dimensions);
        WriteRows(writer, parameters.Layer, hidden);
        WriteFloats(writer, parameters.Bias);
        WriteRows(writer, parameters.Clusters, hidden);
        WriteFloats(writer, parameters.ClusterBias);
        WriteRows(writer, parameters.Words, hidden);
        WriteFloats(writer, parameters.WordBias);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="reader">Stands at the model.</param>
    /// <param name="source">Words of the language to translate from.</param>
    /// <param name="target">Words of the language to translate into.</param>
    public static JointModel Read(ref ModelReader reader, ClusteredWords source, ClusteredWords target)
    {
        var from = new JointVocabulary(source, ReadWords(ref reader, source.Vocabulary.Count));
        var to = new JointVocabulary(target, ReadWords(ref reader, target.Vocabulary.Count));
        var parameters = JointParameters.Zero(from, to, new(to));
        ReadRows(ref reader, parameters.Source, JointModel.Dimensions);
        ReadRows(ref reader, parameters.History, JointModel.Dimensions);
        ReadRows(ref reader, parameters.Layer, JointModel.Hidden);
        ReadFloats(ref reader, parameters.Bias);
        ReadRows(ref reader, parameters.Clusters, JointModel.Hidden);
        ReadFloats(ref reader, parameters.ClusterBias);
        ReadRows(ref reader, parameters.Words, JointModel.Hidden);
        ReadFloats(ref reader, parameters.WordBias);
        return new(from, to, parameters);
    }

    private static void WriteWords(BinaryWriter writer, JointVocabulary words)
    {
        writer.Write7BitEncodedInt(words.Frequent.Length);
        var previous = 0;
        foreach (var word in words.Frequent)
        {
            writer.Write7BitEncodedInt(word - previous);
            previous = word;
        }
    }

    private static int[] ReadWords(ref ModelReader reader, int words)
    {
        var frequent = new int[reader.ReadCount(words)];
        var previous = 0;
        for (var i = 0; i < frequent.Length; i++)
            frequent[i] = previous += reader.ReadCount(words - 1 - previous);
        return frequent;
    }

    private static void WriteRows(BinaryWriter writer, float[] matrix, int columns)
    {
        for (var start = 0; start < matrix.Length; start += columns)
        {
            var row = matrix.AsSpan(start, columns);
            var scale = Math.Max(Math.Abs(TensorPrimitives.MaxMagnitude(row)), float.Epsilon * (1 << 20)) / Steps;
            writer.Write(scale);
            foreach (var value in row)
                writer.Write((sbyte)Math.Clamp(MathF.Round(value / scale), -Steps, Steps));
        }
    }

    private static void ReadRows(ref ModelReader reader, float[] matrix, int columns)
    {
        for (var start = 0; start < matrix.Length; start += columns)
        {
            var scale = reader.ReadSingle();
            var bytes = reader.ReadBytes(columns);
            for (var i = 0; i < columns; i++)
                matrix[start + i] = (sbyte)bytes[i] * scale;
        }
    }

    private static void WriteFloats(BinaryWriter writer, float[] values)
    {
        foreach (var value in values)
            writer.Write(value);
    }

    private static void ReadFloats(ref ModelReader reader, float[] values)
    {
        foreach (ref var value in values.AsSpan())
            value = reader.ReadSingle();
    }
}

/// <summary>A joint model to be written.</summary>
/// <param name="Source">Words of the language to translate from.</param>
/// <param name="Target">Words of the language to translate into.</param>
/// <param name="Parameters">Its numbers.</param>
internal sealed record JointParts(JointVocabulary Source, JointVocabulary Target, JointParameters Parameters);
