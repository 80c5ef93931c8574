using System.Globalization;
using Bilingual.Hosting.Pipeline;

namespace Bilingual.Cli.Terminal;

/// <summary>Progress as plain lines, for logs and redirected output: one when a stage ends, and one now and then in a long stage.</summary>
internal sealed class PlainObserver(TextWriter output, TimeProvider time) : IRunObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Dictionary<Stage, Counter> counters = [];
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public void Begin(Stage stage, int? total)
    {
        lock (gate)
            counters[stage] = new Counter { Total = total, Started = time.GetTimestamp(), LastLine = time.GetTimestamp() };
    }

    /// <inheritdoc/>
    public void Report(StageProgress value)
    {
        lock (gate)
        {
            if (!counters.TryGetValue(value.Stage, out var counter))
                return;
            counter.Done++;
            if (!value.Succeeded)
                counter.Failed++;
            if (time.GetElapsedTime(counter.LastLine) < Interval)
                return;
            counter.LastLine = time.GetTimestamp();
            WriteLine(value.Stage, counter);
        }
    }

    /// <inheritdoc/>
    public void End(Stage stage)
    {
        lock (gate)
        {
            if (counters.Remove(stage, out var counter) && (counter.Done > 0 || counter.Total > 0))
                WriteLine(stage, counter);
        }
    }

    private void WriteLine(Stage stage, Counter counter)
    {
        var seconds = time.GetElapsedTime(counter.Started).TotalSeconds;
        var of = counter.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $" of {total}") : "";
        var failed = counter.Failed > 0 ? string.Create(CultureInfo.InvariantCulture, $", {counter.Failed} failed") : "";
        var rate = seconds > 0.05 ? string.Create(CultureInfo.InvariantCulture, $", {counter.Done / seconds:0} a second") : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage.Name()}: {counter.Done}{of}{failed}, {seconds:0.0} s{rate}"));
    }

    private sealed class Counter
    {
        public int? Total { get; init; }

        public long Started { get; init; }

        public long LastLine { get; set; }

        public int Done { get; set; }

        public int Failed { get; set; }
    }
}
