using System.Globalization;
using System.Text;
using Bilingual.Alignment;
using Bilingual.Segmentation;

namespace Bilingual.Corpora.Filtering;

/// <summary>Rejects units of which one side repeats the words of the other instead of translating them.</summary>
/// <param name="Maximum">Greatest share of words that stand on both sides, 0 to 1.</param>
/// <param name="FewestWords">Sides with fewer words may be equal: names, titles, figures.</param>
public sealed record CopyFilter(double Maximum = 0.8, int FewestWords = 5) : IUnitFilter
{
    /// <inheritdoc/>
    public string Name => "copy";

    /// <inheritdoc/>
    public string? Rejects(MeasuredUnit unit)
    {
        var source = Count(unit.Source);
        var target = Count(unit.Target);
        var longer = Math.Max(source.Values.Sum(), target.Values.Sum());
        if (longer < FewestWords)
            return null;
        var shared = source.Sum(word => Math.Min(word.Value, target.GetValueOrDefault(word.Key)));
        return shared > Maximum * longer ? $"{shared} of {longer} words are the same on both sides" : null;
    }

    // Names and numbers rightly stand on both sides: only words in lower case tell.
    private static Dictionary<string, int> Count(MeasuredText text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in text.Words.Where(word => char.IsLower(word[0])))
            counts[word] = counts.GetValueOrDefault(word) + 1;
        return counts;
    }
}

/// <summary>
/// Rejects units whose numbers, amounts and dates disagree, read as each language writes them: <c>Rp1.000.000,00</c>, <c>14,3 miliar</c>
/// and <c>$14.3 billion</c>, <c>dua puluh</c>. A number that only one side writes is no fault; disagreement is.
/// </summary>
/// <param name="Minimum">Smallest share of the poorer side's numbers that stand on the other side.</param>
public sealed record NumberFilter(double Minimum = 0.5) : IUnitFilter
{
    // "One", "two" and the like are too common to contradict anything.
    private const float Telling = 0.3f;

    /// <inheritdoc/>
    public string Name => "numbers";

    /// <inheritdoc/>
    public string? Rejects(MeasuredUnit unit)
    {
        var source = Quantities(unit.Source);
        var target = Quantities(unit.Target);
        var fewer = Math.Min(source.Count, target.Count);
        if (fewer == 0)
            return null;
        var shared = source.Count(target.Contains);
        return shared < Minimum * fewer
            ? $"{string.Join(", ", source.Order(StringComparer.Ordinal))} against {string.Join(", ", target.Order(StringComparer.Ordinal))}"
            : null;
    }

    private static HashSet<string> Quantities(MeasuredText text)
    {
        var quantities = new List<Quantity>();
        QuantityReader.Read(text.Text, text.Tokens.AsSpan(), QuantityForms.For(text.Language), quantities);
        return quantities.Where(quantity => quantity.Telling >= Telling).Select(quantity => quantity.Key).ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>Rejects units whose web and e-mail addresses differ.</summary>
public sealed record AddressFilter : IUnitFilter
{
    /// <inheritdoc/>
    public string Name => "addresses";

    /// <inheritdoc/>
    public string? Rejects(MeasuredUnit unit)
    {
        var source = Addresses(unit.Source);
        return source.SetEquals(Addresses(unit.Target)) ? null : "the addresses differ";
    }

    private static HashSet<string> Addresses(MeasuredText text) => text.Tokens
        .Where(token => token.Kind == TokenKind.Address)
        .Select(token => text.TextOf(token).TrimEnd('/'))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Rejects sides that are hardly text: tables, formulas, menus of symbols.</summary>
/// <param name="Minimum">Smallest share of letters among the characters that are not white space, 0 to 1.</param>
/// <param name="FewestCharacters">Shorter sides are left alone.</param>
public sealed record LetterFilter(double Minimum = 0.5, int FewestCharacters = 20) : IUnitFilter
{
    /// <inheritdoc/>
    public string Name => "letters";

    /// <inheritdoc/>
    public string? Rejects(MeasuredUnit unit)
    {
        foreach (var (name, text) in unit.Sides)
        {
            int characters = 0, letters = 0;
            foreach (var rune in text.Text.EnumerateRunes())
            {
                if (Rune.IsWhiteSpace(rune))
                    continue;
                characters++;
                if (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                    letters++;
            }

            if (characters >= FewestCharacters && letters < Minimum * characters)
                return $"{letters} of {characters} characters are letters on the {name} side";
        }

        return null;
    }
}

/// <summary>Rejects sides that say the same words over and over, as broken machine translation does.</summary>
/// <param name="Maximum">How often the same one to four words may follow each other.</param>
public sealed record RepetitionFilter(int Maximum = 3) : IUnitFilter
{
    private const int LongestPhrase = 4;

    /// <inheritdoc/>
    public string Name => "repetition";

    /// <inheritdoc/>
    public string? Rejects(MeasuredUnit unit)
    {
        foreach (var (name, text) in unit.Sides)
        {
            var words = text.Words.ToArray();
            for (var phrase = 1; phrase <= LongestPhrase; phrase++)
            {
                var equal = 0;
                for (var at = phrase; at < words.Length; at++)
                {
                    equal = string.Equals(words[at], words[at - phrase], StringComparison.OrdinalIgnoreCase) ? equal + 1 : 0;
                    if (equal >= phrase * Maximum)
                        return $"'{string.Join(' ', words[(at - phrase + 1)..(at + 1)])}' is repeated on the {name} side";
                }
            }
        }

        return null;
    }
}

/// <summary>Rejects units of which one side asks and the other does not.</summary>
public sealed record QuestionFilter : IUnitFilter
{
    /// <inheritdoc/>
    public string Name => "question";

    /// <inheritdoc/>
    public string? Rejects(MeasuredUnit unit) =>
        unit.Source.Text.Contains('?', StringComparison.Ordinal) == unit.Target.Text.Contains('?', StringComparison.Ordinal)
            ? null
            : "only one side has a question mark";
}

/// <summary>Rejects units of a low score that nobody has confirmed.</summary>
/// <param name="Minimum">Lowest score, 0 to 1.</param>
public sealed record ScoreFilter(double Minimum) : IUnitFilter
{
    /// <inheritdoc/>
    public string Name => "score";

    /// <inheritdoc/>
    public string? Rejects(MeasuredUnit unit) =>
        unit.Unit.State is ReviewState.Unreviewed or ReviewState.Rejected or ReviewState.NeedsReview && unit.Unit.Score < Minimum
            ? $"score {Reason.Number(unit.Unit.Score)}"
            : null;
}
