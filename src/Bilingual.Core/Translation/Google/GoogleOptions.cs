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

    /// <summary>Id of a glossary in <see cref="Project"/> and <see cref="Location"/>, as made of <c>bilingual glossary export --format google</c>; empty uses the one made from our glossary where a <see cref="Bucket"/> is named.</summary>
    public string Glossary { get; set; } = "";

    /// <summary>
    /// A bucket of Cloud Storage from which Google may read glossaries: one is made there of our glossary where there is none with the same content yet. Empty makes
    /// none: terms are then put into the text as places to leave alone, and so they are where Google refuses. What fails for the moment is tried again, and texts with
    /// terms wait for it.
    /// </summary>
    [RegularExpression("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]")]
    public string Bucket { get; set; } = "";

    /// <summary>The address of Cloud Storage.</summary>
    [Required(AllowEmptyStrings = false)]
    [Url]
    public string StorageAddress { get; set; } = "https://storage.googleapis.com";

    /// <summary>How long a glossary may take to be made.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan GlossaryTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <inheritdoc/>
    internal override TimeSpan TotalGlossaryTimeout => GlossaryTimeout > TotalTimeout ? GlossaryTimeout : TotalTimeout;

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
        if ((Glossary.Length > 0 || Bucket.Length > 0) && Location == "global")
            yield return new("a glossary needs the region it is in, such as us-central1, instead of 'global'", [nameof(Location)]);
    }
}
