using System.ComponentModel.DataAnnotations;

namespace Bilingual.Translation.Services;

/// <summary>What every engine outside this process is configured with. Each engine's own options derive from this and set its defaults.</summary>
public abstract class ServiceOptions
{
    /// <summary>Longest time for one try.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time for a request with all its tries and the pauses between them.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest time for having a glossary made with all tries and the pauses between them.</summary>
    internal virtual TimeSpan TotalGlossaryTimeout => TotalTimeout;

    /// <summary>How often a request is tried again after the first try, when the service is overloaded or cannot be reached.</summary>
    [Range(0, 20)]
    public int Retries { get; set; } = 5;

    /// <summary>Pause before the first retry; it doubles each time, with jitter. A service's own Retry-After wins.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause before a retry; a service that asks for a longer one is not waited for.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Requests under way at once.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 2;

    /// <summary>Most requests a minute; null for no limit.</summary>
    [Range(1, 1_000_000)]
    public int? RequestsPerMinute { get; set; }

    /// <summary>Most characters a minute; null for no limit.</summary>
    [Range(1, int.MaxValue)]
    public int? CharactersPerMinute { get; set; }

    /// <summary>So many tries, half of them failed within <see cref="BreakerWindow"/>, and the service is left alone for <see cref="BreakerPause"/>.</summary>
    [Range(2, 1000)]
    public int BreakerTries { get; set; } = 12;

    /// <summary>The time over which failures are counted.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan BreakerWindow { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a failing service is left alone, and one whose glossary could not be had is not asked for it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Sends a second request when the first has not been answered after this time, and takes the answer that comes first; null, the default, never does. Both may be billed.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan? HedgeAfter { get; set; }

    /// <summary>Most texts in one request; never more than the service documents.</summary>
    public abstract int MaxTexts { get; set; }

    /// <summary>Most characters in one request; never more than the service documents.</summary>
    public abstract int MaxCharacters { get; set; }
}
