using System.Net;
using System.Text.Json;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.LibreTranslate;

/// <summary>LibreTranslate (github.com/LibreTranslate/LibreTranslate). It knows no glossary: terms stand as tokens.</summary>
internal sealed class LibreTranslateTranslator : HttpTranslator
{
    /// <summary>Name of the engine.</summary>
    public const string Name = "libretranslate";

    private readonly ServiceClient client;
    private readonly string? key;
    private readonly Uri address;

    /// <summary>The engine.</summary>
    /// <exception cref="TranslatorException">The key would travel readable.</exception>
    public LibreTranslateTranslator(LibreTranslateOptions options, ServiceClient client, Secrets secrets)
    {
        this.client = client;
        key = secrets.Find("LIBRETRANSLATE_API_KEY");
        address = new Uri(options.BaseAddress, "translate");
        PlainHttp.ThrowIfExposed(Name, address, key);
        Fingerprint = $"{Name}-1/{options.BaseAddress.Authority}";
        Traits = new()
        {
            MaxTexts = options.MaxTexts,
            MaxCharacters = options.MaxCharacters,
            CountsCharacters = true,
            IsCached = true,
            Terms = NativeForm.Tokens,
            Protection = NativeForm.Tokens,
        };
    }

    /// <inheritdoc/>
    public override string Engine => Name;

    /// <inheritdoc/>
    public override string Fingerprint { get; }

    /// <inheritdoc/>
    public override TranslatorTraits Traits { get; }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<ServiceAnswer>> AskAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        var query = new LibreTranslateQuery([.. requests.Select(static request => request.Text)], LanguageTag.Primary(source), LanguageTag.Primary(target), "text", key);
        var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = ServiceClient.Json(query, LibreTranslateJson.Default.LibreTranslateQuery) };
        var answer = await client.SendAsync(message, LibreTranslateJson.Default.LibreTranslateAnswer, ReadError, cancellationToken);
        if (answer is { Texts: null, Error: { } error })
            throw client.ErrorInside(KindOf(error) ?? FailureKind.Malformed, error);
        return [.. (answer.Texts ?? throw new TranslatorException(FailureKind.Malformed, $"{Name} answered without translatedText.")).Select(static text => new ServiceAnswer(text))];
    }

    private static (FailureKind? Kind, string? Message) ReadError(ServiceError error)
    {
        var said = JsonSerializer.Deserialize(error.Body, LibreTranslateJson.Default.LibreTranslateError)?.Message;
        var kind = said is null ? null : KindOf(said);
        return error.Status switch
        {
            HttpStatusCode.BadRequest => (kind, said),
            HttpStatusCode.TooManyRequests => (kind == FailureKind.Exhausted ? kind : null, said),
            _ => (null, said),
        };
    }

    /// <summary>What an error's words mean; null where they do not tell.</summary>
    private static FailureKind? KindOf(string said)
    {
        bool Says(string words) => said.Contains(words, StringComparison.OrdinalIgnoreCase);
        return said.EndsWith(" day", StringComparison.OrdinalIgnoreCase) || Says("per day") ? FailureKind.Exhausted
            : Says("slowdown") ? FailureKind.Throttled
            : Says("API key") ? FailureKind.Denied
            : Says("exceeds") || Says("limit") ? FailureKind.TooLarge
            : null;
    }
}
