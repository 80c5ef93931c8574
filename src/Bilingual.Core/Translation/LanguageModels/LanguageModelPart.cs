namespace Bilingual.Translation;

/// <summary>
/// A language model in a file: for each order two codebooks of at most 256 values, probabilities and backoff weights, and for each n-gram of
/// the order before, in order, the number of words that may follow it, each as the distance from the one before it and two places in the
/// codebooks. Single words have no distances: they are all words of the vocabulary. The highest order has no backoff weights.
/// </summary>
internal static class LanguageModelPart
{
    private const int CodebookSize = 256;

    public static void Write(BinaryWriter writer, LanguageModel model)
    {
        writer.Write7BitEncodedInt(model.Levels.Count);
        var (firstParent, parents) = (0, 1);
        foreach (var level in model.Levels)
        {
            var probabilities = Codebook(level.LogProbabilities);
            var backoffs = Codebook(level == model.Levels[^1] ? [] : level.Backoffs);
            WriteCodebook(writer, probabilities);
            WriteCodebook(writer, backoffs);
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

    public static LanguageModel Read(BinaryReader reader, int words, int size)
    {
        var levels = new LanguageModelLevel[PhraseModelFile.ReadCount(reader, NGram.MaxOrder)];
        var (firstParent, parents) = (0, 1);
        for (var order = 0; order < levels.Length; order++)
        {
            levels[order] = ReadLevel(reader, firstParent, parents, words, size);
            firstParent += parents;
            parents = levels[order].Words.Length;
        }

        return new(levels);
    }

    private static LanguageModelLevel ReadLevel(BinaryReader reader, int firstParent, int parentCount, int words, int size)
    {
        var (probabilities, backoffs) = (ReadCodebook(reader), ReadCodebook(reader));
        var (parents, lasts) = (new List<int>(), new List<int>());
        var (logProbabilities, weights) = (new List<float>(), new List<float>());
        for (var parent = firstParent; parent < firstParent + parentCount; parent++)
        {
            var word = 0;
            var count = PhraseModelFile.ReadCount(reader, words);
            if (parents.Count + count > size)
                throw new InvalidDataException("it has more n-grams than bytes");
            for (var i = 0; i < count; i++)
            {
                word = parent == 0 ? i : word + PhraseModelFile.ReadCount(reader, words);
                if (word >= words)
                    throw new InvalidDataException("an n-gram ends in a word beyond the last one");
                parents.Add(parent);
                lasts.Add(word);
                logProbabilities.Add(At(probabilities, reader.ReadByte()));
                weights.Add(backoffs.Length > 0 ? At(backoffs, reader.ReadByte()) : 0);
            }
        }

        return new([.. parents], [.. lasts], [.. logProbabilities], [.. weights]);
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

    private static float[] ReadCodebook(BinaryReader reader)
    {
        var codebook = new float[PhraseModelFile.ReadCount(reader, CodebookSize)];
        for (var i = 0; i < codebook.Length; i++)
            codebook[i] = reader.ReadSingle();
        return codebook;
    }

    private static float At(float[] codebook, byte place) =>
        place < codebook.Length ? codebook[place] : throw new InvalidDataException("a place is beyond the codebook");
}
