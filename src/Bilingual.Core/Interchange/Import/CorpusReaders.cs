namespace Bilingual.Interchange.Import;

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
