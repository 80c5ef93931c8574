using System.Text.Json.Serialization;

namespace Bilingual.Translation.DeepL;

/// <summary>Body of <c>POST /v2/translate</c>. Each text is a sentence, so nothing is to be split.</summary>
internal sealed record DeepLQuery
{
    public required IReadOnlyList<string> Text { get; init; }

    public required string SourceLang { get; init; }

    public required string TargetLang { get; init; }

    public string SplitSentences { get; } = "0";

    public bool PreserveFormatting { get; } = true;

    public bool ShowBilledCharacters { get; } = true;

    public string? Formality { get; init; }

    public string? ModelType { get; init; }

    public string? Context { get; init; }

    public string? GlossaryId { get; init; }

    public string? TagHandling { get; init; }

    public IReadOnlyList<string>? IgnoreTags { get; init; }
}

/// <summary>Its answer.</summary>
internal sealed record DeepLAnswer(IReadOnlyList<DeepLTranslation>? Translations);

/// <summary>One translation.</summary>
internal sealed record DeepLTranslation(string? Text, int? BilledCharacters);

/// <summary>An answer that is no success.</summary>
internal sealed record DeepLError(string? Message, string? Detail);

/// <summary>Body of <c>POST /v2/glossaries</c>.</summary>
internal sealed record DeepLNewGlossary(string Name, string SourceLang, string TargetLang, string Entries)
{
    public string EntriesFormat { get; } = "tsv";
}

/// <summary>Answer of <c>GET /v2/glossaries</c>.</summary>
internal sealed record DeepLGlossaryList(IReadOnlyList<DeepLGlossary>? Glossaries);

/// <summary>A glossary at DeepL.</summary>
internal sealed record DeepLGlossary(string? GlossaryId, string? Name, bool Ready, string? SourceLang, string? TargetLang);

/// <summary>Compiled serialisation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeepLQuery))]
[JsonSerializable(typeof(DeepLAnswer))]
[JsonSerializable(typeof(DeepLError))]
[JsonSerializable(typeof(DeepLNewGlossary))]
[JsonSerializable(typeof(DeepLGlossaryList))]
[JsonSerializable(typeof(DeepLGlossary))]
internal sealed partial class DeepLJson : JsonSerializerContext;
