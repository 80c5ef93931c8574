using System.Collections.Frozen;
using System.Net;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.DeepL;

/// <summary>
/// DeepL, version 2 of its API. Terms go in as a DeepL glossary, or else as elements that it leaves alone; so do protected places.
/// </summary>
internal sealed class DeepLTranslator(DeepLOptions options, DeepLConnection connection, DeepLGlossaries glossaries) : HttpTranslator
{
    /// <summary>Name of the engine.</summary>
    public const string Name = "deepl";

    private const string KeptTag = "x";

    private static readonly FrozenSet<string> Varieties =
        FrozenSet.ToFrozenSet(["EN-GB", "EN-US", "PT-BR", "PT-PT", "ZH-HANS", "ZH-HANT", "ES-419"], StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Engine => Name;

    /// <inheritdoc/>
    public override string Fingerprint { get; } = $"{Name}-1/{Identity([options.ModelType, options.GlossaryId, options.CreateGlossary ? "glossary" : "", .. Context(options)])}";

    /// <inheritdoc/>
    public override TranslatorTraits Traits { get; } = new()
    {
        MaxTexts = options.MaxTexts,
        MaxCharacters = options.MaxCharacters,
        CountsCharacters = true,
        IsCached = true,
        KeepsGlossary = Makes(options),
        Terms = NativeForm.Own,
        Protection = NativeForm.Own,
    };

    /// <inheritdoc/>
    public override async ValueTask<bool> HasGlossaryAsync(string source, string target, CancellationToken cancellationToken) =>
        !Makes(options) || !(await glossaries.FindAsync(source, target, cancellationToken)).IsRefused;

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<ServiceAnswer>> AskAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        var hasTerms = requests.Any(static request => !request.Terms.IsDefaultOrEmpty);
        var glossary = !hasTerms ? default
            : Makes(options) ? await glossaries.FindAsync(source, target, cancellationToken)
            : new KeptGlossary(options.GlossaryId.Length > 0 ? options.GlossaryId : null);
        var isMarked = MarkedText.IsNeeded(requests) || (hasTerms && glossary.Id is null);
        Func<string, RequestedTerm, string>? term = glossary.Id is null ? static (_, term) => Keep(MarkedText.Escape(term.Target)) : null;
        var query = new DeepLQuery
        {
            Text = [.. requests.Select(request => isMarked ? MarkedText.Build(request, MarkedText.Escape, Keep, term) : request.Text)],
            SourceLang = LanguageTag.Primary(source).ToUpperInvariant(),
            TargetLang = TargetCode(target),
            Formality = requests[0].Formality switch
            {
                Formality.Formal => "prefer_more",
                Formality.Informal => "prefer_less",
                _ => null,
            },
            ModelType = options.ModelType.Length > 0 ? options.ModelType : null,
            Context = options.Context.Length > 0 ? options.Context : null,
            GlossaryId = glossary.Id,
            TagHandling = isMarked ? "xml" : null,
            IgnoreTags = isMarked ? [KeptTag] : null,
        };
        var answer = await SendAsync(query, source, target, cancellationToken);
        var translations = answer.Translations ?? throw new TranslatorException(FailureKind.Malformed, $"{Name} answered without translations.");
        return [.. translations.Select(each => new ServiceAnswer(isMarked ? MarkedText.Read(each?.Text) : each?.Text, each?.BilledCharacters, glossary))];
    }

    private async Task<DeepLAnswer> SendAsync(DeepLQuery query, string source, string target, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.SendAsync(
                HttpMethod.Post, "v2/translate", ServiceClient.Json(query, DeepLJson.Default.DeepLQuery), DeepLJson.Default.DeepLAnswer, cancellationToken);
        }
        catch (TranslatorException fault) when (fault.Status == HttpStatusCode.NotFound && Makes(options) && query.GlossaryId is { } id)
        {
            // Somebody has deleted it; the next try makes it anew.
            glossaries.Forget(source, target, id);
            throw new TranslatorException(FailureKind.Unavailable, fault.Message);
        }
    }

    // DeepL refuses a region that it does not tell apart.
    private static string TargetCode(string target) =>
        Varieties.Contains(target.Replace('_', '-').ToUpperInvariant()) ? target.Replace('_', '-').ToUpperInvariant() : LanguageTag.Primary(target).ToUpperInvariant();

    private static bool Makes(DeepLOptions options) => options.CreateGlossary && options.GlossaryId.Length == 0;

    // Without a context the identity is that of before there was one: what is paid for stays in the cache.
    private static string[] Context(DeepLOptions options) => options.Context.Length > 0 ? [options.Context] : [];

    private static string Keep(string text) => $"<{KeptTag}>{text}</{KeptTag}>";
}
