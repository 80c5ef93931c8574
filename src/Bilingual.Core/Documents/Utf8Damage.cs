using System.Buffers;
using System.Text;

namespace Bilingual.Documents;

/// <summary>How far bytes are from UTF-8: files pasted together from two encodings, or cut inside a character.</summary>
/// <param name="Characters">Well-formed characters of two bytes or more.</param>
/// <param name="BadBytes">Bytes that belong to no well-formed character.</param>
/// <param name="FirstLine">1-based line of the first bad byte.</param>
internal readonly record struct Utf8Damage(int Characters, int BadBytes, int FirstLine)
{
    public static Utf8Damage Of(ReadOnlySpan<byte> bytes)
    {
        int characters = 0, bad = 0, line = 1, firstLine = 0;
        while (bytes.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var used);
            if (status == OperationStatus.Done)
            {
                characters += used > 1 ? 1 : 0;
                line += rune.Value == '\n' ? 1 : 0;
            }
            else
            {
                bad += used;
                firstLine = firstLine == 0 ? line : firstLine;
            }

            bytes = bytes[used..];
        }

        return new Utf8Damage(characters, bad, firstLine);
    }

    /// <summary>Decodes UTF-8 and reads stray bytes as Windows-1252; a character cut off by the end of the file becomes U+FFFD.</summary>
    public static string Mend(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        Span<char> pair = stackalloc char[2];
        while (bytes.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var used);
            if (status == OperationStatus.Done)
                text.Append(pair[..rune.EncodeToUtf16(pair)]);
            else if (status == OperationStatus.NeedMoreData)
                text.Append('\uFFFD');
            else
            {
                foreach (var b in bytes[..used])
                    text.Append(Windows1252.ToChar(b));
            }

            bytes = bytes[used..];
        }

        return text.ToString();
    }
}
