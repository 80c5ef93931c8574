using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.Google;

/// <summary>Requests to Google for a project, signed with a token.</summary>
internal sealed class GoogleConnection
{
    private readonly GoogleCredentials credentials;
    private readonly ServiceClient client;
    private readonly Uri address;
    private readonly string project;

    /// <summary>A connection.</summary>
    /// <exception cref="TranslatorException">No project is known.</exception>
    public GoogleConnection(GoogleOptions options, GoogleCredentials credentials, ServiceClient client, Secrets secrets)
    {
        this.credentials = credentials;
        this.client = client;
        address = options.BaseAddress;
        project = options.Project.Length > 0 ? options.Project
            : secrets.TryReadSetting("GOOGLE_CLOUD_PROJECT", out var fromEnvironment) ? fromEnvironment
            : credentials.Project ?? throw new TranslatorException(
                FailureKind.Denied, $"The engine '{GoogleTranslator.Name}' needs a project: set Engines:Google:Project or the environment variable GOOGLE_CLOUD_PROJECT.");
        Parent = $"projects/{project}/locations/{options.Location}";
    }

    /// <summary>Project and region, as names of resources begin.</summary>
    public string Parent { get; }

    /// <summary>Sends a request.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="path">Path at the translation service, or a whole address.</param>
    /// <param name="content">Its body.</param>
    /// <param name="answer">Shape of the answer.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="isAboutGlossaries">Whether it is about glossaries, which the engine can do without.</param>
    /// <exception cref="TranslatorException">There is no usable answer.</exception>
    public async Task<T> SendAsync<T>(
        HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> answer, CancellationToken cancellationToken, bool isAboutGlossaries = false)
        where T : class
    {
        var message = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await credentials.TokenAsync(cancellationToken));
        if (credentials.IsPersonal)
            message.Headers.TryAddWithoutValidation("x-goog-user-project", project);
        return await client.SendAsync(message, answer, isAboutGlossaries ? ReadGlossaryError : ReadError, cancellationToken);
    }

    private static (FailureKind? Kind, string? Message) ReadError(ServiceError error)
    {
        var said = JsonSerializer.Deserialize(error.Body, GoogleJson.Default.GoogleError)?.Error;

        // Quotas of a minute pass, that of a day does not; both come with 403 too.
        FailureKind? kind = error.Status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.Forbidden) ? null
            : Says("per day") || Says("daily limit") ? FailureKind.Exhausted
            : Says("rate limit exceeded") ? FailureKind.Throttled
            : null;
        bool Says(string words) => said?.Message?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
        return (kind, said?.Message is { } message ? $"{message} ({said.Status})" : null);
    }

    private static (FailureKind? Kind, string? Message) ReadGlossaryError(ServiceError error) => ServiceFaults.WithoutStopping(error.Status, ReadError(error));
}
