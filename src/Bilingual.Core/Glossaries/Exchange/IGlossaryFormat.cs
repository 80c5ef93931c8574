using System.Collections.Immutable;

namespace Bilingual.Glossaries.Exchange;

/// <summary>A format in which glossaries are exchanged with other tools. Implementations are safe for concurrent use.</summary>
public interface IGlossaryFormat
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>Usual ending of file names, with the dot.</summary>
    string Extension { get; }

    /// <summary>Reads a glossary; the bytes are not trusted.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="file">Name of the file, for faults.</param>
    /// <param name="languages">The languages to read.</param>
    /// <param name="faults">Receives an error for each entry that cannot be used, and warnings.</param>
    ImmutableArray<TermEntry> Read(Stream stream, string file, GlossaryLanguages languages, ICollection<GlossaryFault> faults);

    /// <summary>Writes a glossary.</summary>
    /// <param name="glossary">The glossary.</param>
    /// <param name="stream">Receives the bytes.</param>
    /// <param name="losses">Receives a warning for everything that the format cannot say.</param>
    /// <exception cref="InvalidDataException">The glossary breaks a limit of the format; the message names it.</exception>
    void Write(Glossary glossary, Stream stream, ICollection<GlossaryFault> losses);
}

/// <summary>The languages of a glossary.</summary>
/// <param name="Source">BCP 47 code of the terms.</param>
/// <param name="Target">BCP 47 code of the targets.</param>
public sealed record GlossaryLanguages(string Source, string Target)
{
    /// <summary>Whether a code names the language, whatever its script and region: <c>en-US</c> is <c>en</c>.</summary>
    public static bool IsSame(string code, string language) =>
        code.Split('-', '_')[0].Equals(language.Split('-', '_')[0], StringComparison.OrdinalIgnoreCase);
}
