using System.Text;

namespace Bilingual.Documents;

/// <summary>
/// Decodes text of any size while it is read, in constant memory: byte order mark, UTF-16 by its zero bytes, else UTF-8, in which bytes that
/// fit no character count as Windows-1252. Reading throws <see cref="DocumentException"/> where the bytes turn out to be no text.
/// </summary>
/// <remarks><see cref="TextDecoder"/> sees a whole file and can weigh it; this reader decides by the first bytes and keeps checking.</remarks>
public sealed class TextStream : TextReader
{
    private const int BufferSize = 1 << 16;

    private readonly Stream stream;
    private readonly string name;
    private readonly Encoding encoding;
    private readonly Decoder decoder;
    private readonly BinaryGuard guard;
    private readonly StrayByteFallback? stray;
    private readonly byte[] bytes = new byte[BufferSize];
    private readonly char[] characters = new char[BufferSize];
    private long total;
    private int filled;
    private int nextByte;
    private int decoded;
    private int nextCharacter;
    private bool atEnd;

    /// <summary>A reader of a stream, which it closes.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="name">The file's name for messages.</param>
    /// <exception cref="DocumentException">The stream starts like a format that is no text.</exception>
    public TextStream(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        this.stream = stream;
        this.name = name;
        guard = new BinaryGuard(name);
        total = filled = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        (encoding, nextByte) = TextDecoder.EncodingOf(bytes.AsSpan(0, filled));
        if (nextByte == 0 && FileSignature.NameOf(bytes.AsSpan(0, filled)) is { } format)
            throw new DocumentException(name, "", $"this is {format}, not text", "export it as text, Markdown, HTML or DOCX");
        decoder = encoding.GetDecoder();
        if (encoding is UTF8Encoding)
            decoder.Fallback = stray = new StrayByteFallback();
    }

    /// <summary>IANA name of the encoding.</summary>
    public string EncodingName => encoding.WebName;

    /// <summary>How many of the bytes read so far are not UTF-8 and were taken for Windows-1252.</summary>
    public long StrayBytes => stray?.Count ?? 0;

    /// <inheritdoc/>
    public override int Peek() => Fill() ? characters[nextCharacter] : -1;

    /// <inheritdoc/>
    public override int Read() => Fill() ? characters[nextCharacter++] : -1;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        if (!Fill())
            return 0;
        var count = Math.Min(buffer.Length, decoded - nextCharacter);
        characters.AsSpan(nextCharacter, count).CopyTo(buffer);
        nextCharacter += count;
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Decodes the next characters where none are waiting; false at the end.</summary>
    private bool Fill()
    {
        while (nextCharacter == decoded && !atEnd)
        {
            if (nextByte == filled)
            {
                (nextByte, filled) = (0, stream.Read(bytes));
                total += filled;
                atEnd = filled == 0;
            }

            decoder.Convert(bytes.AsSpan(nextByte, filled - nextByte), characters, atEnd, out var used, out decoded, out _);
            nextByte += used;
            nextCharacter = 0;
            Check(characters.AsSpan(0, decoded));
        }

        return nextCharacter < decoded;
    }

    private void Check(ReadOnlySpan<char> part)
    {
        if (encoding is UTF8Encoding)
            guard.Add(part);
        else
            guard.AddWide(part, encoding.WebName);
        if (StrayBytes > TextDecoder.MostHighBytes(total))
            throw TextDecoder.UnknownEncoding(name);
    }
}
