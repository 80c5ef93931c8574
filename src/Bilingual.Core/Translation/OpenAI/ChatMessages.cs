using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bilingual.Translation.OpenAI;

/// <summary>Body of <c>POST /chat/completions</c>.</summary>
internal sealed record ChatQuery
{
    public required string Model { get; init; }

    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    public double? Temperature { get; init; }

    public int? MaxCompletionTokens { get; init; }

    public int? MaxTokens { get; init; }

    public int? Seed { get; init; }

    public ChatResponseFormat? ResponseFormat { get; init; }
}

/// <summary>A turn of the conversation.</summary>
internal sealed record ChatMessage(string Role, string Content);

/// <summary>The form that the answer is to have.</summary>
internal sealed record ChatResponseFormat(string Type, ChatSchema? JsonSchema);

/// <summary>A JSON schema with its name.</summary>
internal sealed record ChatSchema(string Name, bool Strict, JsonElement Schema);

/// <summary>The answer; some routers pass errors on as successes.</summary>
internal sealed record ChatAnswer(IReadOnlyList<ChatChoice>? Choices, JsonElement? Error);

/// <summary>One of the answers given.</summary>
internal sealed record ChatChoice(ChatAnswerMessage? Message, string? FinishReason);

/// <summary>The model's turn.</summary>
/// <param name="Content">A string, or a list of parts of which those with a <c>text</c> are the answer.</param>
/// <param name="Refusal">Why the model does not answer.</param>
internal sealed record ChatAnswerMessage(JsonElement? Content, string? Refusal)
{
    /// <summary>The whole text.</summary>
    [JsonIgnore]
    public string Text => Content switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } parts => string.Concat(parts.EnumerateArray().Select(static part =>
            part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : "")),
        _ => "",
    };
}

/// <summary>What is asked: texts with numbers, and the terms in them.</summary>
internal sealed record ChatTask(IReadOnlyList<ChatItem> Items, IReadOnlyList<ChatTerm>? Terms);

/// <summary>A text with its number.</summary>
internal sealed record ChatItem(int Id, string Text);

/// <summary>A term with its rendering.</summary>
internal sealed record ChatTerm(string Source, string Target);

/// <summary>Compiled serialisation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatQuery))]
[JsonSerializable(typeof(ChatAnswer))]
[JsonSerializable(typeof(ChatTask))]
internal sealed partial class ChatJson : JsonSerializerContext;
