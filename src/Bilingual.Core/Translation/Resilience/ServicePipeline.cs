using Bilingual.Translation.Services;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Hedging;
using Polly.Retry;
using Polly.Timeout;

namespace Bilingual.Translation;

/// <summary>
/// The order in which a request to a service is guarded, the outermost first: time in all, retries, circuit breaker, hedging, time for a
/// try. Timeouts of a try count as failures of the service.
/// </summary>
internal static partial class ServicePipeline
{
    /// <summary>The guard of one engine.</summary>
    /// <param name="engine">Its name, for messages.</param>
    /// <param name="options">Times and counts.</param>
    /// <param name="pacer">Told when the service asks to be left alone.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Told of retries and pauses.</param>
    public static ResiliencePipeline<IReadOnlyList<TranslationResult>> Create(
        string engine, ServiceOptions options, RequestPacer pacer, TimeProvider time, ILogger log)
    {
        var builder = new ResiliencePipelineBuilder<IReadOnlyList<TranslationResult>> { Name = engine, TimeProvider = time };
        builder.AddTimeout(options.TotalTimeout);
        if (options.Retries > 0)
            builder.AddRetry(Retry<IReadOnlyList<TranslationResult>>(engine, options, pacer, log));
        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<IReadOnlyList<TranslationResult>>
        {
            FailureRatio = .5,
            MinimumThroughput = options.BreakerTries,
            SamplingDuration = options.BreakerWindow,
            BreakDuration = options.BreakerPause,
            // An answer of another form is no sign that the service is down: its batch is halved, which looks like failing half the time.
            ShouldHandle = static arguments => ValueTask.FromResult(KindOf(arguments.Outcome.Exception) == FailureKind.Unavailable),
            OnOpened = arguments =>
            {
                LogLeftAlone(log, engine, arguments.BreakDuration.TotalSeconds);
                return ValueTask.CompletedTask;
            },
        });
        if (options.HedgeAfter is { } delay)
        {
            builder.AddHedging(new HedgingStrategyOptions<IReadOnlyList<TranslationResult>>
            {
                Delay = delay,
                MaxHedgedAttempts = 1,
                ShouldHandle = static arguments => ValueTask.FromResult(KindOf(arguments.Outcome.Exception) == FailureKind.Unavailable),
            });
        }

        return builder.AddTimeout(options.TryTimeout).Build();
    }

    /// <summary>
    /// The guard for looking after an engine's glossary, which is several requests and may take longer than a translation: time in all and
    /// retries. The engine itself ends what takes too long.
    /// </summary>
    /// <inheritdoc cref="Create"/>
    public static ResiliencePipeline<bool> CreateForGlossary(
        string engine, ServiceOptions options, RequestPacer pacer, TimeProvider time, ILogger log)
    {
        var builder = new ResiliencePipelineBuilder<bool> { Name = engine, TimeProvider = time };
        builder.AddTimeout(options.TotalGlossaryTimeout);
        if (options.Retries > 0)
            builder.AddRetry(Retry<bool>(engine, options, pacer, log));
        return builder.Build();
    }

    private static RetryStrategyOptions<T> Retry<T>(string engine, ServiceOptions options, RequestPacer pacer, ILogger log) => new()
    {
        MaxRetryAttempts = options.Retries,
        Delay = options.RetryDelay,
        MaxDelay = options.MaxRetryDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(
            KindOf(arguments.Outcome.Exception).IsTransient() && !(RetryAfter(arguments.Outcome.Exception) > options.MaxRetryDelay)),
        DelayGenerator = static arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Exception)),
        OnRetry = arguments =>
        {
            if (RetryAfter(arguments.Outcome.Exception) is { } rest)
                pacer.Rest(rest);
            LogRetry(log, engine, arguments.AttemptNumber + 1, arguments.RetryDelay.TotalSeconds, arguments.Outcome.Exception!.Message);
            return ValueTask.CompletedTask;
        },
    };

    private static FailureKind KindOf(Exception? fault) => fault switch
    {
        TranslatorException translator => translator.Kind,
        TimeoutRejectedException => FailureKind.Unavailable,
        _ => FailureKind.None,
    };

    private static TimeSpan? RetryAfter(Exception? fault) => (fault as TranslatorException)?.RetryAfter;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Engine}: try {Attempt} failed, again in {Seconds:0.0} s: {Reason}")]
    private static partial void LogRetry(ILogger log, string engine, int attempt, double seconds, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Engine} keeps failing and is left alone for {Seconds:0} s")]
    private static partial void LogLeftAlone(ILogger log, string engine, double seconds);
}
