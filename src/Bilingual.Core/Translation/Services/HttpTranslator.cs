using System.Security.Cryptography;
using System.Text;

namespace Bilingual.Translation.Services;

/// <summary>What engines behind HTTP have in common: each says how a batch is asked and how its answer is read.</summary>
internal abstract class HttpTranslator : ITranslator
{
    /// <inheritdoc/>
    public abstract string Engine { get; }

    /// <inheritdoc/>
    public abstract string Fingerprint { get; }

    /// <inheritdoc/>
    public abstract TranslatorTraits Traits { get; }

    /// <inheritdoc/>
    public virtual ValueTask<bool> HasGlossaryAsync(string source, string target, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        if (requests.Count == 0)
            return [];
        var texts = await AskAsync(requests, source, target, cancellationToken);
        if (texts.Count != requests.Count)
            throw new TranslatorException(FailureKind.Malformed, $"{Engine} gave {texts.Count} translations for {requests.Count} texts.");
        return [.. texts.Select((text, i) => Result(requests[i], text))];
    }

    /// <summary>Sends a batch within the engine's limits and reads the answer, one for each text in order.</summary>
    /// <exception cref="TranslatorException">There is no usable answer.</exception>
    protected abstract Task<IReadOnlyList<ServiceAnswer>> AskAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken);

    /// <summary>A short identity of settings that decide what comes back.</summary>
    protected static string Identity(params ReadOnlySpan<string?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 8));

    private TranslationResult Result(TranslationRequest request, ServiceAnswer answer)
    {
        if (answer.Fault is { } fault)
            return TranslationResult.Failed(Engine, fault.Kind, fault.Message);

        var text = OneLine.Of(answer.Text ?? "");
        if (text.Length == 0 && !string.IsNullOrWhiteSpace(request.Text))
            return TranslationResult.Failed(Engine, FailureKind.Malformed, $"{Engine} gave an empty translation.");
        var result = new TranslationResult(text, Engine, Traits.CountsCharacters ? answer.Characters ?? Traits.CostOf(request.Text) : 0);
        return answer.Glossary.IsRefused && !request.Terms.IsDefaultOrEmpty
            ? result.WithoutGlossary(answer.Glossary.MayBeKeptLater)
            : result;
    }
}

/// <summary>One translation as a service gave it.</summary>
/// <param name="Text">The translation.</param>
/// <param name="Characters">Characters billed, where the service says so.</param>
/// <param name="Glossary">What the service keeps of the glossary for terms.</param>
/// <param name="Fault">Why there is no translation of this text where there is one of others.</param>
internal readonly record struct ServiceAnswer(string? Text, int? Characters = null, KeptGlossary Glossary = default, TranslatorException? Fault = null);
