namespace Bilingual.Documents;

/// <summary>The stream of an <see cref="AtomicFile"/>: a file whose faults name the target instead of the temporary.</summary>
internal sealed class OutputStream(string path, FileStream file) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => file.CanSeek;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => Guard(() => file.Position = value);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            file.Write(buffer);
        }
        catch (Exception fault) when (OutputException.Explains(fault))
        {
            throw OutputException.From(path, fault);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await file.WriteAsync(buffer, cancellationToken);
        }
        catch (Exception fault) when (OutputException.Explains(fault))
        {
            throw OutputException.From(path, fault);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => Guard(file.Flush);

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void SetLength(long value) => Guard(() => file.SetLength(value));

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Writes what is buffered and waits until the disk has it.</summary>
    public void FlushToDisk() => Guard(() => file.Flush(flushToDisk: true));

    /// <summary>Closes the file.</summary>
    public void CloseFile() => Guard(file.Dispose);

    /// <summary>Closes the file; a buffered write that fails now is of no interest, since an earlier fault is on its way to the caller.</summary>
    public void CloseFileQuietly()
    {
        try
        {
            file.Dispose();
        }
        catch (IOException)
        {
            // The handle is closed nevertheless.
        }
    }

    /// <summary>Leaves the file open: writers that dispose the stream they write to must not decide about the file.</summary>
    protected override void Dispose(bool disposing) => base.Dispose(disposing);

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (OutputException.Explains(fault))
        {
            throw OutputException.From(path, fault);
        }
    }
}
