using System.Globalization;

namespace Bilingual.Interchange.Html;

/// <summary>Probabilities for people.</summary>
internal static class Percent
{
    /// <summary>Whole per cent, but never 0 or 100 for what is neither impossible nor certain.</summary>
    public static string Of(double probability) => probability switch
    {
        > 0 and < 0.005 => "<1%",
        < 1 and >= 0.995 => ">99%",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(probability * 100, MidpointRounding.AwayFromZero):0}%"),
    };
}
