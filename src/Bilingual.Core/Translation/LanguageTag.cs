namespace Bilingual.Translation;

/// <summary>Parts of BCP 47 codes that engines ask for.</summary>
internal static class LanguageTag
{
    /// <summary>The language without script and region: <c>en</c> of <c>en-GB</c>.</summary>
    public static string Primary(string code) => code.Split('-', '_')[0].ToLowerInvariant();

    /// <summary>The code without its region (<c>id</c> of <c>id-ID</c>), except for languages whose regions a service tells apart.</summary>
    /// <param name="code">The code.</param>
    /// <param name="regional">Languages whose codes stay as they are.</param>
    public static string WithoutRegion(string code, params ReadOnlySpan<string> regional) =>
        regional.Contains(Primary(code)) ? code : string.Join('-', code.Split('-', '_').Where(static (part, i) => i == 0 || !IsRegion(part)));

    /// <summary>Whether two codes name one language, whatever the region.</summary>
    public static bool IsSame(string code, string other) => string.Equals(Primary(code), Primary(other), StringComparison.Ordinal);

    private static bool IsRegion(string part) =>
        (part.Length == 2 && part.All(char.IsAsciiLetter)) || (part.Length == 3 && part.All(char.IsAsciiDigit));
}
