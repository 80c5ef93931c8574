using System.ComponentModel.DataAnnotations;

namespace Bilingual.Translation;

/// <summary>How a phrase model is trained.</summary>
public sealed record PhraseTrainerOptions
{
    /// <summary>BCP 47 code of the first text of each pair.</summary>
    public string Source { get; init; } = "id";

    /// <summary>BCP 47 code of the second text of each pair.</summary>
    public string Target { get; init; } = "en";

    /// <summary>
    /// Those of the pairs that resemble what is to be translated: they count more, and the weights are tuned on some of them. Without any, all
    /// pairs are alike.
    /// </summary>
    public IReadOnlyCollection<SentencePair> Domain { get; init; } = [];

    /// <summary>
    /// How many pairs the weights are tuned on; they are kept out of the phrases and the language models. Without any the weights stay as
    /// they start.
    /// </summary>
    [Range(0, 100_000)]
    public int TuningPairs { get; init; } = 800;

    /// <summary>Threads; the result does not depend on it.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>
/// Trains a <see cref="PhraseModel"/>: words are aligned, as they stand and by their roots, phrase pairs extracted and scored, a language
/// model estimated for each language, and the weights tuned on pairs held out. No phrase and no n-gram that the text holds only once is
/// kept, and none of more than five words. The same text gives the same model, whatever the number of threads.
/// </summary>
public static class PhraseTrainer
{
    private const double Sparsity = 0.01;

    /// <summary>Trains a model.</summary>
    /// <param name="pairs">Sentence pairs.</param>
    /// <param name="dictionary">Entries of dictionaries; they serve words of which the sentences say too little.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Receives the name of each step.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">No pair is usable.</exception>
    public static PhraseModel Train(
        IEnumerable<SentencePair> pairs,
        IEnumerable<SentencePair> dictionary,
        PhraseTrainerOptions options,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Validator.ValidateObject(options, new(options), validateAllProperties: true);
        progress?.Report("reading sentence pairs");
        var text = TrainingText.Prepare(pairs, options.Source, options.Target);
        if (text.Pairs.Count == 0)
            throw new InvalidDataException("There is no usable sentence pair to train phrases from.");
        progress?.Report("aligning words");
        var links = Align(text, text.Bitext, options.Threads, progress, cancellationToken);
        WordLink[][]? rootLinks = null;
        if (text.Rooted() is { } roots)
        {
            progress?.Report("aligning roots");
            rootLinks = Align(text, roots, options.Threads, progress, cancellationToken);
        }

        var domain = options.Domain.ToHashSet();
        var aligned = new AlignedText(text, links, rootLinks, [.. text.Pairs.Select(domain.Contains)]);
        SentencePair[] entries = [.. dictionary];
        var (kept, heldOut) = aligned.HoldOut(options.TuningPairs);
        progress?.Report($"{heldOut.Count} pairs are kept apart to tune on");
        var builder = new PhraseModelBuilder(kept, dictionary, options.Threads, progress, cancellationToken);
        var model = builder.Build(heldOut);
        return heldOut.Count == 0 ? model : Tune(model, heldOut, options.Threads, progress, cancellationToken);
    }

    private static WordLink[][] Align(
        TrainingText text, IndexedBitext bitext, int threads, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var links = WordAligner.Align(bitext, new() { Sparsity = Sparsity, Threads = threads }, progress, cancellationToken);
        NegationLinks.Mend(text, links);
        return links;
    }

    private static PhraseModel Tune(
        PhraseModel model, IReadOnlyList<SentencePair> heldOut, int threads, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        progress?.Report($"tuning {model.Source} → {model.Target}");
        var forward = WeightTuner.Tune(model.Forward, heldOut, threads, progress, cancellationToken);
        progress?.Report($"tuning {model.Target} → {model.Source}");
        var backward = WeightTuner.Tune(
            model.Backward, [.. heldOut.Select(static pair => new SentencePair(pair.Target, pair.Source))], threads, progress, cancellationToken);
        return model.With(forward, backward);
    }
}
