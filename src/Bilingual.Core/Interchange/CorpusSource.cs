using Bilingual.Corpora;

namespace Bilingual.Interchange;

/// <summary>A file to read units from.</summary>
/// <param name="Path">Its name in messages and, where the file does not say better, in the units' provenance.</param>
/// <param name="Content">Its bytes; stays open.</param>
public sealed record CorpusSource(string Path, Stream Content);

/// <summary>
/// Reads translation units that other programs wrote. A new format is a class that implements this and a line in
/// <see cref="InterchangeServices"/>. Implementations are immutable and may be shared.
/// </summary>
/// <remarks>
/// What a file does not say is taken to be so: a unit is a translation, with probability and score 1, that nobody has reviewed, and
/// its place is the file itself. Units with a blank side are left out. Memory does not grow with the number of units.
/// </remarks>
public interface ICorpusReader
{
    /// <summary>The word that selects the format on the command line, the same as for writing it.</summary>
    string Name { get; }

    /// <summary>One sentence for the help page.</summary>
    string Description { get; }

    /// <summary>How many files make up one corpus.</summary>
    int FileCount => 1;

    /// <summary>Reads the units in the order of the file, as they are asked for.</summary>
    /// <param name="files">The files.</param>
    /// <param name="info">The languages to read; region and letter case of codes in the files do not matter.</param>
    /// <exception cref="InvalidDataException">A file is not what it should be; the message names file, line and what was expected.</exception>
    IEnumerable<TranslationUnit> Read(IReadOnlyList<CorpusSource> files, CorpusInfo info);
}

/// <summary>The formats that corpora can be read from, by name.</summary>
public sealed class CorpusReaders
{
    private readonly Dictionary<string, ICorpusReader> byName;

    /// <summary>A registry of the given formats; the names must differ.</summary>
    public CorpusReaders(IEnumerable<ICorpusReader> readers)
    {
        All = [.. readers];
        byName = All.ToDictionary(reader => reader.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every format, in the order of registration.</summary>
    public IReadOnlyList<ICorpusReader> All { get; }

    /// <summary>The format with that name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those that exist.</exception>
    public ICorpusReader Get(string name) =>
        byName.TryGetValue(name, out var reader)
            ? reader
            : throw new ArgumentException($"Corpora cannot be read from '{name}'; choose one of {string.Join(", ", All.Select(known => known.Name))}.");
}
