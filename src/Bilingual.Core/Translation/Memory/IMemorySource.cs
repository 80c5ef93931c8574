namespace Bilingual.Translation.Memory;

/// <summary>A sentence with a translation that people made.</summary>
/// <param name="Source">The sentence.</param>
/// <param name="Target">Its translation.</param>
public readonly record struct MemoryPair(string Source, string Target);

/// <summary>Where a translation memory comes from: TMX files, the accepted units of a workspace … Sources registered later are less preferred.</summary>
public interface IMemorySource
{
    /// <summary>The pairs of a direction, the preferred first.</summary>
    /// <param name="source">BCP 47 code of the sentences.</param>
    /// <param name="target">BCP 47 code of the translations.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="TranslatorException">The source cannot be read; the message names it.</exception>
    IAsyncEnumerable<MemoryPair> ReadAsync(string source, string target, CancellationToken cancellationToken);

    /// <summary>Identifies the content, as far as it can be known without reading it.</summary>
    string Fingerprint { get; }

    /// <summary>Whether there is anything to read.</summary>
    bool IsConfigured { get; }
}
