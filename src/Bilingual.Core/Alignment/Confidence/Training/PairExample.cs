using Bilingual.Embedding.Training;

namespace Bilingual.Alignment;

/// <summary>Two texts whose relation is known.</summary>
/// <param name="Source">Source text.</param>
/// <param name="Target">Target text.</param>
/// <param name="Relation">How they relate; <see cref="Relation.Related"/> stands for everything that translates no clause.</param>
internal readonly record struct PairExample(string Source, string Target, Relation Relation)
{
    /// <summary>A true pair and what it is mistaken for: truncated, padded, with a number or name swapped, its neighbour, another pair.</summary>
    public static List<PairExample> Make(ParallelRun run, int at, ref SplitMix random)
    {
        var (source, target) = (run.Source[at], run.Target[at]);
        var next = (at + 1) % run.Count;
        var other = random.Next(run.Count);
        List<PairExample> examples =
        [
            new(source, target, Relation.Translation),
            new(source, run.Target[next], Relation.Related),
        ];
        switch (random.Next(4))
        {
            case 0 when Truncate(target, ref random) is { } shorter:
                examples.Add(new(source, shorter, Relation.Partial));
                break;
            case 1 when Truncate(source, ref random) is { } shorter:
                examples.Add(new(shorter, target, Relation.Partial));
                break;
            case 2:
                examples.Add(new(source, target + ' ' + run.Target[next], Relation.Partial));
                break;
            case 3:
                examples.Add(new(source + ' ' + run.Source[next], target, Relation.Partial));
                break;
        }

        if (SwapNumber(target, ref random) is { } miscounted)
            examples.Add(new(source, miscounted, Relation.Partial));
        if (random.Next(3) == 0 && SwapName(target, run.Target[other], ref random) is { } misnamed)
            examples.Add(new(source, misnamed, Relation.Partial));
        if (random.Next(3) == 0)
            examples.Add(new(source + ' ' + run.Source[next], target + ' ' + run.Target[next], Relation.Translation));
        if (other != at)
            examples.Add(new(source, run.Target[other], Relation.Related));
        return examples;
    }

    private static string? Truncate(string text, ref SplitMix random)
    {
        var words = text.Split(' ');
        if (words.Length < 8)
            return null;
        var kept = (int)(words.Length * (0.4f + (0.45f * random.NextSingle())));
        return random.Next(2) == 0 ? string.Join(' ', words[..kept]) : string.Join(' ', words[^kept..]);
    }

    /// <summary>The text with one name replaced by a name of another text; null where either has none.</summary>
    private static string? SwapName(string text, string other, ref SplitMix random)
    {
        var (words, names) = (text.Split(' '), Names(other.Split(' ')));
        var places = Names(words);
        if (places.Count == 0 || names.Count == 0)
            return null;
        var place = places[random.Next(places.Count)];
        var name = other.Split(' ')[names[random.Next(names.Count)]];
        if (name == words[place])
            return null;
        words[place] = name;
        return string.Join(' ', words);
    }

    /// <summary>The places of capitalised words within a sentence.</summary>
    private static List<int> Names(string[] words) =>
        [.. Enumerable.Range(1, Math.Max(0, words.Length - 1)).Where(i => words[i].Length > 2 && char.IsUpper(words[i][0]) && !words[i - 1].EndsWith('.'))];

    /// <summary>The text with a digit of one number changed; null where it has no number.</summary>
    private static string? SwapNumber(string text, ref SplitMix random)
    {
        var digits = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i])).ToArray();
        if (digits.Length == 0)
            return null;
        var at = digits[random.Next(digits.Length)];
        var digit = (char)('1' + ((text[at] - '0' + random.Next(8)) % 9));
        return digit == text[at] ? null : string.Concat(text.AsSpan(0, at), digit.ToString(), text.AsSpan(at + 1));
    }
}
