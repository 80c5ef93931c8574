using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bilingual.Documents;

namespace Bilingual.Translation;

/// <summary>
/// Sees to it that addresses, placeholders, tags and numbers come through. Engines that can leave places alone are told which
/// (<see cref="TranslationRequest.Kept"/>); others get tokens in their place, and so do glossary terms where an engine knows no glossary.
/// A sentence whose tokens come back damaged is asked once more without them. What is changed all the same is remarked,
/// and so is a sentence that was not translated at all. What is blank stays
/// blank and is not sent.
/// </summary>
internal sealed class ProtectionTranslator(ITranslator inner) : TranslatorDecorator(inner)
{
    private readonly ConcurrentDictionary<(string Source, string Target), NumberCheck> numbers = [];

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        var filled = Enumerable.Range(0, requests.Count).Where(i => !string.IsNullOrWhiteSpace(requests[i].Text)).ToArray();
        if (filled.Length == requests.Count)
            return await TranslateFilledAsync(requests, source, target, cancellationToken);
        var results = new TranslationResult[requests.Count];
        Array.Fill(results, new TranslationResult("", Engine, Characters: 0));
        if (filled.Length > 0)
        {
            var translated = await TranslateFilledAsync(Array.ConvertAll(filled, i => requests[i]), source, target, cancellationToken);
            for (var i = 0; i < filled.Length; i++)
                results[filled[i]] = translated[i];
        }

        return results;
    }

    private async Task<TranslationResult[]> TranslateFilledAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        var places = requests.Select(static request => ProtectedPlaces.Find(request.Text)).ToArray();
        var tokens = requests.Select((request, i) => Tokens(request, places[i])).ToArray();
        var asked = requests.Select((request, i) => tokens[i] is { } token
            ? request with { Text = token.Text, Terms = [] }
            : Traits.Protection == NativeForm.Own ? request with { Kept = places[i] } : request).ToArray();
        var results = (await Inner.TranslateAsync(asked, source, target, cancellationToken)).ToArray();
        await RestoreAsync(requests, tokens, results, source, target, cancellationToken);

        var check = numbers.GetOrAdd((source, target), static pair => new NumberCheck(pair.Source, pair.Target));
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i].Failure is null)
                results[i] = Checked(requests[i].Text, places[i], results[i], check);
        }

        return results;
    }

    private TokenText? Tokens(TranslationRequest request, ImmutableArray<TextSpan> places)
    {
        var replaced = new List<(TextSpan Span, string Replacement)>();
        if (Traits.Protection == NativeForm.Tokens)
            replaced.AddRange(places.Select(place => (place, place.Of(request.Text).ToString())));
        if (Traits.Terms == NativeForm.Tokens)
        {
            replaced.AddRange(RequestedTerm.Of(request)
                .Where(term => !places.Any(place => place.Overlaps(term.Span)))
                .Select(term => (term.Span, term.Target)));
        }

        return replaced.Count == 0 ? null : TokenText.Create(request.Text, replaced.OrderBy(static each => each.Span.Start));
    }

    private async Task RestoreAsync(
        IReadOnlyList<TranslationRequest> requests,
        TokenText?[] tokens,
        TranslationResult[] results,
        string source,
        string target,
        CancellationToken cancellationToken)
    {
        var damaged = new List<int>();
        for (var i = 0; i < results.Length; i++)
        {
            if (tokens[i] is not { } token || results[i].Failure is not null)
                continue;
            if (token.Restore(results[i].Text) is { } restored)
                results[i] = results[i] with { Text = restored };
            else
                damaged.Add(i);
        }

        if (damaged.Count == 0)
            return;
        var plain = await Inner.TranslateAsync([.. damaged.Select(i => requests[i] with { Terms = [] })], source, target, cancellationToken);
        for (var i = 0; i < damaged.Count; i++)
            results[damaged[i]] = plain[i] with { Characters = plain[i].Characters + results[damaged[i]].Characters };
    }

    private static TranslationResult Checked(string text, ImmutableArray<TextSpan> places, TranslationResult result, NumberCheck check)
    {
        var (translation, missing) = check.Check(text, result.Text);
        var remarks = places.Select(place => place.Of(text).ToString())
            .Where(place => !translation.Contains(place, StringComparison.Ordinal))
            .Select(static place => $"'{place}' did not come through unchanged")
            .Concat(missing.Select(static number => $"the number {number} is missing in the translation"))
            .Concat(EchoesAndLoops.Find(text, translation) is { } sign ? [sign] : []);
        return result with { Text = translation, Remarks = [.. result.Remarks, .. remarks] };
    }
}
