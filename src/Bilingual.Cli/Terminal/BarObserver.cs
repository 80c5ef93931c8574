using System.Globalization;
using Bilingual.Hosting.Pipeline;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Bilingual.Cli.Terminal;

/// <summary>Progress as bars with rates, for a person at a terminal.</summary>
internal sealed class BarObserver(ProgressContext bars) : IRunObserver
{
    private readonly Dictionary<Stage, ProgressTask> tasks = [];
    private readonly Lock gate = new();

    /// <summary>Runs <paramref name="work"/> with bars on <paramref name="console"/>.</summary>
    public static Task RunAsync(IAnsiConsole console, Func<IRunObserver, Task> work) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new CountColumn(), new RateColumn(), new ElapsedTimeColumn())
            .StartAsync(bars => work(new BarObserver(bars)));

    /// <inheritdoc/>
    public void Begin(Stage stage, int? total)
    {
        lock (gate)
        {
            var task = bars.AddTask(stage.Name(), autoStart: true, maxValue: Math.Max(1, total ?? 1));
            task.IsIndeterminate = total is null;
            tasks[stage] = task;
        }
    }

    /// <inheritdoc/>
    public void Report(StageProgress value)
    {
        lock (gate)
        {
            if (tasks.TryGetValue(value.Stage, out var task))
                task.Increment(1);
        }
    }

    /// <inheritdoc/>
    public void End(Stage stage)
    {
        lock (gate)
        {
            if (!tasks.TryGetValue(stage, out var task))
                return;
            task.IsIndeterminate = false;
            task.MaxValue = Math.Max(1, task.Value);
            task.Value = task.MaxValue;
            task.StopTask();
        }
    }

    private sealed class CountColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value:0}/{task.MaxValue:0}")).RightJustified();
    }

    private sealed class RateColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Speed is { } speed ? string.Create(CultureInfo.InvariantCulture, $"{speed:0}/s") : "").RightJustified();
    }
}
