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
internal sealed record ChatMessage(string Role, string? Content, string? Refusal = null);

/// <summary>The form that the answer is to have.</summary>
internal sealed record ChatResponseFormat(string Type, ChatSchema? JsonSchema);

/// <summary>A JSON schema with its name.</summary>
internal sealed record ChatSchema(string Name, bool Strict, JsonElement Schema);

/// <summary>The answer.</summary>
internal sealed record ChatAnswer(IReadOnlyList<ChatChoice>? Choices);

/// <summary>One of the answers given.</summary>
internal sealed record ChatChoice(ChatMessage? Message, string? FinishReason);

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
