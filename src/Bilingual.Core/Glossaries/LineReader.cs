using System.Buffers;
using System.Text;

namespace Bilingual.Glossaries;

/// <summary>The lines of a UTF-8 stream that is not trusted: strict decoding, bounded lines, NFC.</summary>
internal sealed class LineReader(Stream stream, int maxLength, long maxBytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] buffer = new byte[1 << 16];
    private readonly ArrayBufferWriter<byte> line = new();
    private int position;
    private int filled;
    private long total;
    private bool ended;

    /// <summary>1-based number of the line that was read last.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the rest of the file is not worth reading: it is no text.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Reads a line, without its end; <paramref name="problem"/> says why it cannot be used, or is null.</summary>
    public bool Next(out string text, out string? problem)
    {
        text = "";
        problem = null;
        if (!ReadBytes(out var tooLong))
            return false;
        Number++;
        var bytes = line.WrittenSpan;
        if (Number == 1)
        {
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
                return Broken("the file is UTF-16; save it as UTF-8.", out problem);
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
                bytes = bytes[3..];
        }

        if (total > maxBytes)
            return Broken($"the file has more than {maxBytes} bytes. Split it.", out problem);
        if (bytes.Contains((byte)0))
            return Broken("the file is no text: it holds a zero byte.", out problem);
        if (tooLong)
        {
            problem = $"the line is longer than {maxLength} characters.";
            return true;
        }

        if (bytes.EndsWith((ReadOnlySpan<byte>)[(byte)'\r']))
            bytes = bytes[..^1];
        try
        {
            text = Strict.GetString(bytes);
            if (!text.IsNormalized(NormalizationForm.FormC))
                text = text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            problem = "the line is not valid UTF-8; save the file as UTF-8.";
        }

        return true;
    }

    private bool Broken(string message, out string? problem)
    {
        IsBroken = true;
        ended = true;
        position = filled = 0;
        problem = message;
        return true;
    }

    private bool ReadBytes(out bool tooLong)
    {
        tooLong = false;
        line.ResetWrittenCount();
        var any = false;
        while (true)
        {
            if (position == filled)
            {
                if (ended || (filled = stream.Read(buffer)) == 0)
                {
                    ended = true;
                    position = filled = 0;
                    return any;
                }

                position = 0;
                total += filled;
            }

            any = true;
            var rest = buffer.AsSpan(position, filled - position);
            var end = rest.IndexOf((byte)'\n');
            var part = end < 0 ? rest : rest[..end];
            // A character takes at most three bytes of UTF-8 for each UTF-16 unit.
            if (line.WrittenCount + part.Length > maxLength * 3L)
                tooLong = true;
            else
                line.Write(part);
            position += end < 0 ? rest.Length : end + 1;
            if (end >= 0 || total > maxBytes)
                return true;
        }
    }
}
