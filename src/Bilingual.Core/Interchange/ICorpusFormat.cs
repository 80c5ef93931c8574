using Bilingual.Corpora;

namespace Bilingual.Interchange;

/// <summary>
/// A file format that holds translation units. A new format is a class that implements this and a line in <see cref="InterchangeServices"/>.
/// Implementations are immutable and may be shared.
/// </summary>
public interface ICorpusFormat
{
    /// <summary>The word that selects the format on the command line: <c>tmx</c>.</summary>
    string Name { get; }

    /// <summary>One sentence for the help page.</summary>
    string Description { get; }

    /// <summary>What follows the common stem in the names of the files that make up an export: <c>.tmx</c>, or <c>.en-id.en</c> and <c>.en-id.id</c>.</summary>
    IReadOnlyList<string> Extensions(CorpusInfo info);

    /// <summary>Starts an export.</summary>
    /// <param name="files">Receives the bytes, one stream for each of <see cref="Extensions"/> and in their order; they stay open.</param>
    /// <param name="info">What is true of the whole corpus.</param>
    /// <exception cref="ArgumentException"><paramref name="info"/> cannot be written, or the number of streams is wrong.</exception>
    ICorpusWriter CreateWriter(IReadOnlyList<Stream> files, CorpusInfo info);
}

/// <summary>
/// An export that is being written, in memory that does not grow with the number of units. It holds nothing that needs to be released:
/// one that fails is simply abandoned.
/// </summary>
public interface ICorpusWriter
{
    /// <summary>Writes a unit, unless the format cannot hold it.</summary>
    /// <returns>False for a unit with a blank side, which no consumer of parallel text accepts: nothing was written.</returns>
    bool Write(TranslationUnit unit);

    /// <summary>Writes what ends the files and flushes them into their streams. Without it the export is incomplete.</summary>
    void Complete();
}
