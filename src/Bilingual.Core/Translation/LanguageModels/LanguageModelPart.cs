namespace Bilingual.Translation;

/// <summary>
/// A language model in a file: for each order two codebooks of at most 256 values, probabilities and backoff weights, and for each n-gram of
/// the order before, in order, the number of words that may follow it, each as the distance from the one before it and two places in the
/// codebooks; before them stands the number of n-grams. Single words have no distances: they are all words of the vocabulary. The highest order has no backoff weights.
/// </summary>
internal static class LanguageModelPart
{
    private const int CodebookSize = 256;

    public static void Write(BinaryWriter writer, IReadOnlyList<LanguageModelLevel> levels)
    {
        writer.Write7BitEncodedInt(levels.Count);
        var (firstParent, parents) = (0, 1);
        foreach (var level in levels)
        {
            var probabilities = Codebook(level.LogProbabilities);
            var backoffs = Codebook(level == levels[^1] ? [] : level.Backoffs);
            WriteCodebook(writer, probabilities);
            WriteCodebook(writer, backoffs);
            writer.Write7BitEncodedInt(level.Words.Length);
            var next = 0;
            for (var parent = firstParent; parent < firstParent + parents; parent++)
            {
                var end = next;
                while (end < level.Parents.Length && level.Parents[end] == parent)
                    end++;
                writer.Write7BitEncodedInt(end - next);
                for (var previous = 0; next < end; next++)
                {
                    if (parent != 0)
                        writer.Write7BitEncodedInt(level.Words[next] - previous);
                    previous = level.Words[next];
                    writer.Write(Place(probabilities, level.LogProbabilities[next]));
                    if (backoffs.Length > 0)
                        writer.Write(Place(backoffs, level.Backoffs[next]));
                }
            }

            firstParent += parents;
            parents = level.Words.Length;
        }
    }

    public static LanguageModel Read(ref ModelReader reader, int words)
    {
        var levels = new LanguageModelLevel[reader.ReadCount(NGram.MaxOrder)];
        var (firstParent, parents) = (0, 1);
        for (var order = 0; order < levels.Length; order++)
        {
            levels[order] = ReadLevel(ref reader, firstParent, parents, words);
            firstParent += parents;
            parents = levels[order].Words.Length;
        }

        return new(levels);
    }

    private static LanguageModelLevel ReadLevel(ref ModelReader reader, int firstParent, int parentCount, int words)
    {
        var (probabilities, backoffs) = (ReadCodebook(ref reader), ReadCodebook(ref reader));
        var size = reader.ReadCount(reader.Left);
        var level = new LanguageModelLevel(new int[size], new int[size], new float[size], new float[size]);
        var next = 0;
        for (var parent = firstParent; parent < firstParent + parentCount; parent++)
        {
            var word = 0;
            for (var left = reader.ReadCount(size - next); left > 0; left--, next++)
            {
                word = parent == 0 ? next : word + reader.ReadCount(words);
                if (word >= words)
                    throw new InvalidDataException("an n-gram ends in a word beyond the last one");
                level.Parents[next] = parent;
                level.Words[next] = word;
                level.LogProbabilities[next] = At(probabilities, reader.ReadByte());
                level.Backoffs[next] = backoffs.Length > 0 ? At(backoffs, reader.ReadByte()) : 0;
            }
        }

        return next == size ? level : throw new InvalidDataException("n-grams are missing");
    }

    /// <summary>The means of groups of equally many values, ascending.</summary>
    private static float[] Codebook(float[] values)
    {
        var sorted = values.Order().ToArray();
        var means = new List<float>(CodebookSize);
        for (var i = 0; i < CodebookSize; i++)
        {
            var group = sorted.AsSpan((int)((long)sorted.Length * i / CodebookSize)..(int)((long)sorted.Length * (i + 1) / CodebookSize));
            double sum = 0;
            foreach (var value in group)
                sum += value;
            if (!group.IsEmpty)
                means.Add((float)(sum / group.Length));
        }

        return [.. means.Distinct()];
    }

    private static byte Place(float[] codebook, float value)
    {
        var place = Array.BinarySearch(codebook, value);
        if (place >= 0)
            return (byte)place;
        place = ~place;
        if (place == codebook.Length || (place > 0 && value - codebook[place - 1] < codebook[place] - value))
            place--;
        return (byte)place;
    }

    private static void WriteCodebook(BinaryWriter writer, float[] codebook)
    {
        writer.Write7BitEncodedInt(codebook.Length);
        foreach (var value in codebook)
            writer.Write(value);
    }

    private static float[] ReadCodebook(ref ModelReader reader)
    {
        var codebook = new float[reader.ReadCount(CodebookSize)];
        for (var i = 0; i < codebook.Length; i++)
            codebook[i] = reader.ReadSingle();
        return codebook;
    }

    private static float At(float[] codebook, byte place) =>
        place < codebook.Length ? codebook[place] : throw new InvalidDataException("a place is beyond the codebook");
}
