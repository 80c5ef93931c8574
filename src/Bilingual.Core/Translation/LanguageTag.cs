namespace Bilingual.Translation;

/// <summary>Parts of BCP 47 codes that engines ask for.</summary>
internal static class LanguageTag
{
    /// <summary>The language without script and region: <c>en</c> of <c>en-GB</c>.</summary>
    public static string Primary(string code) => code.Split('-', '_')[0].ToLowerInvariant();

    /// <summary>Whether two codes name one language, whatever the region.</summary>
    public static bool IsSame(string code, string other) => string.Equals(Primary(code), Primary(other), StringComparison.Ordinal);
}
