using System.Collections.Immutable;

namespace Bilingual.Hosting.Pipeline;

/// <summary>Counts and times what the stages do, for the report, and passes it on to whoever watches.</summary>
internal sealed class StageRecorder(IRunObserver observer, TimeProvider time) : IRunObserver
{
    private readonly SortedDictionary<Stage, Record> records = [];
    private readonly Lock gate = new();

    /// <summary>What every stage that began did, in the order of work.</summary>
    public ImmutableArray<StageReport> Reports
    {
        get
        {
            lock (gate)
                return [.. records.Select(r => new StageReport(r.Key.Name(), r.Value.Done, r.Value.Failed, Math.Round(r.Value.Seconds, 3)))];
        }
    }

    /// <inheritdoc/>
    public void Begin(Stage stage, int? total)
    {
        lock (gate)
        {
            var record = Of(stage);
            record.Started = time.GetTimestamp();
        }

        observer.Begin(stage, total);
    }

    /// <inheritdoc/>
    public void Report(StageProgress value)
    {
        lock (gate)
        {
            var record = Of(value.Stage);
            if (value.Succeeded)
                record.Done++;
            else
                record.Failed++;
        }

        observer.Report(value);
    }

    /// <inheritdoc/>
    public void End(Stage stage)
    {
        lock (gate)
        {
            var record = Of(stage);
            record.Seconds += time.GetElapsedTime(record.Started).TotalSeconds;
        }

        observer.End(stage);
    }

    private Record Of(Stage stage)
    {
        if (!records.TryGetValue(stage, out var record))
            records[stage] = record = new Record();
        return record;
    }

    private sealed class Record
    {
        public long Started { get; set; }

        public double Seconds { get; set; }

        public int Done { get; set; }

        public int Failed { get; set; }
    }
}
