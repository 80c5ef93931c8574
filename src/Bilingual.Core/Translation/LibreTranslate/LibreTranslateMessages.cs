using System.Text.Json.Serialization;

namespace Bilingual.Translation.LibreTranslate;

/// <summary>Body of <c>POST /translate</c>. The source is always stated: where recognition fails, a batch comes back untranslated.</summary>
internal sealed record LibreTranslateQuery(
    [property: JsonPropertyName("q")] IReadOnlyList<string> Texts,
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("target")] string Target,
    [property: JsonPropertyName("format")] string Format,
    [property: JsonPropertyName("api_key")] string? Key);

/// <summary>Its answer; some proxies pass errors on as successes.</summary>
internal sealed record LibreTranslateAnswer(
    [property: JsonPropertyName("translatedText")] IReadOnlyList<string>? Texts,
    [property: JsonPropertyName("error")] string? Error);

/// <summary>An answer that is no success.</summary>
internal sealed record LibreTranslateError([property: JsonPropertyName("error")] string? Message);

/// <summary>Compiled serialisation.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LibreTranslateQuery))]
[JsonSerializable(typeof(LibreTranslateAnswer))]
[JsonSerializable(typeof(LibreTranslateError))]
internal sealed partial class LibreTranslateJson : JsonSerializerContext;
