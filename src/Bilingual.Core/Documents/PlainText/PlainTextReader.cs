using System.Collections.Immutable;

namespace Bilingual.Documents.PlainText;

/// <summary>
/// Plain text: a line that is not blank is a paragraph. In a file that is detected as hard-wrapped the lines between two blank ones are.
/// </summary>
/// <param name="cleaning">At <see cref="CleaningLevel.Spacing"/> a hyphen at a joined line's end always stays.</param>
public sealed class PlainTextReader(CleaningLevel cleaning = CleaningLevel.Full) : IDocumentReader
{
    /// <inheritdoc/>
    public bool CanRead(ReadOnlySpan<byte> bytes, string path) => true;

    /// <inheritdoc/>
    public RawDocument Read(ReadOnlyMemory<byte> bytes, string path)
    {
        var decoded = TextDecoder.Decode(bytes.Span, path);
        return Read(decoded);
    }

    internal RawDocument Read(DecodedText decoded)
    {
        var text = decoded.Text;
        var lines = LineScanner.Scan(text);
        lines.RemoveAll(line => TextCleaner.IsBlank(line.Span.Of(text)));
        var notes = decoded.Notes;
        var paragraphs = ImmutableArray.CreateBuilder<RawParagraph>();
        if (HardWrap.Detect(text, lines) is { } wrap)
        {
            notes = notes.Add($"hard-wrapped at {wrap.Width} characters: lines joined");
            wrap.Join(text, lines, cleaning, paragraphs);
        }
        else
        {
            foreach (var line in lines)
                paragraphs.Add(new RawParagraph(line.Span.Of(text).ToString(), OffsetMap.Identity(line.Span.Start), line.Span));
        }

        return new RawDocument(text, decoded.Encoding, paragraphs.DrainToImmutable(), notes);
    }
}
