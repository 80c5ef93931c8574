namespace Bilingual.Interchange.Beads;

/// <summary>
/// A way to write the alignment of two texts. A new format is a class that implements this and a line in <see cref="InterchangeServices"/>.
/// Implementations are immutable and may be shared.
/// </summary>
public interface IBeadFormat
{
    /// <summary>The word that selects the format on the command line: <c>vecalign</c>.</summary>
    string Name { get; }

    /// <summary>One sentence for the help page.</summary>
    string Description { get; }

    /// <summary>Why the format cannot hold this alignment, with what to do instead; null when it can.</summary>
    string? Refuses(AlignedText text) => null;

    /// <summary>Writes an alignment that the format does not refuse.</summary>
    /// <param name="output">Receives the text; its encoding is UTF-8.</param>
    /// <param name="text">The alignment.</param>
    /// <param name="info">Languages and the kind of units, for formats that state them.</param>
    /// <exception cref="InvalidOperationException">The format refuses the alignment.</exception>
    void Write(TextWriter output, AlignedText text, CorpusInfo info);
}

/// <summary>The alignment formats that can be asked for by name.</summary>
public sealed class BeadFormats
{
    private readonly Dictionary<string, IBeadFormat> byName;

    /// <summary>A registry of the given formats; the names must differ.</summary>
    public BeadFormats(IEnumerable<IBeadFormat> formats)
    {
        All = [.. formats];
        byName = All.ToDictionary(format => format.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every format, in the order of registration.</summary>
    public IReadOnlyList<IBeadFormat> All { get; }

    /// <summary>The format with that name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those that exist.</exception>
    public IBeadFormat Get(string name) =>
        byName.TryGetValue(name, out var format)
            ? format
            : throw new ArgumentException($"There is no alignment format '{name}'; choose one of {string.Join(", ", All.Select(known => known.Name))}.");
}
