using System.ComponentModel.DataAnnotations;

namespace Bilingual.Translation;

/// <summary>How to translate, whichever engine does it.</summary>
public sealed class TranslationOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Translation";

    /// <summary>The level of address, where language and engine distinguish it.</summary>
    [EnumDataType(typeof(Formality))]
    public Formality Formality { get; set; }

    /// <summary>The variant of English to write when the target is English without a region: <c>en-US</c> or <c>en-GB</c>.</summary>
    [RegularExpression("en-(US|GB)")]
    public string EnglishVariant { get; set; } = "en-US";

    /// <summary>Most characters to send to engines that count them, in one run; null for no limit.</summary>
    [Range(0L, long.MaxValue)]
    public long? MaxCharacters { get; set; }

    /// <summary>The target language with the variant that these options choose.</summary>
    public string Variant(string target) => string.Equals(target, "en", StringComparison.OrdinalIgnoreCase) ? EnglishVariant : target;
}
