using System.ComponentModel.DataAnnotations;

namespace Bilingual.Translation;

/// <summary>How a lexicon is trained.</summary>
public sealed record LexiconTrainerOptions
{
    /// <summary>BCP 47 code of the first text of each pair.</summary>
    public string Source { get; init; } = "id";

    /// <summary>BCP 47 code of the second text of each pair.</summary>
    public string Target { get; init; } = "en";

    /// <summary>Links that a pair of words must have to be kept; 2 or more, so that nothing rests on one sentence.</summary>
    [Range(2, int.MaxValue)]
    public int LeastLinks { get; init; } = 2;

    /// <summary>Translations that are less probable are dropped.</summary>
    [Range(0.004, 1)]
    public double LeastProbability { get; init; } = 0.02;

    /// <summary>Most translations kept for a word in each direction.</summary>
    [Range(1, 100)]
    public int MostTranslations { get; init; } = 8;

    /// <summary>Threads; the result does not depend on it.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>
/// Trains a <see cref="Lexicon"/>: words of sentence pairs are aligned in both directions (<see cref="WordAligner"/>), the links are
/// counted, and rare and improbable pairs dropped. The same text gives the same lexicon, whatever the number of threads.
/// </summary>
public static class LexiconTrainer
{
    /// <summary>Trains a lexicon.</summary>
    /// <param name="pairs">Sentence pairs.</param>
    /// <param name="dictionary">Entries of dictionaries; they serve words of which the sentences say nothing.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Receives the name of each step.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static Lexicon Train(
        IEnumerable<SentencePair> pairs,
        IEnumerable<SentencePair> dictionary,
        LexiconTrainerOptions options,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Validator.ValidateObject(options, new(options), validateAllProperties: true);
        progress?.Report("reading sentence pairs");
        var text = TrainingText.Prepare(pairs, options.Source, options.Target);
        if (text.Pairs.Count == 0)
            throw new InvalidDataException("There is no usable sentence pair to train a lexicon from.");
        var links = WordAligner.Align(text.Bitext, new() { Threads = options.Threads }, progress, cancellationToken);
        progress?.Report("counting links");
        var counts = LinkCounts.Of(text, links);
        return LexiconBuilder.Build(counts, dictionary, options);
    }
}
