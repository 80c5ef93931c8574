using System.Numerics.Tensors;

namespace Bilingual.Embedding.Training;

/// <summary>
/// Orders pairs so that neighbours in the order are about the same thing: batches cut from it hold hard wrong candidates. The pairs are
/// halved again and again by random planes through what the encoder knows so far, as in a random projection tree (Dasgupta and Freund
/// 2008), down to a batch.
/// </summary>
/// <param name="pairs">The pairs.</param>
/// <param name="hashing">How many rows the table has.</param>
/// <param name="dimension">Length of its rows.</param>
/// <param name="shares">Does the work.</param>
internal sealed class TopicOrder(TrainingPairs pairs, FeatureHashing hashing, int dimension, Shares shares)
{
    // Planes need few directions; the table is projected once an epoch instead of every sentence.
    private const int SketchLength = 32;
    private const int Share = 512;

    private readonly float[] directions = new float[SketchLength * dimension];
    private readonly float[] rows = new float[hashing.Rows * SketchLength];
    private readonly float[] words = new float[pairs.VocabularySize * SketchLength];
    private readonly float[] sketches = new float[pairs.Count * SketchLength];

    /// <summary>Looks at the pairs with the eyes of the table as it is now.</summary>
    public void Sketch(float[] table, ref SplitMix random)
    {
        foreach (ref var value in directions.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        shares.Do(hashing.Rows, Share, (start, end) =>
        {
            for (var row = start; row < end; row++)
            {
                for (var i = 0; i < SketchLength; i++)
                    rows[(row * SketchLength) + i] = Reductions.Dot(table.AsSpan(row * dimension, dimension), directions.AsSpan(i * dimension, dimension));
            }
        });
        shares.Do(pairs.VocabularySize, Share, (start, end) =>
        {
            for (var word = start; word < end; word++)
                Sum(pairs.Features(word), rows, words.AsSpan(word * SketchLength, SketchLength));
        });
        shares.Do(pairs.Count, Share, (start, end) =>
        {
            Span<float> target = stackalloc float[SketchLength];
            for (var pair = start; pair < end; pair++)
            {
                var sketch = sketches.AsSpan(pair * SketchLength, SketchLength);
                Sum(pairs.Words(2 * pair), words, sketch);
                Sum(pairs.Words((2 * pair) + 1), words, target);
                Normalise(sketch);
                Normalise(target);
                TensorPrimitives.Add(sketch, target, sketch);
            }
        });
    }

    /// <summary>Puts pairs in order: each run of <paramref name="batchSize"/> is a topic.</summary>
    public void Sort(Span<int> members, int batchSize, ref SplitMix random)
    {
        if (members.Length <= batchSize)
            return;
        var plane = new float[SketchLength];
        TensorPrimitives.Subtract(SketchOf(members[random.Next(members.Length)]), SketchOf(members[random.Next(members.Length)]), plane);
        var sides = new (float Side, int Pair)[members.Length];
        for (var i = 0; i < sides.Length; i++)
            sides[i] = (Reductions.Dot(SketchOf(members[i]), plane), members[i]);
        Array.Sort(sides);
        for (var i = 0; i < sides.Length; i++)
            members[i] = sides[i].Pair;

        var batches = (members.Length + batchSize - 1) / batchSize;
        var middle = batches / 2 * batchSize;
        Sort(members[..middle], batchSize, ref random);
        Sort(members[middle..], batchSize, ref random);
    }

    private ReadOnlySpan<float> SketchOf(int pair) => sketches.AsSpan(pair * SketchLength, SketchLength);

    private static void Sum(ReadOnlySpan<int> members, float[] sketches, Span<float> sum)
    {
        sum.Clear();
        foreach (var member in members)
            TensorPrimitives.Add(sum, sketches.AsSpan(member * SketchLength, SketchLength), sum);
    }

    private static void Normalise(Span<float> sketch)
    {
        var norm = Reductions.Norm(sketch);
        if (norm > 0)
            TensorPrimitives.Divide(sketch, norm, sketch);
    }
}
