using Bilingual.Corpora;

namespace Bilingual.Interchange.Import;

/// <summary>A file to read units from.</summary>
/// <param name="Path">Its name in messages and, where the file does not say better, in the units' provenance.</param>
/// <param name="Content">Its bytes; stays open.</param>
public sealed record CorpusSource(string Path, Stream Content);

/// <summary>Something in a file that could not be read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record CorpusFault(string Path, long Line, string Message)
{
    /// <summary>One line: <c>file:line: message</c>.</summary>
    public override string ToString() => $"{Path}:{Line}: {Message}";
}

/// <summary>
/// Reads translation units that other programs wrote. A new format is a class that implements this and a line in
/// <see cref="InterchangeServices"/>. Implementations are immutable and may be shared.
/// </summary>
/// <remarks>
/// What a file does not say is taken to be so: a unit is a translation, with probability and score 1, that nobody has reviewed, and its
/// place is the line of the file. What cannot be read is reported and left out, the rest is read. Memory does not grow with the number
/// of units, and no file can make a reader open another one.
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
    /// <param name="files">As many files as <see cref="FileCount"/> says.</param>
    /// <param name="info">The languages to read; region and letter case of codes in the files do not matter.</param>
    /// <param name="report">Told of everything that could not be read.</param>
    /// <exception cref="ArgumentException">The number of files is wrong, or <paramref name="info"/> lacks two languages.</exception>
    IEnumerable<TranslationUnit> Read(IReadOnlyList<CorpusSource> files, CorpusInfo info, Action<CorpusFault> report);
}
