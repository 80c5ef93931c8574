using System.Buffers;
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
    /// <summary>Above this share of control characters a file is not text.</summary>
    private const double MaxControlShare = 0.02;

    /// <summary>Above this share of non-ASCII bytes a file is not Western European text, the only legacy encoding that is guessed.</summary>
    private const double MaxHighByteShare = 0.25;

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        "\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001c\u001d\u001e\u001f\u007f");

    /// <summary>Decodes a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="path">The file's name for messages.</param>
    /// <param name="declared">Encoding that the format declares inside the file (an HTML <c>meta charset</c>), or null.</param>
    /// <exception cref="DocumentException">The file is binary, or in an encoding that cannot be told.</exception>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string path, string? declared = null)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        var (text, encoding) = DecodeBytes(bytes, path, declared, notes);
        RefuseBinary(text, path);
        var repaired = DoubleEncoding.Repair(text, out var repairs);
        if (repairs > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"repaired {repairs} double-encoded characters"));
        return new DecodedText(repaired, encoding, notes.DrainToImmutable());
    }

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
            return DecodeUnmarkedUtf16(bytes) ?? throw Binary(path, $"byte {bytes.IndexOf((byte)0)}", "it holds zero bytes");
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
        if (high > 4 + (bytes.Length * MaxHighByteShare))
            throw new DocumentException(path, "", "its encoding cannot be told", "save it as UTF-8");
        notes.Add("not UTF-8: read as Windows-1252");
        return (Windows1252.GetString(bytes), "windows-1252");
    }

    private static (string, string)? DecodeMarked(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            var rest = bytes[3..];
            return (Utf8.IsValid(rest) ? Encoding.UTF8.GetString(rest) : Utf8Damage.Mend(rest), "utf-8");
        }

        Encoding? encoding = null;
        var skip = 2;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            (encoding, skip) = (Encoding.UTF32, 4);
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
            (encoding, skip) = (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4);
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            encoding = Encoding.Unicode;
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            encoding = Encoding.BigEndianUnicode;
        if (encoding is null)
            return null;

        // The decoder puts U+FFFD for a damaged or cut character; many of them mean that the mark was chance.
        var text = encoding.GetString(bytes[skip..]);
        var damaged = text.AsSpan().Count('\uFFFD');
        return damaged <= 1 + (text.Length / 100)
            ? (text, encoding.WebName)
            : throw Binary(path, "", $"it starts like {encoding.WebName} but does not go on so");
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

    private static (string, string)? DecodeUnmarkedUtf16(ReadOnlySpan<byte> bytes)
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
        var encoding = odd > pairs / 2 && even <= pairs / 50 ? Encoding.Unicode
            : even > pairs / 2 && odd <= pairs / 50 ? Encoding.BigEndianUnicode
            : null;
        return encoding is null ? null : (encoding.GetString(bytes), encoding.WebName);
    }

    private static void RefuseBinary(string text, string path)
    {
        var zero = text.IndexOf('\0', StringComparison.Ordinal);
        if (zero >= 0)
            throw Binary(path, LineOf(text, zero), "it holds zero characters");
        var controls = 0;
        var first = -1;
        for (var at = 0; ;)
        {
            var next = text.AsSpan(at).IndexOfAny(Controls);
            if (next < 0)
                break;
            if (first < 0)
                first = at + next;
            controls++;
            at += next + 1;
        }

        if (controls > 1 && controls > text.Length * MaxControlShare)
            throw Binary(path, LineOf(text, first), "it holds many control characters");
    }

    private static string LineOf(string text, int at) =>
        string.Create(CultureInfo.InvariantCulture, $"line {LineScanner.CountBreaks(text.AsSpan(0, at)) + 1}");

    private static DocumentException Binary(string path, string place, string sign) =>
        new(path, place, $"this is not a text file: {sign}", "remove it from the input, or export it as text");
}
