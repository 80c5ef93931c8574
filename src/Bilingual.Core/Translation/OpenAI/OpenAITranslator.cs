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
    /// <exception cref="TranslatorException">No model is named, or the key would travel readable.</exception>
    public OpenAITranslator(OpenAIOptions options, ServiceClient client, Secrets secrets)
    {
        this.options = options;
        this.client = client;
        key = secrets.Find("OPENAI_API_KEY");
        var root = options.Address.Length > 0 ? options.BaseAddress : BaseAddress(secrets);
        address = new Uri(root, "chat/completions");
        PlainHttp.ThrowIfExposed(Name, address, key);
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
        var missing = asked.Length > 1 ? asked.Where(each => !found.ContainsKey(each.Id)).ToArray() : [];
        var faults = await AskSinglyAsync(missing, found, source, target, cancellationToken);
        return [.. asked.Select(each => new ServiceAnswer(found.GetValueOrDefault(each.Id), Fault: faults.GetValueOrDefault(each.Id)))];
    }

    /// <summary>Asks for each text by itself. What the batch brought is paid for, so nothing that happens here takes it away.</summary>
    /// <returns>What went wrong, by id.</returns>
    private async Task<Dictionary<int, TranslatorException>> AskSinglyAsync(
        (int Id, TranslationRequest Request)[] missing, Dictionary<int, string> found, string source, string target, CancellationToken cancellationToken)
    {
        var faults = new Dictionary<int, TranslatorException>();
        TranslatorException? last = null;
        foreach (var each in missing)
        {
            try
            {
                if (last is null && (await CompleteAsync([each], source, target, cancellationToken)).TryGetValue(each.Id, out var text))
                    found[each.Id] = text;
            }
            catch (TranslatorException fault) when (found.Count > 0)
            {
                faults[each.Id] = fault;
                last = fault.Kind.MayPassInParts() ? null : fault;
                continue;
            }
            catch (OperationCanceledException) when (found.Count > 0)
            {
                last = new TranslatorException(FailureKind.Unavailable, $"{Name} was interrupted.");
            }

            if (last is not null)
                faults[each.Id] = last;
        }

        return faults;
    }

    private async Task<Dictionary<int, string>> CompleteAsync(
        (int Id, TranslationRequest Request)[] asked, string source, string target, CancellationToken cancellationToken)
    {
        var (choice, limit) = await SendAsync(ChatPrompt.Create(asked, source, target, options.Style), cancellationToken);
        return choice.FinishReason switch
        {
            "length" => throw new TranslatorException(
                FailureKind.TooLarge, $"{Name}: the answer was cut off; {(limit is null ? "the server has a limit of its own." : $"Engines:OpenAI:MaxTokens is {limit}.")}"),
            "content_filter" => throw new TranslatorException(FailureKind.Rejected, $"{Name}: the service's content filter refused the text."),
            _ when choice.Message?.Refusal is { Length: > 0 } refusal =>
                throw client.Fault(FailureKind.Rejected, $"{Name}: the model refused: {client.Excerpt(refusal).TrimEnd('.')}."),
            _ => ChatReply.Read(choice.Message?.Text ?? "", asked),
        };
    }

    /// <summary>The model's answer, and the limit that was stated for it.</summary>
    private async Task<(ChatChoice Choice, int? Limit)> SendAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var statesLimit = true;
        while (true)
        {
            var known = dialect;
            var used = statesLimit ? known : known with { TokenLimit = TokenLimitField.None };
            try
            {
                var message = new HttpRequestMessage(HttpMethod.Post, address)
                {
                    Content = ServiceClient.Json(used.Query(model, options, messages), ChatJson.Default.ChatQuery),
                };
                if (key is not null)
                    message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
                var answer = await client.SendAsync(message, ChatJson.Default.ChatAnswer, ReadError, cancellationToken);
                return answer.Choices is [{ } first, ..] ? (first, used.TokenLimit == TokenLimitField.None ? null : options.MaxTokens)
                    : answer.Error is { ValueKind: not JsonValueKind.Null } error ? throw ErrorInside(error)
                    : throw new TranslatorException(FailureKind.Malformed, $"{Name} answered without choices.");
            }
            catch (TranslatorException refusal) when (refusal.Kind is FailureKind.Rejected or FailureKind.TooLarge
                && used.TokenLimit != TokenLimitField.None && ChatDialect.IsTooLong(refusal.Message))
            {
                // The limit on the answer alone may be more than a small model's context. Shorter requests have room for it.
                statesLimit = false;
            }
            catch (TranslatorException refusal) when (refusal.Kind is FailureKind.Rejected or FailureKind.TooLarge && used.After(refusal.Message) is { } next)
            {
                dialect = statesLimit ? next : next with { TokenLimit = known.TokenLimit };
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
        return ReadError(said, error.Status);
    }

    private TranslatorException ErrorInside(JsonElement said)
    {
        var status = said.ValueKind == JsonValueKind.Object && said.TryGetProperty("code", out var code)
            && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) && number is >= 400 and < 600
            ? (HttpStatusCode?)number
            : null;
        var (kind, message) = ReadError(said, status ?? HttpStatusCode.OK);
        return client.ErrorInside(kind ?? (status is { } stated ? ServiceFaults.KindOf(stated) : FailureKind.Malformed), message);
    }

    private static (FailureKind? Kind, string? Message) ReadError(JsonElement said, HttpStatusCode status)
    {
        var message = said.ValueKind == JsonValueKind.String ? said.GetString() : Field(said, "message");
        var parameter = Field(said, "param");
        var code = Field(said, "code") ?? Field(said, "type");
        FailureKind? kind = (status, code) switch
        {
            (_, "insufficient_quota") => FailureKind.Exhausted,
            (_, "context_length_exceeded" or "exceed_context_size_error") => FailureKind.TooLarge,
            (HttpStatusCode.BadRequest, _) when ChatDialect.IsTooLong(message) => FailureKind.TooLarge,
            (HttpStatusCode.NotFound, _) => FailureKind.Denied,
            _ => null,
        };
        return (kind, parameter is null || message?.Contains(parameter, StringComparison.Ordinal) == true ? message : $"{parameter}: {message}");
    }

    private static string? Field(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;
}
