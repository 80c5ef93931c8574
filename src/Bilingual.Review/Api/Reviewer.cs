using Microsoft.AspNetCore.Http;

namespace Bilingual.Review.Api;

/// <summary>Who asks.</summary>
internal static class Reviewer
{
    /// <summary>Header with the reviewer's name, percent-encoded UTF-8.</summary>
    public const string Header = "X-Reviewer";

    private const int LongestName = 60;

    /// <summary>The name that a request gives, or the default one.</summary>
    /// <exception cref="ApiException">It is no name.</exception>
    public static string Of(HttpContext context, ReviewServerOptions options)
    {
        var given = context.Request.Headers[Header].ToString();
        return given.Length == 0 ? options.DefaultReviewer : Checked(Uri.UnescapeDataString(given));
    }

    /// <summary>A name as it is stored.</summary>
    /// <exception cref="ApiException">It is empty, too long or holds control characters.</exception>
    public static string Checked(string? name)
    {
        var trimmed = (name ?? "").Trim().Normalize();
        return trimmed.Length is > 0 and <= LongestName && !trimmed.Any(char.IsControl)
            ? trimmed
            : throw ApiException.Wrong("reviewerName", $"A reviewer's name has 1 to {LongestName} characters.", ("n", LongestName));
    }
}
