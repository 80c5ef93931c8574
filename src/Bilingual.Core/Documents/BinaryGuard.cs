using System.Buffers;
using System.Globalization;

namespace Bilingual.Documents;

/// <summary>Refuses decoded text that was no text: it holds zero characters, or many control characters. Takes a text in one or more parts.</summary>
/// <param name="path">The file's name for messages.</param>
internal sealed class BinaryGuard(string path)
{
    /// <summary>Above this share of control characters a file is not text.</summary>
    private const double MaxControlShare = 0.02;

    /// <summary>Above this share of characters that could not be decoded a byte order mark was chance.</summary>
    private const double MaxDamagedShare = 0.01;

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        "\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001c\u001d\u001e\u001f\u007f");

    private long length;
    private long line = 1;
    private long controls;
    private long firstControlLine;
    private long damaged;

    /// <summary>The fault of a file that is no text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">Where in it.</param>
    /// <param name="sign">What shows it.</param>
    public static DocumentException Refusal(string path, string place, string sign) =>
        new(path, place, $"this is not a text file: {sign}", "remove it from the input, or export it as text");

    /// <summary>Looks at the next part of the text.</summary>
    /// <param name="part">The part.</param>
    /// <exception cref="DocumentException">The text so far is none.</exception>
    public void Add(ReadOnlySpan<char> part)
    {
        var zero = part.IndexOf('\0');
        if (zero >= 0)
            throw Refusal(path, PlaceOf(line + LineScanner.CountBreaks(part[..zero])), "it holds zero characters");
        for (var at = 0; ;)
        {
            var next = part[at..].IndexOfAny(Controls);
            if (next < 0)
                break;
            if (controls++ == 0)
                firstControlLine = line + LineScanner.CountBreaks(part[..(at + next)]);
            at += next + 1;
        }

        length += part.Length;
        line += LineScanner.CountBreaks(part);
        if (controls > 1 && controls > length * MaxControlShare)
            throw Refusal(path, PlaceOf(firstControlLine), "it holds many control characters");
    }

    /// <summary>Looks at the next part of a text in UTF-16 or UTF-32, whose decoder puts U+FFFD for what is no character.</summary>
    /// <param name="part">The part.</param>
    /// <param name="encoding">Name of the encoding.</param>
    /// <exception cref="DocumentException">The text so far is not in the encoding.</exception>
    public void AddWide(ReadOnlySpan<char> part, string encoding)
    {
        damaged += part.Count('\uFFFD');
        if (damaged > 1 + ((length + part.Length) * MaxDamagedShare))
            throw Refusal(path, "", $"it starts like {encoding} but does not go on so");
        Add(part);
    }

    private static string PlaceOf(long number) => string.Create(CultureInfo.InvariantCulture, $"line {number}");
}
