using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.OpenAI;

/// <summary>
/// A language model behind OpenAI's chat completions. Sentences go in with numbers; what comes back is matched by number, and a sentence
/// that is missing, doubled or implausible is asked again by itself. Terms go in with the prompt, protected places as tokens.
/// </summary>
internal sealed class OpenAITranslator : HttpTranslator
{
    /// <summary>Name of the engine.</summary>
    public const string Name = "openai";

    private readonly OpenAIOptions options;
    private readonly ServiceClient client;
    private readonly string? key;
    private readonly string model;
    private readonly Uri address;
    private volatile ChatDialect dialect;

    /// <summary>The engine.</summary>
    /// <exception cref="TranslatorException">No model is named.</exception>
    public OpenAITranslator(OpenAIOptions options, ServiceClient client, Secrets secrets)
    {
        this.options = options;
        this.client = client;
        key = secrets.Find("OPENAI_API_KEY");
        var root = options.Address.Length > 0 ? options.BaseAddress : BaseAddress(secrets);
        address = new Uri(root, "chat/completions");
        model = options.Model.Length > 0 ? options.Model
            : secrets.TryReadSetting("OPENAI_MODEL", out var fromEnvironment) ? fromEnvironment
            : throw new TranslatorException(
                FailureKind.Denied, $"The engine '{Name}' needs a model: set Engines:OpenAI:Model or the environment variable OPENAI_MODEL.");
        dialect = ChatDialect.First(options, address);
        Fingerprint = $"{Name}-1/{Identity(address.Authority, model, options.Style)}";
        Traits = new()
        {
            MaxTexts = options.MaxTexts,
            MaxCharacters = options.MaxCharacters,
            CountsCharacters = true,
            IsCached = true,
            Terms = NativeForm.Own,
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
        var asked = requests.Select(static (request, i) => (Id: i + 1, Request: request)).ToArray();
        var found = await CompleteAsync(asked, source, target, cancellationToken);
        if (asked.Length > 1)
        {
            foreach (var missing in asked.Where(each => !found.ContainsKey(each.Id)))
            {
                if ((await CompleteAsync([missing], source, target, cancellationToken)).TryGetValue(missing.Id, out var text))
                    found[missing.Id] = text;
            }
        }

        return [.. asked.Select(each => new ServiceAnswer(found.GetValueOrDefault(each.Id)))];
    }

    private async Task<Dictionary<int, string>> CompleteAsync(
        (int Id, TranslationRequest Request)[] asked, string source, string target, CancellationToken cancellationToken)
    {
        var choice = await SendAsync(ChatPrompt.Create(asked, source, target, options.Style), cancellationToken);
        return choice.FinishReason switch
        {
            "length" when asked.Length > 1 => throw new TranslatorException(FailureKind.TooLarge, $"{Name}: the answer was cut off; fewer sentences are asked at once."),
            "content_filter" => throw new TranslatorException(FailureKind.Rejected, $"{Name}: the service's content filter refused the text."),
            _ => ChatReply.Read(choice.Message?.Content ?? "", asked),
        };
    }

    private async Task<ChatChoice> SendAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        while (true)
        {
            var used = dialect;
            try
            {
                var message = new HttpRequestMessage(HttpMethod.Post, address)
                {
                    Content = ServiceClient.Json(used.Query(model, options, messages), ChatJson.Default.ChatQuery),
                };
                if (key is not null)
                    message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
                var answer = await client.SendAsync(message, ChatJson.Default.ChatAnswer, ReadError, cancellationToken);
                return answer.Choices is [{ } first, ..] ? first
                    : throw new TranslatorException(FailureKind.Malformed, $"{Name} answered without choices.");
            }
            catch (TranslatorException refusal) when (refusal.Kind == FailureKind.Rejected && used.After(refusal.Message) is { } next)
            {
                dialect = next;
            }
        }
    }

    private static Uri BaseAddress(Secrets secrets)
    {
        var address = secrets.TryReadSetting("OPENAI_BASE_URL", out var set) ? set : "https://api.openai.com/v1";
        return Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new TranslatorException(FailureKind.Denied, $"The engine '{Name}': OPENAI_BASE_URL is no http or https address.");
    }

    // OpenAI: {"error":{"message","type","param","code"}}; Ollama: {"error":"…"}; vLLM: {"message","type","code"}.
    private static (FailureKind? Kind, string? Message) ReadError(ServiceError error)
    {
        using var document = JsonDocument.Parse(error.Body);
        var said = document.RootElement;
        if (said.ValueKind == JsonValueKind.Object && said.TryGetProperty("error", out var inner))
            said = inner;
        var message = said.ValueKind == JsonValueKind.String ? said.GetString() : Field(said, "message");
        var parameter = Field(said, "param");
        var code = Field(said, "code") ?? Field(said, "type");
        FailureKind? kind = (error.Status, code) switch
        {
            (_, "insufficient_quota") => FailureKind.Exhausted,
            (_, "context_length_exceeded") => FailureKind.TooLarge,
            (HttpStatusCode.NotFound, _) => FailureKind.Denied,
            _ => null,
        };
        return (kind, parameter is null || message?.Contains(parameter, StringComparison.Ordinal) == true ? message : $"{parameter}: {message}");
    }

    private static string? Field(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;
}
