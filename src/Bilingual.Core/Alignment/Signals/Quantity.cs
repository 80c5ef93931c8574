using System.Globalization;
using Bilingual.Documents;

namespace Bilingual.Alignment;

/// <summary>What a quantity measures.</summary>
internal enum QuantityKind
{
    /// <summary>A count, year or any other number.</summary>
    Number,

    /// <summary>A percentage.</summary>
    Percent,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A day of a month.</summary>
    Date,

    /// <summary>A month of a year.</summary>
    Month,

    /// <summary>A time of day.</summary>
    Time,
}

/// <summary>A number, amount, date or time of a text in a form that does not depend on how a language writes it.</summary>
/// <param name="Kind">What it measures.</param>
/// <param name="Value">The number; month × 100 + day of dates; year × 100 + month of months; minutes since midnight of times.</param>
/// <param name="Unit">ISO 4217 code of money; empty otherwise.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct Quantity(QuantityKind Kind, decimal Value, string Unit, TextSpan Span)
{
    /// <summary>
    /// The form that equal quantities share on both sides: <c>14.3e9</c>, <c>35%</c>, <c>10-09</c> (day), <c>2024-02</c> (month),
    /// <c>03:47</c>. Money and plain numbers share their form, for often only one side names the currency; so do dates with and without a year.
    /// </summary>
    public string Key => Kind switch
    {
        QuantityKind.Percent => Number(Value) + "%",
        QuantityKind.Date => string.Create(CultureInfo.InvariantCulture, $"{(int)Value / 100:00}-{(int)Value % 100:00}"),
        QuantityKind.Month => string.Create(CultureInfo.InvariantCulture, $"{(int)Value / 100:0000}-{(int)Value % 100:00}"),
        QuantityKind.Time => string.Create(CultureInfo.InvariantCulture, $"{(int)Value / 60:00}:{(int)Value % 60:00}"),
        _ => Number(Value),
    };

    /// <summary>
    /// How telling an equal quantity is, 0 to 1: two texts share "two" by chance, but hardly ever "17.7 billion".
    /// Significant digits decide; years of our time and round numbers count less.
    /// </summary>
    public float Telling
    {
        get
        {
            if (Kind is QuantityKind.Date or QuantityKind.Month)
                return 0.7f;
            if (Kind == QuantityKind.Time)
                return 1f;
            var digits = SignificantDigits(Value);
            var telling = digits switch { <= 1 => 0.3f, 2 => 0.7f, _ => 1f };
            if (Kind == QuantityKind.Number && Value is >= 1900 and <= 2100 && Value == decimal.Truncate(Value))
                telling = 0.6f;
            if (Kind == QuantityKind.Number && Value is >= 0 and <= 3)
                telling = 0.15f;
            return Kind is QuantityKind.Percent or QuantityKind.Money || Value >= 1_000_000 ? Math.Min(1f, telling + 0.25f) : telling;
        }
    }

    private static string Number(decimal value)
    {
        var (divisor, suffix) = value switch
        {
            >= 1_000_000_000_000 => (1_000_000_000_000m, "e12"),
            >= 1_000_000_000 => (1_000_000_000m, "e9"),
            >= 1_000_000 => (1_000_000m, "e6"),
            _ => (1m, ""),
        };
        return (value / divisor).ToString("0.############", CultureInfo.InvariantCulture) + suffix;
    }

    private static int SignificantDigits(decimal value)
    {
        var digits = 0;
        var zeros = 0;
        foreach (var c in value.ToString(CultureInfo.InvariantCulture))
        {
            if (!char.IsAsciiDigit(c) || (c == '0' && digits == 0))
                continue;
            digits++;
            zeros = c == '0' ? zeros + 1 : 0;
        }

        return digits - zeros;
    }
}
