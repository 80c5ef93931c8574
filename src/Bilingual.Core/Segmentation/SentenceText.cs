using System.Buffers;
using System.Text;

namespace Bilingual.Segmentation;

/// <summary>How a sentence is written out.</summary>
public static class SentenceText
{
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\v\f\r\u001C\u001D\u001E\u0085\u2028\u2029");

    /// <summary>The sentence in NFC on one line: every character that some reader takes for a line end becomes a space.</summary>
    public static string OnOneLine(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var text = sentence.AsSpan().ContainsAny(LineBreaks)
            ? string.Create(sentence.Length, sentence, static (line, original) =>
            {
                for (var i = 0; i < line.Length; i++)
                    line[i] = LineBreaks.Contains(original[i]) ? ' ' : original[i];
            })
            : sentence;
        // Lone surrogates have no normal form; text decoded from UTF-8 has none.
        return Ascii.IsValid(text) || text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && HasLoneSurrogate(text) || text.IsNormalized()
            ? text
            : text.Normalize();
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
                return true;
            text = text[length..];
        }

        return false;
    }
}
