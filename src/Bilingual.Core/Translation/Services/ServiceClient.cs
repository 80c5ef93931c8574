using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bilingual.Translation.Services;

/// <summary>What a service says in an answer that is no success.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
internal sealed record ServiceError(HttpStatusCode Status, string Body);

/// <summary>
/// Sends JSON to a service and reads its JSON answer. Everything that can go wrong becomes a <see cref="TranslatorException"/> whose message
/// names the service and holds no secret. Redirects are not followed: a key is for one address.
/// </summary>
/// <param name="engine">Name of the engine, for messages.</param>
/// <param name="http">The connection.</param>
/// <param name="secrets">Taken out of messages.</param>
/// <param name="time">The clock, for Retry-After dates.</param>
internal sealed class ServiceClient(string engine, HttpClient http, Secrets secrets, TimeProvider time)
{
    /// <summary>Largest answer that is read, in bytes.</summary>
    public const int LargestAnswer = 16 << 20;

    // Letters as they are: escapes make a body up to three times as long, and services limit its bytes.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JSON body of known length: not every server takes chunks.</summary>
    public static HttpContent Json<T>(T value, JsonTypeInfo<T> type)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body, Writing))
            JsonSerializer.Serialize(writer, value, type);
        return new ReadOnlyMemoryContent(body.WrittenMemory) { Headers = { ContentType = new("application/json", "utf-8") } };
    }

    /// <summary>Sends a request.</summary>
    /// <param name="message">The request; disposed.</param>
    /// <param name="answerType">Shape of the answer.</param>
    /// <param name="readError">Kind and message of an answer that is no success; a null kind or message leaves it to the status.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="TranslatorException">There is no answer, or one of another shape.</exception>
    public async Task<T> SendAsync<T>(
        HttpRequestMessage message,
        JsonTypeInfo<T> answerType,
        Func<ServiceError, (FailureKind? Kind, string? Message)> readError,
        CancellationToken cancellationToken)
        where T : class
    {
        var host = message.RequestUri!.Authority;
        try
        {
            using (message)
            using (var response = await http.SendAsync(message, cancellationToken))
            {
                // JSON is UTF-8 (RFC 8259), whatever character set an answer claims.
                var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
                if (!response.IsSuccessStatusCode)
                    throw Refused(response, Encoding.UTF8.GetString(body), readError);
                var json = body.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? body.AsSpan(Encoding.UTF8.Preamble.Length) : body;
                return JsonSerializer.Deserialize(json, answerType) ?? throw new JsonException("The answer is null.");
            }
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw Fault(FailureKind.Malformed, $"{engine} at {host} answered with more than {LargestAnswer >> 20} MiB.");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidDataException)
        {
            // Invalid data: a compression that is damaged or none.
            throw Fault(FailureKind.Unavailable, $"{engine} cannot be reached at {host}: {Excerpt(Cause(fault))}");
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            // No connection within the handler's time: nobody has cancelled anything.
            throw Fault(FailureKind.Unavailable, $"{engine} cannot be reached at {host}: {Excerpt(fault.Message)}");
        }
        catch (JsonException fault)
        {
            throw Fault(FailureKind.Malformed, $"{engine} at {host} answered something else than agreed: {Excerpt(fault.Message)}");
        }
        catch (InvalidOperationException fault) when (fault is not ObjectDisposedException)
        {
            // Text that is no Unicode, such as half a surrogate pair.
            throw Fault(FailureKind.Malformed, $"{engine} at {host} answered in an unknown form: {Excerpt(fault.Message)}");
        }
    }

    /// <summary>A failure whose message holds no secret.</summary>
    public TranslatorException Fault(FailureKind kind, string message) => new(kind, secrets.Redact(message));

    /// <summary>What a service said in an answer that is a success by its status.</summary>
    /// <param name="kind">What it means.</param>
    /// <param name="said">Its words.</param>
    public TranslatorException ErrorInside(FailureKind kind, string? said) =>
        Fault(kind, $"{engine} answered with an error: {Excerpt(said ?? "").TrimEnd('.')}.{ServiceFaults.Advice(kind)}");

    /// <summary>The beginning of what a service said as one line without secrets, even where the cut goes through one.</summary>
    public string Excerpt(string text) => ServiceFaults.Excerpt(secrets.Redact(text));

    private TranslatorException Refused(HttpResponseMessage response, string body, Func<ServiceError, (FailureKind? Kind, string? Message)> readError)
    {
        if (ServiceFaults.NewAddress(response) is { } address)
        {
            return Fault(
                FailureKind.Denied,
                $"{engine} answered {ServiceFaults.Text(response)}. It is at {address} now; the key is not sent there. Set that address if it is right.");
        }

        var (kind, said) = Read(response.StatusCode, body, readError);
        var what = kind ?? ServiceFaults.KindOf(response.StatusCode);
        var reason = Excerpt(said ?? body).TrimEnd('.');
        return new TranslatorException(
            what,
            secrets.Redact($"{engine} answered {ServiceFaults.Text(response)}{(reason.Length > 0 ? $": {reason}" : "")}.{ServiceFaults.Advice(what)}{ServiceFaults.Trace(response.Headers)}"))
        {
            Status = response.StatusCode,
            RetryAfter = ServiceFaults.RetryAfter(response.Headers, time),
        };
    }

    private static (FailureKind? Kind, string? Message) Read(
        HttpStatusCode status, string body, Func<ServiceError, (FailureKind? Kind, string? Message)> readError)
    {
        try
        {
            return readError(new ServiceError(status, body));
        }
        catch (JsonException)
        {
            // A gateway's page instead of the service's own words.
            return (null, null);
        }
    }

    private static string Cause(Exception fault) => fault.InnerException is { } inner ? $"{fault.Message} ({inner.Message})" : fault.Message;
}
