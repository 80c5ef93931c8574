namespace Bilingual.Documents;

/// <summary>Names formats by their first bytes, so that a refusal can say what the file is.</summary>
internal static class FileSignature
{
    /// <summary>Whether the bytes start a ZIP archive, which every DOCX is too.</summary>
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8);

    /// <summary>The format with its article, or null if no known signature stands at the start.</summary>
    public static string? NameOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF-"u8))
            return "a PDF file";
        if (IsZip(bytes))
            return "a ZIP archive";
        if (bytes.StartsWith("{\\rtf"u8))
            return "an RTF file";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return "an old binary Office file";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
            return "a PNG image";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "a JPEG image";
        if (bytes.StartsWith("GIF8"u8))
            return "a GIF image";
        if (bytes.StartsWith("RIFF"u8) && bytes.Length > 11 && bytes[8..].StartsWith("WEBP"u8))
            return "a WebP image";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return "a gzip archive";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]))
            return "a Zstandard archive";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF]))
            return "a 7-Zip archive";
        if (bytes.StartsWith("Rar!"u8))
            return "a RAR archive";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F']))
            return "a program";
        return bytes.StartsWith("SQLite format 3\0"u8) ? "a SQLite database" : null;
    }
}
