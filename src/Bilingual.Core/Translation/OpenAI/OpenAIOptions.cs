using System.ComponentModel.DataAnnotations;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.OpenAI;

/// <summary>What to call the limit on the length of an answer.</summary>
public enum TokenLimitField
{
    /// <summary>As the service is likely to call it, and the other name when it refuses.</summary>
    Auto,

    /// <summary><c>max_completion_tokens</c>, of OpenAI's newer models.</summary>
    MaxCompletionTokens,

    /// <summary><c>max_tokens</c>, of most other servers.</summary>
    MaxTokens,

    /// <summary>No limit is stated.</summary>
    None,
}

/// <summary>
/// Settings of a service that speaks OpenAI's chat completions: llama.cpp, Ollama, vLLM, OpenAI and others. The key, where one is needed,
/// comes from OPENAI_API_KEY.
/// </summary>
public sealed class OpenAIOptions : HttpServiceOptions
{
    /// <summary>Creates the options with the longer times that language models take.</summary>
    public OpenAIOptions()
    {
        TryTimeout = TimeSpan.FromMinutes(2);
        TotalTimeout = TimeSpan.FromMinutes(10);
    }

    /// <summary>Address up to and without <c>/chat/completions</c>; empty takes OPENAI_BASE_URL, else OpenAI's.</summary>
    public override string Address { get; set; } = "";

    /// <summary>The model; empty takes OPENAI_MODEL.</summary>
    public string Model { get; set; } = "";

    /// <inheritdoc/>
    [Range(1, 200)]
    public override int MaxTexts { get; set; } = 20;

    /// <inheritdoc/>
    [Range(1, 100_000)]
    public override int MaxCharacters { get; set; } = 6000;

    /// <summary>Longest answer in tokens.</summary>
    [Range(16, 1_000_000)]
    public int MaxTokens { get; set; } = 8192;

    /// <summary>What to call that limit.</summary>
    [EnumDataType(typeof(TokenLimitField))]
    public TokenLimitField TokenLimit { get; set; }

    /// <summary>Seed for servers that know one; null states none.</summary>
    public int? Seed { get; set; }

    /// <summary>A sentence or two on style and subject, added to the instructions.</summary>
    [StringLength(2000)]
    public string Style { get; set; } = "";

    /// <summary>Servers of one's own seldom have certificates.</summary>
    protected override bool AllowsPlainHttp => true;

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Address.Length == 0 ? [] : base.Validate(validationContext);
}
