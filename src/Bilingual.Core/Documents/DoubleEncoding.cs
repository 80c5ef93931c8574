using System.Buffers;
using System.Text;

namespace Bilingual.Documents;

/// <summary>
/// Repairs text that was UTF-8, was read as Windows-1252 and written as UTF-8 again: <c>â€™</c> is ’, <c>Ã©</c> is é. Text that went
/// through it twice is repaired twice.
/// </summary>
internal static class DoubleEncoding
{
    /// <summary>Rounds of repair; each undoes one trip through the wrong encoding.</summary>
    private const int MaxRounds = 3;

    /// <summary>
    /// What the lead bytes of Latin letters (C2, C3), punctuation and symbols (E2), the byte order mark (EF) and emoji (F0) look like.
    /// Other leads are left alone: in honest text É and ß do stand before quotation marks.
    /// </summary>
    private static readonly SearchValues<char> Leads = SearchValues.Create("\u00C2\u00C3\u00E2\u00EF\u00F0");

    /// <summary>The repaired text; the same instance where there is nothing to repair.</summary>
    /// <param name="text">Decoded text.</param>
    /// <param name="repairs">Number of characters restored.</param>
    public static string Repair(string text, out int repairs)
    {
        repairs = 0;
        for (var round = 0; round < MaxRounds; round++)
        {
            var repaired = RepairOnce(text, out var count);
            if (count == 0)
                break;
            (text, repairs) = (repaired, count);
        }

        return text;
    }

    private static string RepairOnce(string text, out int count)
    {
        count = 0;
        StringBuilder? output = null;
        Span<byte> bytes = stackalloc byte[4];
        var copied = 0;
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny(Leads);
            if (next < 0)
                break;
            at += next;
            var length = Gather(text.AsSpan(at), bytes);
            int used;
            string restored;
            if (length > 1 && Rune.DecodeFromUtf8(bytes[..length], out var rune, out used) == OperationStatus.Done && IsPlausible(rune.Value))
            {
                restored = rune.ToString();
            }
            else if (length == 2 && bytes[0] == 0xE2 && bytes[1] == 0x80)
            {
                // Byte 0x9D has no Windows-1252 character, so closing quotation marks (E2 80 9D) lose it on the way.
                used = at + 2 < text.Length && text[at + 2] == '\uFFFD' ? 3 : 2;
                restored = "\u201D";
            }
            else
            {
                at++;
                continue;
            }

            output ??= new StringBuilder(text.Length);
            output.Append(text, copied, at - copied).Append(restored);
            at += used;
            copied = at;
            count++;
        }

        return output is null ? text : output.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsPlausible(int codePoint) =>
        codePoint is (>= 0xA0 and <= 0xFF) or (>= 0x2000 and <= 0x2BFF) or 0xFEFF or 0xFFFD or (>= 0x1F000 and <= 0x1FAFF);

    /// <summary>The bytes behind a lead character and its continuation characters; characters and bytes advance one for one.</summary>
    private static int Gather(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var lead = (byte)text[0];
        var expected = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        bytes[0] = lead;
        var length = 1;
        while (length < expected && length < text.Length && Windows1252.ToByte(text[length]) is >= 0x80 and <= 0xBF and var b)
            bytes[length++] = (byte)b;
        return length;
    }
}
