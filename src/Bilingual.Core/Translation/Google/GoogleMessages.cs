using System.Text.Json.Serialization;

namespace Bilingual.Translation.Google;

/// <summary>Body of <c>:translateText</c>. The type is always stated: without it Google takes text for HTML and answers with entities.</summary>
internal sealed record GoogleQuery(
    IReadOnlyList<string> Contents,
    string MimeType,
    string SourceLanguageCode,
    string TargetLanguageCode,
    string? Model,
    GoogleGlossaryConfig? GlossaryConfig);

/// <summary>Which glossary to use.</summary>
internal sealed record GoogleGlossaryConfig(string Glossary, bool IgnoreCase);

/// <summary>The answer: with a glossary its translations stand apart.</summary>
internal sealed record GoogleAnswer(IReadOnlyList<GoogleTranslation>? Translations, IReadOnlyList<GoogleTranslation>? GlossaryTranslations);

/// <summary>One translation.</summary>
internal sealed record GoogleTranslation(string? TranslatedText);

/// <summary>A glossary in the cloud.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SubmitTime">When its making began.</param>
/// <param name="EndTime">When Google had read it; null before.</param>
internal sealed record GoogleGlossary(string? Name, string? SubmitTime, string? EndTime)
{
    /// <summary>Whether it can be used.</summary>
    [JsonIgnore]
    public bool IsReady => EndTime is not null || SubmitTime is null;
}

/// <summary>Body of <c>POST glossaries</c>.</summary>
internal sealed record GoogleNewGlossary(string Name, GoogleLanguagePair LanguagePair, GoogleGlossaryInput InputConfig);

/// <summary>The direction of a glossary.</summary>
internal sealed record GoogleLanguagePair(string SourceLanguageCode, string TargetLanguageCode);

/// <summary>Where the entries of a glossary stand.</summary>
internal sealed record GoogleGlossaryInput(GoogleStorageSource GcsSource);

/// <summary>A file in a bucket, <c>gs://bucket/name</c>.</summary>
internal sealed record GoogleStorageSource(string InputUri);

/// <summary>Work that goes on in the cloud.</summary>
internal sealed record GoogleOperation(string? Name, bool Done, GoogleStatus? Error);

/// <summary>A file that was put into a bucket.</summary>
internal sealed record GoogleStoredFile(string? Name);

/// <summary>An answer that is no success.</summary>
internal sealed record GoogleError(GoogleStatus? Error);

/// <summary>Its status.</summary>
internal sealed record GoogleStatus(int Code, string? Message, string? Status);

/// <summary>The file of a service account.</summary>
internal sealed record GoogleServiceAccount(
    [property: JsonPropertyName("type")] string? Type,
    [property: JsonPropertyName("project_id")] string? ProjectId,
    [property: JsonPropertyName("client_email")] string? Email,
    [property: JsonPropertyName("private_key_id")] string? KeyId,
    [property: JsonPropertyName("private_key")] string? Key,
    [property: JsonPropertyName("token_uri")] string? TokenAddress);

/// <summary>Answer of the token service.</summary>
internal sealed record GoogleToken(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);

/// <summary>An answer of the token service that is no success.</summary>
internal sealed record GoogleTokenError(
    [property: JsonPropertyName("error")] string? Error,
    [property: JsonPropertyName("error_description")] string? Description);

/// <summary>Claims that a service account signs (RFC 7523).</summary>
internal sealed record GoogleClaims(
    [property: JsonPropertyName("iss")] string Issuer,
    [property: JsonPropertyName("scope")] string Scope,
    [property: JsonPropertyName("aud")] string Audience,
    [property: JsonPropertyName("iat")] long IssuedAt,
    [property: JsonPropertyName("exp")] long Expires);

/// <summary>Header of signed claims.</summary>
internal sealed record GoogleClaimsHeader(
    [property: JsonPropertyName("alg")] string Algorithm,
    [property: JsonPropertyName("typ")] string Type,
    [property: JsonPropertyName("kid")] string? KeyId);

/// <summary>Compiled serialisation.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GoogleQuery))]
[JsonSerializable(typeof(GoogleAnswer))]
[JsonSerializable(typeof(GoogleGlossary))]
[JsonSerializable(typeof(GoogleNewGlossary))]
[JsonSerializable(typeof(GoogleOperation))]
[JsonSerializable(typeof(GoogleStoredFile))]
[JsonSerializable(typeof(GoogleError))]
[JsonSerializable(typeof(GoogleServiceAccount))]
[JsonSerializable(typeof(GoogleToken))]
[JsonSerializable(typeof(GoogleTokenError))]
[JsonSerializable(typeof(GoogleClaims))]
[JsonSerializable(typeof(GoogleClaimsHeader))]
internal sealed partial class GoogleJson : JsonSerializerContext;
