using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.Google;

/// <summary>
/// Google Cloud Translation Advanced, version 3. Terms go in as a glossary that stands in Google's cloud where one is configured, else as
/// places to leave alone; protected places as HTML that is not translated.
/// </summary>
internal sealed class GoogleTranslator : HttpTranslator
{
    /// <summary>Name of the engine.</summary>
    public const string Name = "google";

    private readonly GoogleOptions options;
    private readonly GoogleCredentials credentials;
    private readonly ServiceClient client;
    private readonly string project;

    /// <summary>The engine.</summary>
    /// <exception cref="TranslatorException">No project is known.</exception>
    public GoogleTranslator(GoogleOptions options, GoogleCredentials credentials, ServiceClient client, Secrets secrets)
    {
        this.options = options;
        this.credentials = credentials;
        this.client = client;
        project = options.Project.Length > 0 ? options.Project
            : secrets.TryReadSetting("GOOGLE_CLOUD_PROJECT", out var fromEnvironment) ? fromEnvironment
            : credentials.Project ?? throw new TranslatorException(
                FailureKind.Denied, $"The engine '{Name}' needs a project: set Engines:Google:Project or the environment variable GOOGLE_CLOUD_PROJECT.");
        Fingerprint = $"{Name}-1/{Identity(options.Model, options.Glossary)}";
        Traits = new()
        {
            MaxTexts = options.MaxTexts,
            MaxCharacters = options.MaxCharacters,
            CountsCharacters = true,
            IsCached = true,
            Terms = NativeForm.Own,
            Protection = NativeForm.Own,
        };
    }

    /// <inheritdoc/>
    public override string Engine => Name;

    /// <inheritdoc/>
    public override string Fingerprint { get; }

    /// <inheritdoc/>
    public override TranslatorTraits Traits { get; }

    private string Parent => $"projects/{project}/locations/{options.Location}";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<ServiceAnswer>> AskAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        var hasGlossary = options.Glossary.Length > 0 && requests.Any(static request => !request.Terms.IsDefaultOrEmpty);
        var isMarked = MarkedText.IsNeeded(requests) || (!hasGlossary && requests.Any(static request => !request.Terms.IsDefaultOrEmpty));
        Func<string, RequestedTerm, string>? term = hasGlossary ? null : static (_, term) => Keep(MarkedText.Escape(term.Target));
        var query = new GoogleQuery(
            [.. requests.Select(request => isMarked ? MarkedText.Build(request, MarkedText.Escape, Keep, term) : request.Text)],
            isMarked ? "text/html" : "text/plain",
            LanguageTag.Primary(source),
            LanguageTag.IsSame(target, "en") ? "en" : target,
            options.Model.Length > 0 ? $"{Parent}/models/{options.Model}" : null,
            hasGlossary ? new GoogleGlossaryConfig($"{Parent}/glossaries/{options.Glossary}", IgnoreCase: true) : null);
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(options.BaseAddress, $"v3/{Parent}:translateText"))
        {
            Content = ServiceClient.Json(query, GoogleJson.Default.GoogleQuery),
        };
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await credentials.TokenAsync(cancellationToken));
        if (credentials.IsPersonal)
            message.Headers.TryAddWithoutValidation("x-goog-user-project", project);
        var answer = await client.SendAsync(message, GoogleJson.Default.GoogleAnswer, ReadError, cancellationToken);
        var translations = (hasGlossary ? answer.GlossaryTranslations : answer.Translations)
            ?? throw new TranslatorException(FailureKind.Malformed, $"{Name} answered without translations.");

        // Google counts what it is sent, markup included.
        return [.. translations.Select((each, i) => new ServiceAnswer(
            isMarked ? MarkedText.Read(each?.TranslatedText) : each?.TranslatedText,
            i < query.Contents.Count ? CodePoints.Count(query.Contents[i]) : 0))];
    }

    private static string Keep(string text) => $"<span translate=\"no\">{text}</span>";

    private static (FailureKind? Kind, string? Message) ReadError(ServiceError error)
    {
        var said = JsonSerializer.Deserialize(error.Body, GoogleJson.Default.GoogleError)?.Error;

        // Quotas of a minute pass, that of a day does not.
        FailureKind? kind = error.Status == HttpStatusCode.TooManyRequests && said?.Message?.Contains("per day", StringComparison.OrdinalIgnoreCase) == true
            ? FailureKind.Exhausted
            : null;
        return (kind, said?.Message is { } message ? $"{message} ({said.Status})" : null);
    }
}
