namespace Bilingual.Interchange;

/// <summary>The corpus formats that can be asked for by name.</summary>
public sealed class CorpusFormats
{
    private readonly Dictionary<string, ICorpusFormat> byName;

    /// <summary>A registry of the given formats; the names must differ.</summary>
    public CorpusFormats(IEnumerable<ICorpusFormat> formats)
    {
        All = [.. formats];
        byName = All.ToDictionary(format => format.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every format, in the order of registration.</summary>
    public IReadOnlyList<ICorpusFormat> All { get; }

    /// <summary>The format with that name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those that exist.</exception>
    public ICorpusFormat Get(string name) =>
        byName.TryGetValue(name, out var format)
            ? format
            : throw new ArgumentException($"There is no corpus format '{name}'; choose one of {string.Join(", ", All.Select(known => known.Name))}.");
}
