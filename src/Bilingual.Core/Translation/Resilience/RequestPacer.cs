using Bilingual.Translation.Services;

namespace Bilingual.Translation;

/// <summary>
/// Keeps requests within so many requests and so many characters a minute: each kind of unit refills evenly, a minute's worth may be spent
/// at once, and callers wait in the order in which they come. It runs on a <see cref="TimeProvider"/>, which the limiters of
/// System.Threading.RateLimiting do not, so that tests need not wait.
/// </summary>
internal sealed class RequestPacer
{
    private readonly TimeProvider time;
    private readonly Allowance[] allowances;
    private readonly Lock gate = new();
    private long restUntil;

    /// <summary>A pacer by the options.</summary>
    public RequestPacer(ServiceOptions options, TimeProvider time)
    {
        this.time = time;
        restUntil = time.GetTimestamp();
        allowances = [.. new[] { (Of: 0, PerMinute: options.RequestsPerMinute), (Of: 1, PerMinute: options.CharactersPerMinute) }
            .Where(static limit => limit.PerMinute is not null)
            .Select(limit => new Allowance(limit.Of, limit.PerMinute!.Value, restUntil))];
    }

    /// <summary>Waits until a request of so many characters may be sent.</summary>
    public async ValueTask WaitAsync(int characters, CancellationToken cancellationToken)
    {
        var wait = Reserve(characters);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    /// <summary>Lets no request start before a time has passed: a service that asks one request to wait means all of them.</summary>
    public void Rest(TimeSpan duration)
    {
        lock (gate)
            restUntil = Math.Max(restUntil, time.GetTimestamp() + (long)(duration.TotalSeconds * time.TimestampFrequency));
    }

    private TimeSpan Reserve(int characters)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var wait = restUntil > now ? time.GetElapsedTime(now, restUntil) : TimeSpan.Zero;
            foreach (var allowance in allowances)
            {
                var needed = allowance.Take(allowance.Kind == 0 ? 1 : characters, now, time);
                if (needed > wait)
                    wait = needed;
            }

            return wait;
        }
    }

    /// <summary>Units that refill evenly; may fall below zero, which is what later callers wait for.</summary>
    private sealed class Allowance(int kind, int perMinute, long started)
    {
        private double units = perMinute;
        private long refilled = started;

        public int Kind => kind;

        public TimeSpan Take(int count, long now, TimeProvider time)
        {
            units = Math.Min(perMinute, units + (time.GetElapsedTime(refilled, now).TotalMinutes * perMinute));
            refilled = now;

            // A single request larger than the allowance of a minute waits for a full minute rather than for ever.
            units -= Math.Min(count, perMinute);
            return units >= 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(-units / perMinute);
        }
    }
}
