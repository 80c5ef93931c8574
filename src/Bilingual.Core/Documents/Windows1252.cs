using System.Text;

namespace Bilingual.Documents;

/// <summary>Windows-1252 as the web's Encoding Standard defines it: the five unassigned bytes are the C1 controls of the same number.</summary>
internal static class Windows1252
{
    /// <summary>The characters of bytes 0x80 to 0x9F.</summary>
    private const string Upper =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    public static char ToChar(byte b) => b is >= 0x80 and <= 0x9F ? Upper[b - 0x80] : (char)b;

    /// <summary>The byte of a character, also of a C1 control (as Latin-1 readers leave behind); −1 if it has none.</summary>
    public static int ToByte(char c)
    {
        if (c <= 0xFF)
            return c;
        var at = Upper.IndexOf(c, StringComparison.Ordinal);
        return at < 0 ? -1 : at + 0x80;
    }

    public static string GetString(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var b in bytes)
            text.Append(ToChar(b));
        return text.ToString();
    }
}
