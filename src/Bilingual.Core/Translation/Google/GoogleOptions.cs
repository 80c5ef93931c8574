using System.ComponentModel.DataAnnotations;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.Google;

/// <summary>
/// Settings of Google Cloud Translation Advanced. Access comes from GOOGLE_APPLICATION_CREDENTIALS (the file of a service account) or
/// GOOGLE_ACCESS_TOKEN.
/// </summary>
public sealed class GoogleOptions : HttpServiceOptions
{
    /// <inheritdoc/>
    public override string Address { get; set; } = "https://translation.googleapis.com";

    /// <summary>Project id; empty takes GOOGLE_CLOUD_PROJECT or the service account's own project.</summary>
    public string Project { get; set; } = "";

    /// <summary>Region; a glossary must be in the same one, and none is in <c>global</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Location { get; set; } = "global";

    /// <summary>Id of a glossary in <see cref="Project"/> and <see cref="Location"/>, as made of <c>bilingual glossary export --format google</c>; empty for none.</summary>
    public string Glossary { get; set; } = "";

    /// <summary>Model, such as <c>general/nmt</c>; empty leaves the choice to Google.</summary>
    public string Model { get; set; } = "";

    /// <summary>At most 1024, the documented limit.</summary>
    [Range(1, 1024)]
    public override int MaxTexts { get; set; } = 128;

    /// <summary>Below the 30,000 code points that Google recommends, with room for markup.</summary>
    [Range(1, 25_000)]
    public override int MaxCharacters { get; set; } = 20_000;

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var fault in base.Validate(validationContext))
            yield return fault;
        if (Glossary.Length > 0 && Location == "global")
            yield return new("a glossary needs the region it is in, such as us-central1, instead of 'global'", [nameof(Location)]);
    }
}
