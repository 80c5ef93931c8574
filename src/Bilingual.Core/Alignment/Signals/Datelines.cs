using Bilingual.Segmentation;

namespace Bilingual.Alignment;

/// <summary>
/// Finds the place, agency and date before a report (<c>JAKARTA, May 20 (Continental News) - </c>): they say where it was written, not what
/// it says, and would join it with whatever else names the place.
/// </summary>
internal static class Datelines
{
    private const int Longest = 70;
    private const int LeastReport = 30;

    /// <summary>The length of the dateline with what parts it from the report; 0 where there is none.</summary>
    public static int LengthOf(ReadOnlySpan<char> sentence)
    {
        var depth = 0;
        var atStart = true;
        foreach (var token in WordTokenizer.Tokenize(sentence))
        {
            if (token.Span.Start > Longest)
                return 0;
            var word = token.Span.Of(sentence);
            var end = token.Span.End;
            if (token.Kind == TokenKind.Symbol)
            {
                var isDash = depth == 0 && word[0] is '-' or '–' or '—';
                // A colon ends a dateline only after capitals: "TAWAU: Health officers".
                var isColon = depth == 0 && word[0] == ':' && !sentence[..token.Span.Start].ContainsAnyInRange('a', 'z');
                if ((isDash || isColon) && !atStart && end < sentence.Length && sentence[end] == ' ')
                    return sentence.Length - end >= LeastReport ? end + 1 : 0;
                depth += word[0] switch { '(' or '/' => word[0] == '(' ? 1 : 0, ')' => -1, _ => 0 };
                if (word[0] is '"' or '“' or '?' or '!')
                    return 0;
            }
            else if (depth == 0 && token.Kind == TokenKind.Word && !char.IsUpper(word[0]) && !char.IsDigit(word[0]))
            {
                return 0;
            }

            atStart = false;
        }

        return 0;
    }
}
