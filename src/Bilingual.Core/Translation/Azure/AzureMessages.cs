using System.Text.Json.Serialization;

namespace Bilingual.Translation.Azure;

/// <summary>One text of <c>POST /translate</c>; the body is an array.</summary>
internal sealed record AzureText(string Text);

/// <summary>What came of one text.</summary>
internal sealed record AzureAnswer([property: JsonPropertyName("translations")] IReadOnlyList<AzureTranslation>? Translations);

/// <summary>One translation.</summary>
internal sealed record AzureTranslation([property: JsonPropertyName("text")] string? Text, [property: JsonPropertyName("to")] string? To);

/// <summary>An answer that is no success.</summary>
internal sealed record AzureError([property: JsonPropertyName("error")] AzureFault? Fault);

/// <summary>Code (the HTTP status with three more digits) and message.</summary>
internal sealed record AzureFault([property: JsonPropertyName("code")] int Code, [property: JsonPropertyName("message")] string? Message);

/// <summary>Compiled serialisation.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(IReadOnlyList<AzureText>))]
[JsonSerializable(typeof(IReadOnlyList<AzureAnswer>))]
[JsonSerializable(typeof(AzureError))]
internal sealed partial class AzureJson : JsonSerializerContext;
