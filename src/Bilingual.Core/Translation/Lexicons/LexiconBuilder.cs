namespace Bilingual.Translation;

/// <summary>Makes a <see cref="Lexicon"/> from counted links, pruned, with the entries of dictionaries for words that have none.</summary>
internal static class LexiconBuilder
{
    public static Lexicon Build(LinkCounts counts, IEnumerable<SentencePair> dictionary, LexiconTrainerOptions options)
    {
        var kept = counts.Pairs.Where(pair => pair.Value >= options.LeastLinks)
            .Select(pair => new Pair(
                counts.Source[pair.Key.Source]!,
                counts.Target[pair.Key.Target]!,
                (double)pair.Value / Tokens(counts.Source[pair.Key.Source]!),
                (double)pair.Value / Tokens(counts.Target[pair.Key.Target]!)))
            .ToList();
        kept.AddRange(FromDictionary(counts, kept, dictionary));
        var forward = Best(kept, static pair => pair.Source, static pair => pair.Forward, options);
        var backward = Best(kept, static pair => pair.Target, static pair => pair.Backward, options);
        var links = forward.Union(backward).ToList();
        var (sources, sourceNumbers) = Number(options.Source, links.Select(static pair => pair.Source));
        var (targets, targetNumbers) = Number(options.Target, links.Select(static pair => pair.Target));
        var lexicon = LexiconFile.Create(
            sources,
            targets,
            [.. links.Select(pair => new LexiconFile.LexiconLink(
                    sourceNumbers[pair.Source.Lowered],
                    targetNumbers[pair.Target.Lowered],
                    forward.Contains(pair) ? LexiconFile.ToByte(pair.Forward) : (byte)0,
                    backward.Contains(pair) ? LexiconFile.ToByte(pair.Backward) : (byte)0))
                .OrderBy(static link => link.Source).ThenBy(static link => link.Target)],
            fingerprint: "");

        // As it will be read again, with the digest of its bytes.
        return LexiconFile.Read(LexiconFile.Write(lexicon), Lexicon.FileName);
    }

    // A word linked to several words has more links than occurrences, and each counts.
    private static int Tokens(LinkedWord word) => Math.Max(1, word.Occurrences);

    private static IEnumerable<Pair> FromDictionary(LinkCounts counts, List<Pair> kept, IEnumerable<SentencePair> dictionary)
    {
        var sources = Known(counts.Source);
        var targets = Known(counts.Target);
        var translated = kept.Select(static pair => pair.Source.Lowered).ToHashSet(StringComparer.Ordinal);
        var translating = kept.Select(static pair => pair.Target.Lowered).ToHashSet(StringComparer.Ordinal);
        var entries = dictionary.Select(entry => (Source: Word(sources, entry.Source), Target: Word(targets, entry.Target)))
            .DistinctBy(static entry => (entry.Source.Lowered, entry.Target.Lowered))
            .Where(entry => !translated.Contains(entry.Source.Lowered) || !translating.Contains(entry.Target.Lowered))
            .ToList();

        // Of several translations that a dictionary gives, the commoner word is the likelier one.
        var sourceWeights = Weights(entries, static entry => entry.Source, static entry => entry.Target);
        var targetWeights = Weights(entries, static entry => entry.Target, static entry => entry.Source);
        foreach (var (source, target) in entries)
        {
            yield return new(
                source,
                target,
                translated.Contains(source.Lowered) ? 0 : (target.Occurrences + 1.0) / sourceWeights[source.Lowered],
                translating.Contains(target.Lowered) ? 0 : (source.Occurrences + 1.0) / targetWeights[target.Lowered]);
        }
    }

    private static Dictionary<string, double> Weights(
        List<(LinkedWord Source, LinkedWord Target)> entries,
        Func<(LinkedWord Source, LinkedWord Target), LinkedWord> word,
        Func<(LinkedWord Source, LinkedWord Target), LinkedWord> translation) =>
        entries.GroupBy(entry => word(entry).Lowered, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, group => group.Sum(entry => translation(entry).Occurrences + 1.0), StringComparer.Ordinal);

    private static Dictionary<string, LinkedWord> Known(LinkedWord?[] words) =>
        words.OfType<LinkedWord>().ToDictionary(static word => word.Lowered, StringComparer.Ordinal);

    private static LinkedWord Word(Dictionary<string, LinkedWord> known, string form)
    {
        var lowered = form.ToLowerInvariant();
        return known.TryGetValue(lowered, out var word) ? word : new(lowered, form, 0, 0);
    }

    private static HashSet<Pair> Best(
        List<Pair> pairs, Func<Pair, LinkedWord> word, Func<Pair, double> probability, LexiconTrainerOptions options) =>
        pairs.Where(pair => probability(pair) >= options.LeastProbability)
            .GroupBy(pair => word(pair).Lowered, StringComparer.Ordinal)
            .SelectMany(group => group
                .OrderByDescending(probability)
                .ThenBy(static pair => pair.Source.Lowered, StringComparer.Ordinal)
                .ThenBy(static pair => pair.Target.Lowered, StringComparer.Ordinal)
                .Take(options.MostTranslations))
            .ToHashSet();

    private static (LexiconFile.SideWords Words, Dictionary<string, int> Numbers) Number(string language, IEnumerable<LinkedWord> words)
    {
        var sorted = words.DistinctBy(static word => word.Lowered, StringComparer.Ordinal).OrderBy(static word => word.Lowered, StringComparer.Ordinal).ToArray();
        var side = new LexiconFile.SideWords(
            language,
            Array.ConvertAll(sorted, static word => word.Form),
            Array.ConvertAll(sorted, static word => LexiconFile.ToByte((double)word.Alone / Tokens(word))));
        return (side, sorted.Select(static (word, i) => (word.Lowered, i)).ToDictionary(static word => word.Lowered, static word => word.i, StringComparer.Ordinal));
    }

    private sealed record Pair(LinkedWord Source, LinkedWord Target, double Forward, double Backward);
}
