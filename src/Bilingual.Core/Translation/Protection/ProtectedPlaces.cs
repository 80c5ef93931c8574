using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bilingual.Documents;

namespace Bilingual.Translation;

/// <summary>Places of a text that are no language: addresses, e-mail addresses, tags, character references, and the placeholders of programs.</summary>
internal static partial class ProtectedPlaces
{
    private const string Pattern = """
        (?<address>\b(?:https?|ftp)://[^\s<>"“”]+|\bwww\.[^\s<>"“”]+\.[^\s<>"“”]+)
        |[\w.+-]+@[\w-]+(?:\.[\w-]+)+
        |</?[A-Za-z][^<>]{0,200}>
        |&(?:\#\d{1,6}|\#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,10});
        |\$?\{\{?[\w.:-]{0,60}\}?\}
        |(?<![\d%\w])%(?:\d\$)?[sd@](?!\w)
        |(?<!\w)%\(\w{1,40}\)[sd]
        """;

    /// <summary>The places in order, without overlaps; punctuation that ends a sentence is no part of an address.</summary>
    public static ImmutableArray<TextSpan> Find(string text)
    {
        // Nearly no sentence holds any of these, and looking for single characters is much faster than matching.
        if (text.AsSpan().IndexOfAny("@<&{%") < 0 && !text.Contains("://", StringComparison.Ordinal) && !text.Contains("www.", StringComparison.OrdinalIgnoreCase))
            return [];
        var places = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (Match match in Expression().Matches(text))
        {
            var value = match.ValueSpan;
            var length = match.Groups["address"].Success ? value.TrimEnd(".,;:!?)]'’").Length : value.Length;
            places.Add(new TextSpan(match.Index, match.Index + length));
        }

        return places.DrainToImmutable();
    }

    [GeneratedRegex(Pattern, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expression();
}
