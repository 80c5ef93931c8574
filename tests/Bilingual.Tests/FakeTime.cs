namespace Bilingual.Tests;

/// <summary>
/// A clock that moves only when it is told to. Waits up to a length are over at once, move the clock by their length and are noted, so that
/// pauses can be asserted without waiting; longer ones, such as timeouts, end when a test calls <see cref="Advance"/>.
/// </summary>
public sealed class FakeTime(TimeSpan longestSkipped = default) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Seen)> awaited = [];
    private readonly List<TimeSpan> skipped = [];
    private long ticks = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks;

    /// <summary>The waits that were skipped, in order.</summary>
    public IReadOnlyList<TimeSpan> Skipped
    {
        get
        {
            lock (gate)
                return [.. skipped];
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what is due.</summary>
    public void Advance(TimeSpan by)
    {
        List<FakeTimer> due;
        lock (gate)
        {
            ticks += by.Ticks;
            due = [.. timers.Where(timer => timer.Due <= ticks).OrderBy(timer => timer.Due)];
            foreach (var timer in due)
                timers.Remove(timer);
        }

        foreach (var timer in due)
            timer.Fire();
    }

    /// <summary>Ends when somebody waits for exactly so long (or does already).</summary>
    public Task SomeoneWaitsAsync(TimeSpan due)
    {
        lock (gate)
        {
            if (timers.Any(timer => timer.Length == due))
                return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited.Add((due, seen));
            return seen.Task;
        }
    }

    private void Start(FakeTimer timer, TimeSpan due)
    {
        var isSkipped = due <= longestSkipped || due == TimeSpan.Zero;
        lock (gate)
        {
            timers.Remove(timer);
            if (due == Timeout.InfiniteTimeSpan)
                return;
            if (isSkipped)
            {
                ticks += due.Ticks;
                skipped.Add(due);
            }
            else
            {
                timer.Due = ticks + due.Ticks;
                timer.Length = due;
                timers.Add(timer);
                foreach (var (_, seen) in awaited.Where(each => each.Due == due))
                    seen.TrySetResult();
            }
        }

        if (isSkipped)
            ThreadPool.QueueUserWorkItem(_ => timer.Fire());
    }

    private sealed class FakeTimer(FakeTime time, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool disposed;

        public long Due { get; set; }

        public TimeSpan Length { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Start(this, dueTime);
            return true;
        }

        public void Fire()
        {
            if (!disposed)
                callback(state);
        }

        public void Dispose()
        {
            disposed = true;
            lock (time.gate)
                time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
