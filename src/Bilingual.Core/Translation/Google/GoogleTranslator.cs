using System.Net;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.Google;

/// <summary>
/// Google Cloud Translation Advanced, version 3. Terms go in as a glossary in Google's cloud where one is configured or can be made,
/// else as places to leave alone; protected places as HTML that is not translated.
/// </summary>
internal sealed class GoogleTranslator : HttpTranslator
{
    /// <summary>Name of the engine.</summary>
    public const string Name = "google";

    private readonly GoogleOptions options;
    private readonly GoogleConnection connection;
    private readonly GoogleGlossaries glossaries;

    /// <summary>The engine.</summary>
    public GoogleTranslator(GoogleOptions options, GoogleConnection connection, GoogleGlossaries glossaries)
    {
        this.options = options;
        this.connection = connection;
        this.glossaries = glossaries;
        Fingerprint = $"{Name}-1/{Identity([options.Model, options.Glossary, .. options.Bucket.Length > 0 ? ["glossary"] : Array.Empty<string>()])}";
        Traits = new()
        {
            MaxTexts = options.MaxTexts,
            MaxCharacters = options.MaxCharacters,
            CountsCharacters = true,
            IsCached = true,
            KeepsGlossary = Makes,
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

    private bool Makes => options.Bucket.Length > 0 && options.Glossary.Length == 0;

    /// <inheritdoc/>
    public override async ValueTask<bool> HasGlossaryAsync(string source, string target, CancellationToken cancellationToken) =>
        !Makes || !(await glossaries.FindAsync(source, target, cancellationToken)).IsRefused;

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<ServiceAnswer>> AskAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        var hasTerms = requests.Any(static request => !request.Terms.IsDefaultOrEmpty);
        var glossary = !hasTerms ? default
            : Makes ? await glossaries.FindAsync(source, target, cancellationToken)
            : new KeptGlossary(options.Glossary.Length > 0 ? $"{connection.Parent}/glossaries/{options.Glossary}" : null);
        var isMarked = MarkedText.IsNeeded(requests) || (hasTerms && glossary.Id is null);
        Func<string, RequestedTerm, string>? term = glossary.Id is not null ? null : static (_, term) => Keep(MarkedText.Escape(term.Target));
        var query = new GoogleQuery(
            [.. requests.Select(request => isMarked ? MarkedText.Build(request, MarkedText.Escape, Keep, term) : request.Text)],
            isMarked ? "text/html" : "text/plain",
            LanguageTag.Primary(source),
            LanguageTag.WithoutRegion(target, "zh", "pt", "fr"),
            options.Model.Length > 0 ? $"{connection.Parent}/models/{options.Model}" : null,
            glossary.Id is null ? null : new GoogleGlossaryConfig(glossary.Id, IgnoreCase: true));
        var answer = await SendAsync(query, source, target, cancellationToken);
        var translations = (glossary.Id is not null ? answer.GlossaryTranslations : answer.Translations)
            ?? throw new TranslatorException(FailureKind.Malformed, $"{Name} answered without translations.");

        // Google counts what it is sent, markup included.
        return [.. translations.Select((each, i) => new ServiceAnswer(
            isMarked ? MarkedText.Read(each?.TranslatedText) : each?.TranslatedText,
            i < query.Contents.Count ? CodePoints.Count(query.Contents[i]) : 0,
            glossary))];
    }

    private async Task<GoogleAnswer> SendAsync(GoogleQuery query, string source, string target, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.SendAsync(
                HttpMethod.Post,
                $"v3/{connection.Parent}:translateText",
                ServiceClient.Json(query, GoogleJson.Default.GoogleQuery),
                GoogleJson.Default.GoogleAnswer,
                cancellationToken);
        }
        catch (TranslatorException fault) when (fault.Status == HttpStatusCode.NotFound && Makes && query.GlossaryConfig is { } config
            && fault.Message.Contains("glossary", StringComparison.OrdinalIgnoreCase))
        {
            // Somebody has deleted it; the next try makes it anew.
            glossaries.Forget(source, target, config.Glossary);
            throw new TranslatorException(FailureKind.Unavailable, fault.Message);
        }
    }

    private static string Keep(string text) => $"<span translate=\"no\">{text}</span>";
}
