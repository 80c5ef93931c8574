using System.Collections.Immutable;
using System.Text;

namespace Bilingual.Glossaries.Exchange;

/// <summary>This project's own tab-separated columns; see <see cref="GlossaryReader"/>. Loses nothing.</summary>
public sealed class TsvGlossaryFormat : IGlossaryFormat
{
    /// <inheritdoc/>
    public string Name => "tsv";

    /// <inheritdoc/>
    public string Extension => ".tsv";

    /// <inheritdoc/>
    public ImmutableArray<TermEntry> Read(Stream stream, string file, GlossaryLanguages languages, ICollection<GlossaryFault> faults) =>
        GlossaryReader.ReadStream(stream, file, faults);

    /// <inheritdoc/>
    public void Write(Glossary glossary, Stream stream, ICollection<GlossaryFault> losses)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        GlossaryWriter.Write(glossary, writer);
    }
}
