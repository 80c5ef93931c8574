using System.Globalization;

namespace Bilingual.Translation;

/// <summary>Writes numbers as another language writes them: 1.000,5 in Indonesian is 1,000.5 in English.</summary>
internal sealed class NumberStyle
{
    private readonly char sourceGroup;
    private readonly char sourceDecimal;
    private readonly char targetGroup;
    private readonly char targetDecimal;

    /// <summary>A style from the separators that CLDR gives for the two languages.</summary>
    /// <param name="source">BCP 47 code of the language that numbers come from.</param>
    /// <param name="target">BCP 47 code of the language to write them in.</param>
    public NumberStyle(string source, string target)
    {
        (sourceGroup, sourceDecimal) = Separators(source);
        (targetGroup, targetDecimal) = Separators(target);
    }

    /// <summary>
    /// Converts a number in place. Groups of three digits and a decimal part are recognised; whatever else holds digits (times, dates,
    /// versions, numbers written in the other style already) stays as it is.
    /// </summary>
    public void Convert(Span<char> number)
    {
        if (sourceDecimal == targetDecimal || !IsGroupedOrDecimal(number))
            return;
        foreach (ref var c in number)
            c = c == sourceGroup ? targetGroup : c == sourceDecimal ? targetDecimal : c;
    }

    /// <summary>Converts a number.</summary>
    public string Convert(string number)
    {
        var characters = number.ToCharArray();
        Convert(characters);
        return new string(characters);
    }

    private bool IsGroupedOrDecimal(ReadOnlySpan<char> number)
    {
        var point = number.IndexOf(sourceDecimal);
        var whole = point < 0 ? number : number[..point];
        if (point >= 0 && (point + 1 == number.Length || number[(point + 1)..].ContainsAnyExceptInRange('0', '9')))
            return false;
        var digits = 0;
        var grouped = false;
        foreach (var c in whole)
        {
            if (c == sourceGroup)
            {
                if (grouped ? digits != 3 : digits is 0 or > 3)
                    return false;
                (grouped, digits) = (true, 0);
            }
            else if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else
            {
                return false;
            }
        }

        return digits > 0 && (!grouped || digits == 3);
    }

    private static (char Group, char Decimal) Separators(string language)
    {
        var format = CultureInfo.GetCultureInfo(language).NumberFormat;
        return (format.NumberGroupSeparator[0], format.NumberDecimalSeparator[0]);
    }
}
