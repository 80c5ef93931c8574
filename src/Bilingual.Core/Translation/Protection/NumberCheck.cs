using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bilingual.Translation;

/// <summary>
/// Compares the numbers of a text with those of its translation. A number that was left in the writing of the source language is rewritten
/// (1.000,5 to 1,000.5); one that is missing is named. Single digits are often written out and are let pass.
/// </summary>
internal sealed partial class NumberCheck(string source, string target)
{
    private readonly NumberStyle style = new(source, target);

    /// <summary>The translation with its numbers in the writing of its language, and what is missing.</summary>
    public (string Text, ImmutableArray<string> Missing) Check(string text, string translation)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (Match match in Numbers().Matches(text))
        {
            var number = match.Value;
            var expected = style.Convert(number);
            var found = Numbers().Matches(translation);
            if (found.Any(each => each.Value == expected) || IsSmall(number))
                continue;
            if (found.FirstOrDefault(each => each.Value == number) is { } unchanged)
                translation = string.Concat(translation.AsSpan(0, unchanged.Index), expected, translation.AsSpan(unchanged.Index + unchanged.Length));
            else if (!found.Any(each => SameDigits(each.ValueSpan, number)))
                missing.Add(number);
        }

        return (translation, missing.DrainToImmutable());
    }

    private static bool IsSmall(string number) => number.Length == 1;

    // 10.30 and 10:30, 2.500 and 2 500: the same digits in another dress.
    private static bool SameDigits(ReadOnlySpan<char> number, ReadOnlySpan<char> other)
    {
        var (i, j) = (0, 0);
        while (true)
        {
            while (i < number.Length && !char.IsAsciiDigit(number[i]))
                i++;
            while (j < other.Length && !char.IsAsciiDigit(other[j]))
                j++;
            if (i == number.Length || j == other.Length)
                return i == number.Length && j == other.Length;
            if (number[i++] != other[j++])
                return false;
        }
    }

    [GeneratedRegex(@"[0-9](?:[0-9.,:  ]{0,40}[0-9])?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
