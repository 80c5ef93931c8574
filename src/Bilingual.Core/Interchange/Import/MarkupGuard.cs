namespace Bilingual.Interchange.Import;

/// <summary>
/// Passes the bytes of an XML file on, and refuses it when too many of them stand between two pieces of markup: an XML parser holds each
/// text and each attribute in memory as a whole, whatever its length, and neither can hold the byte <c>&lt;</c>.
/// </summary>
internal sealed class MarkupGuard(Stream content, int longest) : Stream
{
    private long sinceMarkup;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = content.Read(buffer);
        var last = buffer[..count].LastIndexOf((byte)'<');
        sinceMarkup = last < 0 ? sinceMarkup + count : count - last;
        if (sinceMarkup > longest)
            throw new InvalidDataException($"a text or attribute is longer than {longest} bytes.");
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
