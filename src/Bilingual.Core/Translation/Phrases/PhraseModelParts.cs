namespace Bilingual.Translation;

/// <summary>
/// A vocabulary: the number of words; for each the number of characters that its key shares with the key before it, the rest of the key,
/// and how it is written: 0 like the key, 1 with a first capital, 2 in capitals, 3 as the string that follows.
/// </summary>
internal static class VocabularyPart
{
    public static void Write(BinaryWriter writer, PhraseVocabulary vocabulary)
    {
        writer.Write7BitEncodedInt(vocabulary.Count - PhraseVocabulary.FirstWord);
        var previous = "";
        for (var word = PhraseVocabulary.FirstWord; word < vocabulary.Count; word++)
        {
            var (key, form) = (vocabulary.Key(word), vocabulary.Form(word));
            var shared = previous.AsSpan().CommonPrefixLength(key);
            writer.Write7BitEncodedInt(shared);
            writer.Write(key[shared..]);
            var capitals = key.ToUpperInvariant();
            var style = form == key ? 0 : form == LetterCases.Capitalize(key) ? 1 : form == capitals ? 2 : 3;
            writer.Write((byte)style);
            if (style == 3)
                writer.Write(form);
            previous = key;
        }
    }

    public static PhraseVocabulary Read(ref ModelReader reader, string language)
    {
        var keys = new string[reader.ReadCount(reader.Left)];
        var forms = new string[keys.Length];
        var previous = "";
        for (var i = 0; i < keys.Length; i++)
        {
            var shared = reader.ReadCount(previous.Length);
            previous = keys[i] = string.Concat(previous.AsSpan(0, shared), reader.ReadString());
            forms[i] = reader.ReadByte() switch
            {
                0 => keys[i],
                1 => LetterCases.Capitalize(keys[i]),
                2 => keys[i].ToUpperInvariant(),
                3 => reader.ReadString(),
                var style => throw new InvalidDataException($"{style} is no way to write a word"),
            };
        }

        return new(language, keys, forms);
    }
}

/// <summary>Phrases in the order of their words: their number and that of all their words; for each its length, how many words it shares with the one before it, and the others.</summary>
internal static class PhrasesPart
{
    public static void Write(BinaryWriter writer, PhraseStore phrases)
    {
        writer.Write7BitEncodedInt(phrases.Count);
        writer.Write7BitEncodedInt(phrases.Words);
        ReadOnlySpan<int> previous = [];
        for (var i = 0; i < phrases.Count; i++)
        {
            var phrase = phrases[i];
            var shared = previous.CommonPrefixLength(phrase);
            writer.Write((byte)(phrase.Length << 4 | shared));
            foreach (var word in phrase[shared..])
                writer.Write7BitEncodedInt(word);
            previous = phrase;
        }
    }

    public static PhraseStore Read(ref ModelReader reader, int vocabulary)
    {
        var starts = new int[reader.ReadCount(reader.Left) + 1];
        var words = new int[reader.ReadCount(NGram.MaxOrder * reader.Left)];
        for (var i = 0; i + 1 < starts.Length; i++)
        {
            var head = reader.ReadByte();
            var (length, shared, start) = (head >> 4, head & 0xF, starts[i]);
            if (length is 0 or > NGram.MaxOrder || shared > length || shared > (i == 0 ? 0 : start - starts[i - 1]) || length > words.Length - start)
                throw new InvalidDataException("a phrase has no possible length");
            if (shared > 0)
                words.AsSpan(starts[i - 1], shared).CopyTo(words.AsSpan(start));
            for (var k = shared; k < length; k++)
                words[start + k] = reader.ReadCount(vocabulary - 1);
            if (i > 0 && words[start] < words[starts[i - 1]])
                throw new InvalidDataException("phrases are not in order");
            starts[i + 1] = start + length;
        }

        return starts[^1] == words.Length ? new(words, starts) : throw new InvalidDataException("phrases are missing");
    }
}

/// <summary>
/// Phrase pairs: how many there are; for each source phrase their number; for each the distance of its target phrase from the one before it, four costs of
/// <see cref="PhraseScores"/> and four of <see cref="PhraseOrientation"/>.
/// </summary>
internal static class PairsPart
{
    public static void Write(BinaryWriter writer, PhraseTable table)
    {
        writer.Write7BitEncodedInt(table.Pairs.Length);
        for (var source = 0; source < table.Source.Count; source++)
        {
            var pairs = table.OfSource(source);
            writer.Write7BitEncodedInt(pairs.Length);
            var previous = 0;
            foreach (var (_, target, scores, orientation) in pairs)
            {
                writer.Write7BitEncodedInt(target - previous);
                previous = target;
                writer.Write(scores.TargetGivenSource);
                writer.Write(scores.SourceGivenTarget);
                writer.Write(scores.TargetWordsGivenSource);
                writer.Write(scores.SourceWordsGivenTarget);
                writer.Write(orientation.MonotoneBefore);
                writer.Write(orientation.SwapBefore);
                writer.Write(orientation.MonotoneAfter);
                writer.Write(orientation.SwapAfter);
            }
        }
    }

    public static PhrasePair[] Read(ref ModelReader reader, int sources, int targets)
    {
        var pairs = new PhrasePair[reader.ReadCount(reader.Left)];
        var next = 0;
        for (var source = 0; source < sources; source++)
        {
            var target = 0;
            for (var left = reader.ReadCount(pairs.Length - next); left > 0; left--)
            {
                target += reader.ReadCount(targets);
                if (target >= targets)
                    throw new InvalidDataException("a target phrase is beyond the last one");
                var costs = reader.ReadBytes(8);
                pairs[next++] = new(
                    source, target, new(costs[0], costs[1], costs[2], costs[3]), new(costs[4], costs[5], costs[6], costs[7]));
            }
        }

        return next == pairs.Length ? pairs : throw new InvalidDataException("pairs are missing");
    }
}
