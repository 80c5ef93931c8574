using System.ComponentModel.DataAnnotations;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.DeepL;

/// <summary>Settings of DeepL. The key comes from DEEPL_API_KEY.</summary>
public sealed class DeepLOptions : HttpServiceOptions
{
    /// <summary>The service; empty takes the one that the key belongs to (keys that end in <c>:fx</c> are of the free one).</summary>
    public override string Address { get; set; } = "";

    /// <summary>At most 50, the documented limit.</summary>
    [Range(1, 50)]
    public override int MaxTexts { get; set; } = 50;

    /// <summary>A request may have 128 KiB; 20,000 characters stay below that in any script, JSON's own characters included; nothing but emoji would be more, and is then sent in halves.</summary>
    [Range(1, 20_000)]
    public override int MaxCharacters { get; set; } = 20_000;

    /// <summary>Model: <c>latency_optimized</c>, <c>quality_optimized</c> or <c>prefer_quality_optimized</c>; empty leaves the choice to DeepL.</summary>
    [RegularExpression("latency_optimized|quality_optimized|prefer_quality_optimized")]
    public string ModelType { get; set; } = "";

    /// <summary>
    /// What all texts are about, such as the summary of an article, in the language of the texts: it helps DeepL to choose words, and is neither
    /// translated nor billed. With 4,000 characters a request stays below its limit.
    /// </summary>
    [StringLength(4_000)]
    public string Context { get; set; } = "";

    /// <summary>An existing DeepL glossary to use; empty uses the one made from our glossary.</summary>
    public string GlossaryId { get; set; } = "";

    /// <summary>
    /// Makes a DeepL glossary of our glossary where there is none with the same content yet. If not, or where DeepL refuses (an account may
    /// hold 1000), terms are put into the text as places to leave alone. What fails for the moment is tried again, and texts with terms
    /// wait for it.
    /// </summary>
    public bool CreateGlossary { get; set; } = true;

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Address.Length == 0 ? [] : base.Validate(validationContext);

    /// <summary>The address for a key.</summary>
    internal Uri AddressFor(string key) => Address.Length > 0 ? BaseAddress
        : key.EndsWith(":fx", StringComparison.Ordinal) ? new("https://api-free.deepl.com/")
        : new("https://api.deepl.com/");
}
