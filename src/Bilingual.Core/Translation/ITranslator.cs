namespace Bilingual.Translation;

/// <summary>Translates batches of sentences. Adapters and decorators implement it alike; all are safe for concurrent use.</summary>
public interface ITranslator
{
    /// <summary>Name of the engine, recorded with each translation.</summary>
    string Engine { get; }

    /// <summary>Identifies engine, model and settings: translations made with equal fingerprints may be reused.</summary>
    string Fingerprint { get; }

    /// <summary>Translates a batch; the results stand in the order of the requests, one each. A failed item is a value, not an exception.</summary>
    /// <param name="requests">What to translate.</param>
    /// <param name="source">BCP 47 code of the texts.</param>
    /// <param name="target">BCP 47 code to translate into.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests,
        string source,
        string target,
        CancellationToken cancellationToken);
}
