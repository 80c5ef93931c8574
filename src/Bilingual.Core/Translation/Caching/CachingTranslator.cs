using System.Collections.Concurrent;

namespace Bilingual.Translation;

/// <summary>
/// Answers from an <see cref="ITranslationCache"/> what was translated before and keeps what is new, in portions of a request each, so that
/// a process that is killed loses no more than what is under way. A text asked for twice at the same moment is sent once. Translations that
/// had to do without the service's glossary are kept apart.
/// </summary>
internal sealed class CachingTranslator(ITranslator inner, ITranslationCache cache) : TranslatorDecorator(inner)
{
    // Engines without a limit on texts would otherwise keep nothing before everything is done.
    private const int LargestPortion = 64;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<TranslationResult>> underway = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        var keys = requests.Select(request => TranslationKey.Of(Fingerprint, request, source, target)).ToArray();
        var own = new List<(string Key, TranslationRequest Request, TaskCompletionSource<TranslationResult> Answer)>();
        var answers = new Dictionary<string, Task<TranslationResult>>(keys.Length, StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++)
        {
            if (answers.ContainsKey(keys[i]))
                continue;
            var mine = new TaskCompletionSource<TranslationResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            var answer = underway.GetOrAdd(keys[i], mine);
            answers[keys[i]] = answer.Task;
            if (answer == mine)
                own.Add((keys[i], requests[i], mine));
        }

        try
        {
            await AnswerAsync(own, source, target, cancellationToken);
        }
        finally
        {
            foreach (var (key, _, answer) in own)
            {
                underway.TryRemove(key, out _);
                answer.TrySetResult(TranslationResult.Failed(Engine, FailureKind.Unavailable, $"{Engine} was interrupted."));
            }
        }

        var results = new TranslationResult[keys.Length];
        var paid = own.Select(static each => each.Key).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = await answers[keys[i]].WaitAsync(cancellationToken);

            // The cost is counted once, with the first of equal texts.
            if (!paid.Remove(keys[i]))
                results[i] = results[i] with { Characters = 0 };
        }

        return results;
    }

    private async Task AnswerAsync(
        List<(string Key, TranslationRequest Request, TaskCompletionSource<TranslationResult> Answer)> asked,
        string source,
        string target,
        CancellationToken cancellationToken)
    {
        var known = await cache.FindAsync([.. asked.Select(static each => each.Key)], cancellationToken);
        foreach (var (key, _, answer) in asked)
        {
            if (known.TryGetValue(key, out var kept))
                answer.SetResult(new TranslationResult(kept.Text, kept.Engine, Characters: 0));
        }

        if (Traits.KeepsGlossary)
            await AnswerWithoutGlossaryAsync([.. asked.Where(static each => !each.Answer.Task.IsCompleted)], source, target, cancellationToken);
        await Task.WhenAll(Portions(asked.Where(static each => !each.Answer.Task.IsCompleted)).Select(async portion =>
        {
            var results = await Inner.TranslateAsync([.. portion.Select(static each => each.Request)], source, target, cancellationToken);

            // What is paid for is kept even when the user has just interrupted.
            await cache.SaveAsync(
                [.. portion.Zip(results).Where(static each => each.Second.Failure is null).Select(each => KeyValuePair.Create(
                    each.Second.IsWithoutGlossary ? WithoutGlossary(each.First.Request, source, target) : each.First.Key,
                    new CachedTranslation(each.Second.Text, each.Second.Engine, each.Second.Characters)))],
                CancellationToken.None);
            for (var i = 0; i < portion.Count; i++)
                portion[i].Answer.SetResult(results[i]);
        }));
    }

    /// <summary>What goes into one request each: were it several, what one of them brought would be lost with another that is interrupted.</summary>
    private IEnumerable<List<(string Key, TranslationRequest Request, TaskCompletionSource<TranslationResult> Answer)>> Portions(
        IEnumerable<(string Key, TranslationRequest Request, TaskCompletionSource<TranslationResult> Answer)> missing)
    {
        var portion = new List<(string Key, TranslationRequest Request, TaskCompletionSource<TranslationResult> Answer)>();
        var characters = 0L;
        foreach (var each in missing)
        {
            var length = CodePoints.Count(each.Request.Text);
            if (portion.Count > 0 && (portion.Count >= Math.Min(Traits.MaxTexts, LargestPortion) || characters + length > Traits.MaxCharacters))
            {
                yield return portion;
                (portion, characters) = ([], 0);
            }

            portion.Add(each);
            characters += length;
        }

        if (portion.Count > 0)
            yield return portion;
    }

    /// <summary>
    /// What was translated while the service refused to keep the glossary is good for as long as it refuses, and for when it cannot be asked;
    /// once it keeps the glossary these texts are translated anew.
    /// </summary>
    private async Task AnswerWithoutGlossaryAsync(
        List<(string Key, TranslationRequest Request, TaskCompletionSource<TranslationResult> Answer)> asked,
        string source,
        string target,
        CancellationToken cancellationToken)
    {
        var keys = asked.Where(static each => !each.Request.Terms.IsDefaultOrEmpty)
            .Select(each => (Key: WithoutGlossary(each.Request, source, target), each.Answer)).ToArray();
        if (keys.Length == 0)
            return;
        var known = await cache.FindAsync([.. keys.Select(static each => each.Key)], cancellationToken);
        if (known.Count == 0)
            return;
        string? why = null;
        try
        {
            if (await Inner.HasGlossaryAsync(source, target, cancellationToken))
                return;
        }
        catch (TranslatorException fault)
        {
            why = fault.Message;
        }

        foreach (var (key, answer) in keys)
        {
            if (known.TryGetValue(key, out var kept))
                answer.SetResult(new TranslationResult(kept.Text, kept.Engine, Characters: 0).WithoutGlossary(isProvisional: why is not null, why));
        }
    }

    private string WithoutGlossary(TranslationRequest request, string source, string target) =>
        TranslationKey.Of(Fingerprint, request, source, target, isWithoutGlossary: true);
}
