using System.Text.Json;

namespace Bilingual.Translation.OpenAI;

/// <summary>How an answer's form is asked for.</summary>
internal enum AnswerForm
{
    /// <summary>By a JSON schema.</summary>
    Schema,

    /// <summary>As any JSON object.</summary>
    Object,

    /// <summary>By the instructions alone.</summary>
    Asked,
}

/// <summary>
/// Which optional fields a server understands. Servers that speak this protocol differ, and refuse with 400 what they do not know; what
/// they name in the refusal is left out or called otherwise from then on.
/// </summary>
/// <param name="TokenLimit">What the limit on the answer is called.</param>
/// <param name="HasSwitched">Whether the other name was tried already.</param>
/// <param name="Temperature">Whether a temperature may be stated.</param>
/// <param name="Seed">Whether a seed may be stated.</param>
/// <param name="Form">How the answer's form is asked for.</param>
internal sealed record ChatDialect(TokenLimitField TokenLimit, bool HasSwitched = false, bool Temperature = true, bool Seed = true, AnswerForm Form = AnswerForm.Schema)
{
    private static readonly string[] ContextSizes = ["context length", "context size"];

    private static readonly JsonElement Schema = JsonDocument.Parse("""
        {"type":"object","additionalProperties":false,"required":["items"],"properties":{"items":{"type":"array","items":{"type":"object",
        "additionalProperties":false,"required":["id","text"],"properties":{"id":{"type":"integer"},"text":{"type":"string"}}}}}}
        """).RootElement.Clone();

    /// <summary>The dialect to begin with.</summary>
    public static ChatDialect First(OpenAIOptions options, Uri address) => new(
        options.TokenLimit != TokenLimitField.Auto ? options.TokenLimit
        : address.Host.EndsWith("openai.com", StringComparison.OrdinalIgnoreCase) || address.Host.EndsWith("azure.com", StringComparison.OrdinalIgnoreCase)
            ? TokenLimitField.MaxCompletionTokens
            : TokenLimitField.MaxTokens);

    /// <summary>The dialect to try after a refusal, or null when the refusal is about something else.</summary>
    public ChatDialect? After(string refusal)
    {
        // The size of one request is not what the server understands, even where the refusal names the limit.
        if (IsTooLong(refusal))
            return null;
        if (TokenLimit != TokenLimitField.None && Names(refusal, "max_tokens", "max_completion_tokens"))
        {
            return this with
            {
                TokenLimit = HasSwitched ? TokenLimitField.None
                    : TokenLimit == TokenLimitField.MaxTokens ? TokenLimitField.MaxCompletionTokens : TokenLimitField.MaxTokens,
                HasSwitched = true,
            };
        }

        if (Form != AnswerForm.Asked && Names(refusal, "response_format", "json_schema", "json_object"))
            return this with { Form = Form + 1 };
        if (Temperature && Names(refusal, "temperature"))
            return this with { Temperature = false };
        return Seed && Names(refusal, "seed") ? this with { Seed = false } : null;
    }

    /// <summary>Whether a refusal says that prompt and answer together are longer than the model can take.</summary>
    public static bool IsTooLong(string? refusal) => refusal is not null && Names(refusal, ContextSizes);

    /// <summary>A query in this dialect.</summary>
    public ChatQuery Query(string model, OpenAIOptions options, IReadOnlyList<ChatMessage> messages) => new()
    {
        Model = model,
        Messages = messages,
        Temperature = Temperature ? 0 : null,
        MaxCompletionTokens = TokenLimit == TokenLimitField.MaxCompletionTokens ? options.MaxTokens : null,
        MaxTokens = TokenLimit == TokenLimitField.MaxTokens ? options.MaxTokens : null,
        Seed = Seed ? options.Seed : null,
        ResponseFormat = Form switch
        {
            AnswerForm.Schema => new("json_schema", new ChatSchema("translations", Strict: true, Schema)),
            AnswerForm.Object => new("json_object", null),
            _ => null,
        },
    };

    private static bool Names(string refusal, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (refusal.Contains(field, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
