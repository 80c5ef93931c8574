using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bilingual.Documents;

namespace Bilingual.Translation;

/// <summary>A text in which numbered tokens (<c>[[1]]</c>) stand for places that an engine must not touch, and what to write for each.</summary>
internal sealed partial class TokenText
{
    private readonly ImmutableArray<string> replacements;
    private readonly int first;

    private TokenText(string text, ImmutableArray<string> replacements, int first)
    {
        Text = text;
        this.replacements = replacements;
        this.first = first;
    }

    /// <summary>The text with tokens.</summary>
    public string Text { get; }

    /// <summary>Puts tokens into a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">What to replace and by what afterwards, in order, without overlaps.</param>
    public static TokenText Create(string text, IEnumerable<(TextSpan Span, string Replacement)> places)
    {
        var first = 1;
        while (text.Contains(Token(first), StringComparison.Ordinal))
            first += 100;
        var (built, replacements, done) = (new StringBuilder(), ImmutableArray.CreateBuilder<string>(), 0);
        foreach (var (span, replacement) in places)
        {
            built.Append(text, done, span.Start - done).Append(Token(first + replacements.Count));
            replacements.Add(replacement);
            done = span.End;
        }

        return new TokenText(built.Append(text, done, text.Length - done).ToString(), replacements.DrainToImmutable(), first);
    }

    /// <summary>Puts the replacements where a translation has the tokens.</summary>
    /// <returns>The text, or null when a token was lost or doubled.</returns>
    public string? Restore(string translation)
    {
        var seen = new bool[replacements.Length];
        var isWhole = true;
        var restored = Tokens().Replace(translation, match =>
        {
            var index = int.Parse(match.ValueSpan.Trim("[] "), CultureInfo.InvariantCulture) - first;
            if (index < 0 || index >= seen.Length)
                return match.Value;
            isWhole &= !seen[index];
            seen[index] = true;
            return replacements[index];
        });
        return isWhole && Array.TrueForAll(seen, static each => each) ? restored : null;
    }

    private static string Token(int number) => $"[[{number.ToString(CultureInfo.InvariantCulture)}]]";

    [GeneratedRegex(@"\[ ?\[ ?[0-9]{1,5} ?\] ?\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tokens();
}
