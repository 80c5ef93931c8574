using System.Globalization;

namespace Bilingual.Corpora;

/// <summary>How numbers are spelt in the reasons that units are given.</summary>
internal static class Reason
{
    /// <summary>At most two decimals.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
