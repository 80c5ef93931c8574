using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Bilingual.Translation.Services;

/// <summary>What the answers of HTTP services mean, as RFC 9110 has it and as translation services use it.</summary>
internal static class ServiceFaults
{
    // DeepL, Azure, OpenAI.
    private static readonly string[] TraceHeaders = ["X-Trace-ID", "X-RequestId", "x-request-id"];

    /// <summary>What a status means where a service does not say otherwise.</summary>
    public static FailureKind KindOf(HttpStatusCode status) => (int)status switch
    {
        401 or 403 => FailureKind.Denied,
        402 or 456 => FailureKind.Exhausted,
        408 or 425 => FailureKind.Unavailable,
        413 or 414 => FailureKind.TooLarge,
        429 => FailureKind.Throttled,
        >= 500 => FailureKind.Unavailable,
        _ => FailureKind.Rejected,
    };

    /// <summary>An error about something that an engine can do without: it does not stop the engine.</summary>
    public static (FailureKind? Kind, string? Message) WithoutStopping(HttpStatusCode status, (FailureKind? Kind, string? Message) error) =>
        (error.Kind ?? KindOf(status)).StopsEngine() ? (FailureKind.Rejected, error.Message) : error;

    /// <summary>How long the service asks to be left alone, or null; by the header Retry-After in seconds or as a date.</summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, TimeProvider time)
    {
        var wait = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - time.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : null;
    }

    /// <summary>Where an answer sends the request instead, without what may hold a secret; null where it sends it nowhere.</summary>
    public static string? NewAddress(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
            ? new Uri(response.RequestMessage!.RequestUri!, location).GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : null;

    /// <summary>What a person can do about it.</summary>
    public static string Advice(FailureKind kind) => kind switch
    {
        FailureKind.Denied => " Check key and settings; no further requests are sent, what is translated is kept.",
        FailureKind.Exhausted => " The quota is used up: no further requests are sent, what is translated is kept; run again when it renews, or name another engine after this one (--engine a,b).",
        _ => "",
    };

    /// <summary>How the service calls the request, which its support asks for; empty where it does not say.</summary>
    public static string Trace(HttpResponseHeaders headers)
    {
        foreach (var name in TraceHeaders)
        {
            if (headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 and <= 100 } id)
                return $" ({name} {id})";
        }

        return "";
    }

    /// <summary>The beginning of a text as one line, for messages.</summary>
    public static string Excerpt(string text)
    {
        const int Longest = 300;
        var line = string.Join(' ', text.AsSpan(0, Math.Min(text.Length, 4 * Longest)).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, Longest), "…");
    }

    /// <summary>A status as people write it: <c>429 Too Many Requests</c>.</summary>
    public static string Text(HttpResponseMessage response) =>
        $"{((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)} {response.ReasonPhrase}".TrimEnd();
}
