using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bilingual.Glossaries;
using Bilingual.Glossaries.Exchange;
using Microsoft.Extensions.Logging;

namespace Bilingual.Translation.Services;

/// <summary>What a service keeps of our glossary for a direction.</summary>
/// <param name="Id">The glossary's name there; null where there is none to use.</param>
/// <param name="Refusal">How the service refuses to keep one that there should be; <see cref="FailureKind.None"/> where it does not.</param>
internal readonly record struct KeptGlossary(string? Id, FailureKind Refusal = FailureKind.None)
{
    /// <summary>Whether there should be one and the service refuses to keep it.</summary>
    public bool IsRefused => Refusal != FailureKind.None;

    /// <summary>
    /// Whether it may be kept the next time: the service answered in a form that nobody agreed on. What it refuses in so many words (an
    /// account that may hold no more, languages without glossaries, a glossary too large) it refuses until somebody changes that.
    /// </summary>
    public bool MayBeKeptLater => Refusal == FailureKind.Malformed;
}

/// <summary>
/// The glossaries at a service that say what ours says, looked for and made once for each direction. What fails for a reason that may pass
/// is thrown and tried anew by whoever asks next; a refusal is told once and holds as long as the process.
/// </summary>
/// <param name="engine">Name of the engine, for messages.</param>
/// <param name="alternative">What a person can set to do without, for messages.</param>
/// <param name="glossary">Ours.</param>
/// <param name="limit">How long looking for a glossary and making it may take.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Told of a refusal.</param>
internal abstract partial class ServiceGlossaries(
    string engine, string alternative, Func<Glossary> glossary, TimeSpan limit, TimeProvider time, ILogger log)
{
    private readonly ConcurrentDictionary<(string Source, string Target), Lazy<Task<KeptGlossary>>> kept = [];

    /// <summary>The clock.</summary>
    protected TimeProvider Time => time;

    /// <summary>The glossary for a direction.</summary>
    /// <exception cref="TranslatorException">It cannot be had for the moment, or the engine is of no use.</exception>
    public Task<KeptGlossary> FindAsync(string source, string target, CancellationToken cancellationToken)
    {
        var direction = (LanguageTag.Primary(source), LanguageTag.Primary(target));

        // Made once for all requests, so no single request's end may end it.
        return kept.GetOrAdd(direction, each => new(() => MakeAsync(each.Source, each.Target))).Value.WaitAsync(cancellationToken);
    }

    /// <summary>Forgets a glossary that the service no longer knows, so that it is made anew.</summary>
    public void Forget(string source, string target, string id)
    {
        var direction = (LanguageTag.Primary(source), LanguageTag.Primary(target));
        if (kept.TryGetValue(direction, out var known) && known.Value is { IsCompletedSuccessfully: true, Result.Id: { } current } && current == id)
            kept.TryRemove(KeyValuePair.Create(direction, known));
    }

    /// <summary>Looks for the glossary and makes it where there is none.</summary>
    /// <param name="source">Language of the terms.</param>
    /// <param name="target">Language of their renderings.</param>
    /// <param name="entries">The pairs, a line each, with a tab between.</param>
    /// <param name="hash">Identifies the entries: 16 lower-case hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends when it takes too long.</param>
    /// <returns>Its name at the service.</returns>
    /// <exception cref="TranslatorException">There is none.</exception>
    protected abstract Task<string> FindOrCreateAsync(string source, string target, byte[] entries, string hash, CancellationToken cancellationToken);

    private async Task<KeptGlossary> MakeAsync(string source, string target)
    {
        try
        {
            var entries = Encoding.UTF8.GetBytes(NativeGlossary.Pairs(glossary(), source, target).Aggregate(
                new StringBuilder(), static (text, pair) => text.Append(pair.Source).Append('\t').Append(pair.Target).Append('\n')).ToString());
            if (entries.Length == 0)
                return default;
            if (entries.Length > EnginePairs.MaxBytes)
                throw new TranslatorException(FailureKind.TooLarge, $"it has {entries.Length} bytes, and {EnginePairs.MaxBytes} are the most.");
            using var patience = new CancellationTokenSource(limit, time);
            return new(await FindOrCreateAsync(source, target, entries, Convert.ToHexStringLower(SHA256.HashData(entries).AsSpan(0, 8)), patience.Token));
        }
        catch (TranslatorException fault) when (fault.Kind.MayPassInParts())
        {
            LogRefused(log, engine, fault.Message);
            return new(null, fault.Kind);
        }
        catch (TranslatorException fault)
        {
            kept.TryRemove((source, target), out _);
            throw fault.Kind.StopsEngine() ? fault : Postponed(fault.Kind, fault.Message, fault.RetryAfter);
        }
        catch (OperationCanceledException)
        {
            kept.TryRemove((source, target), out _);
            throw Postponed(FailureKind.Unavailable, $"it was not ready within {limit}.", null);
        }
    }

    private TranslatorException Postponed(FailureKind kind, string reason, TimeSpan? retryAfter) =>
        new(kind, $"{engine}: the glossary cannot be made there for the moment: {reason} ({alternative} does without it.)") { RetryAfter = retryAfter };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Engine}: the glossary could not be made there, so terms are put into the texts: {Reason}")]
    private static partial void LogRefused(ILogger log, string engine, string reason);
}
