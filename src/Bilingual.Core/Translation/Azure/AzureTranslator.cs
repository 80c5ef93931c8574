using System.Globalization;
using System.Text.Json;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.Azure;

/// <summary>Azure Translator, version 3. Terms go in as dynamic dictionary, protected places as HTML that is not translated.</summary>
internal sealed class AzureTranslator(AzureOptions options, ServiceClient client, Secrets secrets) : HttpTranslator
{
    /// <summary>Name of the engine.</summary>
    public const string Name = "azure";

    private readonly string key = secrets.Require(Name, "a key of a Translator resource from the Azure portal", "AZURE_TRANSLATOR_KEY");
    private readonly string region = options.Region.Length > 0 ? options.Region
        : secrets.TryReadSetting("AZURE_TRANSLATOR_REGION", out var fromEnvironment) ? fromEnvironment : "";

    /// <inheritdoc/>
    public override string Engine => Name;

    /// <inheritdoc/>
    public override string Fingerprint { get; } = $"{Name}-1/{Identity(options.Category, options.DynamicDictionary ? "dictionary" : "")}";

    /// <inheritdoc/>
    public override TranslatorTraits Traits { get; } = new()
    {
        MaxTexts = options.MaxTexts,
        MaxCharacters = options.MaxCharacters,
        CountsCharacters = true,
        IsCached = true,
        Terms = options.DynamicDictionary ? NativeForm.Own : NativeForm.None,
        Protection = NativeForm.Own,
    };

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<ServiceAnswer>> AskAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        // The dictionary works between English and another language only.
        var hasDictionary = options.DynamicDictionary && (LanguageTag.IsSame(source, "en") || LanguageTag.IsSame(target, "en"));
        var isMarked = MarkedText.IsNeeded(requests);
        Func<string, RequestedTerm, string>? term = hasDictionary ? Dictionary : null;
        var texts = requests.Select(request => new AzureText(MarkedText.Build(
            request, isMarked ? MarkedText.Escape : static text => text, isMarked ? Keep : null, term))).ToArray();
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"translate?api-version=3.0&from={Uri.EscapeDataString(LanguageTag.Primary(source))}&to={Uri.EscapeDataString(LanguageTag.WithoutRegion(target, "zh", "pt", "fr"))}{(isMarked ? "&textType=html" : "")}{(options.Category.Length > 0 ? "&category=" + Uri.EscapeDataString(options.Category) : "")}");
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(options.BaseAddress, query))
        {
            Content = ServiceClient.Json(texts, AzureJson.Default.IReadOnlyListAzureText),
        };
        message.Headers.TryAddWithoutValidation("Ocp-Apim-Subscription-Key", key);
        if (region.Length > 0)
            message.Headers.TryAddWithoutValidation("Ocp-Apim-Subscription-Region", region);
        message.Headers.TryAddWithoutValidation("X-ClientTraceId", Guid.NewGuid().ToString());
        var answers = await client.SendAsync(message, AzureJson.Default.IReadOnlyListAzureAnswer, ReadError, cancellationToken);
        return [.. answers.Select((each, i) => new ServiceAnswer(
            isMarked ? MarkedText.Read(Text(each)) : Text(each), i < texts.Length ? CodePoints.Count(texts[i].Text) : 0))];
    }

    private static string? Text(AzureAnswer? answer) => answer?.Translations is [var first, ..] ? first?.Text : null;

    private static string Keep(string text) => $"<span class=\"notranslate\">{text}</span>";

    private static string Dictionary(string text, RequestedTerm term) =>
        $"<mstrans:dictionary translation=\"{MarkedText.EscapeAttribute(term.Target)}\">{text}</mstrans:dictionary>";

    private static (FailureKind? Kind, string? Message) ReadError(ServiceError error)
    {
        var fault = JsonSerializer.Deserialize(error.Body, AzureJson.Default.AzureError)?.Fault;
        FailureKind? kind = fault?.Code switch
        {
            400050 or 400077 => FailureKind.TooLarge,
            403001 => FailureKind.Exhausted,
            _ => null,
        };
        return (kind, fault is null ? null : string.Create(CultureInfo.InvariantCulture, $"{fault.Message} ({fault.Code})"));
    }
}
