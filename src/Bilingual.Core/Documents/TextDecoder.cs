using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Bilingual.Documents;

/// <summary>Text as decoded from a file.</summary>
/// <param name="Text">The text, without a byte order mark; line ends stay as they are.</param>
/// <param name="Encoding">IANA name of the encoding.</param>
/// <param name="Notes">What was guessed or repaired, for the reader of a report.</param>
public sealed record DecodedText(string Text, string Encoding, ImmutableArray<string> Notes);

/// <summary>
/// Bytes → text. In order: byte order mark, declared encoding, UTF-8, UTF-16 by its zero bytes, Windows-1252. Refuses what is not text.
/// </summary>
public static class TextDecoder
{
    /// <summary>Above this share of non-ASCII bytes a file is not Western European text, the only legacy encoding that is guessed.</summary>
    private const double MaxHighByteShare = 0.25;

    /// <summary>Decodes a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="path">The file's name for messages.</param>
    /// <param name="declared">Encoding that the format declares inside the file (an HTML <c>meta charset</c>), or null.</param>
    /// <exception cref="DocumentException">The file is binary, or in an encoding that cannot be told.</exception>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string path, string? declared = null)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        var (text, encoding) = DecodeBytes(bytes, path, declared, notes);
        new BinaryGuard(path).Add(text);
        var repaired = DoubleEncoding.Repair(text, out var repairs);
        if (repairs > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"repaired {repairs} double-encoded characters"));
        return new DecodedText(repaired, encoding, notes.DrainToImmutable());
    }

    /// <summary>The encoding that the first bytes of a stream show, UTF-8 where they show none, and the length of its byte order mark.</summary>
    internal static (Encoding Encoding, int MarkLength) EncodingOf(ReadOnlySpan<byte> head) =>
        MarkedEncoding(head) ?? (UnmarkedUtf16(head) ?? Encoding.UTF8, 0);

    /// <summary>The most bytes outside ASCII that text of this many bytes in Windows-1252 has.</summary>
    internal static double MostHighBytes(long bytes) => 4 + (bytes * MaxHighByteShare);

    internal static DocumentException UnknownEncoding(string path) => new(path, "", "its encoding cannot be told", "save it as UTF-8");

    private static (string Text, string Encoding) DecodeBytes(
        ReadOnlySpan<byte> bytes, string path, string? declared, ImmutableArray<string>.Builder notes)
    {
        if (DecodeMarked(bytes, path) is { } marked)
            return marked;
        if (FileSignature.NameOf(bytes) is { } format)
            throw new DocumentException(path, "", $"this is {format}, not text", "export it as text, Markdown, HTML or DOCX");
        if (DecodeDeclared(bytes, declared) is { } stated)
            return stated;
        if (bytes.IndexOf((byte)0) >= 0)
        {
            return UnmarkedUtf16(bytes) is { } wide
                ? (wide.GetString(bytes), wide.WebName)
                : throw BinaryGuard.Refusal(path, $"byte {bytes.IndexOf((byte)0)}", "it holds zero bytes");
        }

        if (Utf8.IsValid(bytes))
            return (Encoding.UTF8.GetString(bytes), "utf-8");

        var damage = Utf8Damage.Of(bytes);
        if (damage.Characters > 0 && damage.Characters >= damage.BadBytes)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"{damage.BadBytes} bytes are not UTF-8 and were read as Windows-1252, the first on line {damage.FirstLine}"));
            return (Utf8Damage.Mend(bytes), "utf-8");
        }

        var high = 0;
        foreach (var b in bytes)
            high += b >> 7;
        if (high > MostHighBytes(bytes.Length))
            throw UnknownEncoding(path);
        notes.Add("not UTF-8: read as Windows-1252");
        return (Windows1252.GetString(bytes), "windows-1252");
    }

    private static (string, string)? DecodeMarked(ReadOnlySpan<byte> bytes, string path)
    {
        if (MarkedEncoding(bytes) is not (var encoding, var skip))
            return null;
        var rest = bytes[skip..];
        if (encoding is UTF8Encoding)
            return (Utf8.IsValid(rest) ? encoding.GetString(rest) : Utf8Damage.Mend(rest), encoding.WebName);

        // The decoder puts U+FFFD for a damaged or cut character; many of them mean that the mark was chance.
        var text = encoding.GetString(rest);
        new BinaryGuard(path).AddWide(text, encoding.WebName);
        return (text, encoding.WebName);
    }

    /// <summary>The encoding that a byte order mark states and the mark's length; null where there is none.</summary>
    private static (Encoding Encoding, int Length)? MarkedEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            return (Encoding.UTF8, 3);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return (Encoding.UTF32, 4);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
            return (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return (Encoding.Unicode, 2);
        return bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (Encoding.BigEndianUnicode, 2) : null;
    }

    private static (string, string)? DecodeDeclared(ReadOnlySpan<byte> bytes, string? declared)
    {
        if (string.IsNullOrWhiteSpace(declared))
            return null;
        var name = declared.Trim();
        try
        {
            // The Encoding Standard of the web reads all three as Windows-1252.
            if (name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) || name.Equals("latin1", StringComparison.OrdinalIgnoreCase)
                || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            {
                return Utf8.IsValid(bytes) ? null : (Windows1252.GetString(bytes), "windows-1252");
            }

            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

            // A page that declares UTF-16 in ASCII letters is not UTF-16, and one that declares UTF-8 is judged by its bytes.
            if (encoding is UnicodeEncoding or UTF8Encoding or UTF32Encoding)
                return null;

            // Text that is valid UTF-8 beyond ASCII is UTF-8, whatever a template declares.
            if (Utf8.IsValid(bytes) && !Ascii.IsValid(bytes))
                return null;
            return (encoding.GetString(bytes), encoding.WebName);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The encoding of text without a mark whose letters come with zero bytes; null where zeros and letters do not alternate.</summary>
    private static Encoding? UnmarkedUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
            return null;
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }

        var pairs = bytes.Length / 2;
        return odd > pairs / 2 && even <= pairs / 50 ? Encoding.Unicode
            : even > pairs / 2 && odd <= pairs / 50 ? Encoding.BigEndianUnicode
            : null;
    }
}
