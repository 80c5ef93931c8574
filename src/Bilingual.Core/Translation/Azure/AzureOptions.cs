using System.ComponentModel.DataAnnotations;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.Azure;

/// <summary>Settings of Azure Translator. The key comes from AZURE_TRANSLATOR_KEY, the region from here or AZURE_TRANSLATOR_REGION.</summary>
public sealed class AzureOptions : HttpServiceOptions
{
    /// <summary>The service: the global one, a geography's, or a resource's own ending in <c>/translator/text/v3.0</c>.</summary>
    public override string Address { get; set; } = "https://api.cognitive.microsofttranslator.com";

    /// <summary>Region of the resource, such as <c>southeastasia</c>; regional and multi-service resources need it.</summary>
    public string Region { get; set; } = "";

    /// <summary>Category of a custom model; empty for the general one.</summary>
    public string Category { get; set; } = "";

    /// <summary>Puts terms in as dynamic dictionary. Microsoft calls that safe for names and compound nouns only.</summary>
    public bool DynamicDictionary { get; set; } = true;

    /// <summary>At most 1000, the documented limit.</summary>
    [Range(1, 1000)]
    public override int MaxTexts { get; set; } = 100;

    /// <summary>Below the documented 50,000, with room for markup.</summary>
    [Range(1, 45_000)]
    public override int MaxCharacters { get; set; } = 20_000;
}
