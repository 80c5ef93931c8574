using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Bilingual.Documents;

namespace Bilingual.Translation.Services;

/// <summary>Texts as XML or HTML for services that leave marked places alone: everything else is escaped, and unescaped when it comes back.</summary>
internal static partial class MarkedText
{
    /// <summary>Whether a batch has to be sent as markup.</summary>
    public static bool IsNeeded(IEnumerable<TranslationRequest> requests) => requests.Any(static request => request.Kept.Length > 0);

    /// <summary>A text with its protected places, and terms where wanted, inside elements.</summary>
    /// <param name="request">The text with its places.</param>
    /// <param name="escape">Escapes what is no markup: <see cref="Escape"/>, or nothing for plain text.</param>
    /// <param name="keep">The element around a protected place, which is escaped already; null leaves them as they are.</param>
    /// <param name="term">What stands for a term (its escaped text in the sentence and its target), or null to leave terms as they are.</param>
    public static string Build(
        TranslationRequest request, Func<string, string> escape, Func<string, string>? keep, Func<string, RequestedTerm, string>? term)
    {
        var places = new List<(TextSpan Span, Func<string, string> Write)>();
        if (keep is not null)
            places.AddRange(request.Kept.Select(span => (span, keep)));
        if (term is not null)
        {
            places.AddRange(RequestedTerm.Of(request)
                .Where(each => !request.Kept.Any(span => span.Overlaps(each.Span)))
                .Select(each => (each.Span, (Func<string, string>)(text => term(text, each)))));
        }

        var (built, done) = (new StringBuilder(), 0);
        foreach (var (span, write) in places.OrderBy(static place => place.Span.Start))
        {
            built.Append(escape(request.Text[done..span.Start])).Append(write(escape(span.Of(request.Text).ToString())));
            done = span.End;
        }

        return built.Append(escape(request.Text[done..])).ToString();
    }

    /// <summary>The text of an answer: elements are taken away, references resolved.</summary>
    public static string? Read(string? answer) => answer is null ? null : WebUtility.HtmlDecode(Tags().Replace(answer, ""));

    /// <summary>Text as content of an element.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Text as value of an attribute.</summary>
    public static string EscapeAttribute(string text) => Escape(text).Replace("\"", "&quot;", StringComparison.Ordinal);

    [GeneratedRegex("</?[A-Za-z][^<>]{0,300}>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}
