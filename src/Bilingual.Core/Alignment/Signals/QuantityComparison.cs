using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bilingual.Documents;
using Bilingual.Segmentation;

namespace Bilingual.Alignment;

/// <summary>A number, amount, date or time that stands on one side of a pair of texts only.</summary>
/// <param name="InSource">Whether it stands in the source.</param>
/// <param name="Span">Where.</param>
/// <param name="IsDate">Whether it is a date or a time rather than a number.</param>
/// <param name="Value">What it says, in a form that does not depend on the language: <c>14.3e9</c>, <c>35%</c>, <c>10-09</c>.</param>
public readonly record struct QuantityDifference(bool InSource, TextSpan Span, bool IsDate, string Value);

/// <summary>Compares the quantities of two texts, however each language writes them: a check for reviewers.</summary>
public static class QuantityComparison
{
    // "One", "two" and the like are articles and idioms as often as counts.
    private const float LeastTelling = 0.2f;

    /// <summary>What stands on one side only, by side and place.</summary>
    /// <param name="source">Source text.</param>
    /// <param name="sourceLanguage">BCP 47 code.</param>
    /// <param name="target">Target text.</param>
    /// <param name="targetLanguage">BCP 47 code.</param>
    public static ImmutableArray<QuantityDifference> Compare(string source, string sourceLanguage, string target, string targetLanguage)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        var (left, right) = (Read(source, sourceLanguage), Read(target, targetLanguage));
        if (left.Count == 0 && right.Count == 0)
            return [];
        var differences = ImmutableArray.CreateBuilder<QuantityDifference>();
        Add(left, right, inSource: true);
        Add(right, left, inSource: false);
        return differences.DrainToImmutable();

        void Add(List<Quantity> these, List<Quantity> others, bool inSource)
        {
            var keys = others.Select(other => other.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var quantity in these.Where(quantity => quantity.Telling >= LeastTelling && !keys.Contains(quantity.Key)))
            {
                var isDate = quantity.Kind is QuantityKind.Date or QuantityKind.Month or QuantityKind.Time;
                differences.Add(new QuantityDifference(inSource, quantity.Span, isDate, quantity.Key));
            }
        }
    }

    private static List<Quantity> Read(string text, string language)
    {
        var tokens = new List<Token>();
        foreach (var token in WordTokenizer.Tokenize(text))
            tokens.Add(token);
        var quantities = new List<Quantity>();
        QuantityReader.Read(text, CollectionsMarshal.AsSpan(tokens), QuantityForms.For(language), quantities);
        return quantities;
    }
}
