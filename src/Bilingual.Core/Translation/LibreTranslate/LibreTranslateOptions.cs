using System.ComponentModel.DataAnnotations;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.LibreTranslate;

/// <summary>Settings of LibreTranslate, on one's own machine or elsewhere. The key, where one is needed, comes from LIBRETRANSLATE_API_KEY.</summary>
public sealed class LibreTranslateOptions : HttpServiceOptions
{
    /// <inheritdoc/>
    public override string Address { get; set; } = "http://localhost:5000";

    /// <inheritdoc/>
    [Range(1, 1000)]
    public override int MaxTexts { get; set; } = 25;

    /// <summary>Most characters in one request. A server states its own limit at <c>/frontend/settings</c>; public ones often take 2000.</summary>
    [Range(1, 1_000_000)]
    public override int MaxCharacters { get; set; } = 2000;

    /// <summary>Servers in one's own network seldom have certificates.</summary>
    protected override bool AllowsPlainHttp => true;
}
