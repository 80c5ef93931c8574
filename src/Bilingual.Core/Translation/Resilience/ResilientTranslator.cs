using System.Globalization;
using System.Threading.Channels;
using Bilingual.Translation.Services;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Bilingual.Translation;

/// <summary>
/// Sends requests through <see cref="ServicePipeline"/>, so many at once and a minute as the options allow. An engine whose key is refused
/// or whose quota is used up is stopped at once: later requests fail with the same reason and are not sent; so do those to a service that asks
/// for a longer pause than the options allow, until it is over. A glossary that could not be had in spite of all tries is not asked for again
/// within the breaker's pause: several requests that may each take long would seldom fail often enough for a breaker that counts them.
/// </summary>
internal sealed class ResilientTranslator : TranslatorDecorator
{
    private readonly ServiceOptions options;
    private readonly ResiliencePipeline<IReadOnlyList<TranslationResult>> pipeline;
    private readonly ResiliencePipeline<bool> glossaryPipeline;
    private readonly RequestPacer pacer;
    private readonly Channel<bool> slots;
    private readonly TimeProvider time;
    private volatile TranslatorException? stopped;
    private volatile Rest? rest;
    private volatile Rest? postponed;

    /// <summary>A guarded engine.</summary>
    public ResilientTranslator(ITranslator inner, ServiceOptions options, TimeProvider time, ILogger log)
        : base(inner)
    {
        this.options = options;
        this.time = time;
        pacer = new RequestPacer(options, time);
        pipeline = ServicePipeline.Create(inner.Engine, options, pacer, time, log);
        glossaryPipeline = ServicePipeline.CreateForGlossary(inner.Engine, options, pacer, time, log);

        // A request under way is an item in a channel that holds so many: a semaphore without anything to dispose of.
        slots = Channel.CreateBounded<bool>(options.Concurrency);
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> HasGlossaryAsync(string source, string target, CancellationToken cancellationToken)
    {
        if (!Traits.KeepsGlossary)
            return true;
        ThrowIfStopped();
        ThrowIfWithin(postponed);
        try
        {
            return await GuardAsync(glossaryPipeline.ExecuteAsync(token => Inner.HasGlossaryAsync(source, target, token), cancellationToken));
        }
        catch (TranslatorException fault) when (fault.Kind.IsTransient())
        {
            // Else each batch with terms would wait anew for as long as all tries may take.
            postponed = new Rest(fault, time.GetUtcNow() + options.BreakerPause);
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        await slots.Writer.WriteAsync(true, cancellationToken);
        try
        {
            // A glossary that is yet to be made takes its own time, not that of a try.
            if (requests.Any(static request => !request.Terms.IsDefaultOrEmpty))
                await HasGlossaryAsync(source, target, cancellationToken);

            // Waiting for one's turn is no fault of the service, so it does not count towards its time.
            ThrowIfStopped();
            var characters = requests.Sum(static request => CodePoints.Count(request.Text));
            await pacer.WaitAsync(characters, cancellationToken);
            ThrowIfStopped();
            var isFirst = true;
            return await GuardAsync(pipeline.ExecuteAsync(
                async token =>
                {
                    if (!isFirst)
                        await pacer.WaitAsync(characters, token);
                    isFirst = false;
                    return await Inner.TranslateAsync(requests, source, target, token);
                },
                cancellationToken));
        }
        finally
        {
            slots.Reader.TryRead(out _);
        }
    }

    private async ValueTask<T> GuardAsync<T>(ValueTask<T> guarded)
    {
        try
        {
            return await guarded;
        }
        catch (TranslatorException fault)
        {
            if (fault.Kind.StopsEngine())
                stopped ??= fault;
            else if (fault.RetryAfter is { } wait && wait > options.MaxRetryDelay)
                rest = new Rest(fault, time.GetUtcNow() + wait);
            throw;
        }
        catch (TimeoutRejectedException fault)
        {
            throw new TranslatorException(FailureKind.Unavailable, string.Create(
                CultureInfo.InvariantCulture, $"{Engine} did not answer within {fault.Timeout.TotalSeconds:0.##} s."));
        }
        catch (BrokenCircuitException)
        {
            throw new TranslatorException(FailureKind.Unavailable, string.Create(
                CultureInfo.InvariantCulture, $"{Engine} keeps failing and is left alone for {options.BreakerPause.TotalSeconds:0} s."));
        }
    }

    private void ThrowIfStopped()
    {
        if (stopped is { } fault)
            throw new TranslatorException(fault.Kind, fault.Message);
        ThrowIfWithin(rest);
    }

    private void ThrowIfWithin(Rest? pause)
    {
        if (pause is { } resting && time.GetUtcNow() < resting.Until)
            throw new TranslatorException(resting.Why.Kind, resting.Why.Message);
    }

    /// <summary>A time in which a service is not asked, and why.</summary>
    private sealed record Rest(TranslatorException Why, DateTimeOffset Until);
}
