namespace Bilingual.Translation;

/// <summary>
/// Translates batches of sentences. Adapters and decorators implement it alike; all are safe for concurrent use. A new engine is a class
/// that implements this in a folder of its own, and a line in <see cref="TranslationServices"/>: what services have in common (cache,
/// protection, batching, retries, limits) is put around it by <see cref="TranslatorStack"/>.
/// </summary>
public interface ITranslator
{
    /// <summary>Name of the engine, recorded with each translation.</summary>
    string Engine { get; }

    /// <summary>Identifies engine, model and settings: translations made with equal fingerprints may be reused.</summary>
    string Fingerprint { get; }

    /// <summary>What the engine can do by itself and how much it takes at once.</summary>
    TranslatorTraits Traits => TranslatorTraits.Embedded;

    /// <summary>
    /// Whether the engine has all that it wants for terms between two languages; a glossary that the service is to keep is made now, where
    /// there is none. False where the service refuses to keep it: terms are put into the texts instead, and
    /// <see cref="TranslationResult.IsWithoutGlossary"/> says so of each translation.
    /// </summary>
    /// <param name="source">BCP 47 code of the texts.</param>
    /// <param name="target">BCP 47 code to translate into.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="TranslatorException">That cannot be told for the moment.</exception>
    ValueTask<bool> HasGlossaryAsync(string source, string target, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    /// <summary>Translates a batch; the results stand in the order of the requests, one each. A failed item is a value, not an exception.</summary>
    /// <param name="requests">What to translate.</param>
    /// <param name="source">BCP 47 code of the texts.</param>
    /// <param name="target">BCP 47 code to translate into; with a region (<c>en-GB</c>) that variant is asked of engines that know it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="TranslatorException">An adapter could not translate the batch as a whole; the decorators turn that into values.</exception>
    /// <exception cref="NotSupportedException">The engine does not translate between these languages.</exception>
    ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests,
        string source,
        string target,
        CancellationToken cancellationToken);
}
