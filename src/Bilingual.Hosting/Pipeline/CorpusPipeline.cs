using System.Reflection;
using Bilingual.Hosting.Pipeline.Stages;
using Bilingual.Hosting.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bilingual.Hosting.Pipeline;

/// <summary>
/// The main job: from a folder of articles to a workspace and corpora. This file is the one place that says in which order the stages
/// work; each of them stands in a file of its own. Every step stores what it made before the next begins, and skips what is already there.
/// </summary>
public sealed partial class CorpusPipeline
{
    private const long DocumentCacheCharacters = 64L << 20;

    private readonly PipelineComponents components;
    private readonly RunOptions options;
    private readonly IRunObserver observer;
    private readonly TimeProvider time;
    private readonly ILogger<CorpusPipeline> log;

    /// <summary>A pipeline of the given components.</summary>
    public CorpusPipeline(
        PipelineComponents components, IOptions<RunOptions> options, IRunObserver observer, TimeProvider time, ILogger<CorpusPipeline> log)
    {
        this.components = components;
        this.options = options.Value;
        this.observer = observer;
        this.time = time;
        this.log = log;
    }

    /// <summary>Version of the program, as reports and corpora state it.</summary>
    public static string Version { get; } =
        typeof(CorpusPipeline).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>Does what is not done yet and returns what the workspace holds then.</summary>
    /// <exception cref="UsageException">The output cannot be written, or another process writes to it.</exception>
    public async Task<RunSummary> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            await using var workspace = await Workspace.OpenAsync(options.Output, cancellationToken);
            var run = new RunContext
            {
                Options = options,
                Workspace = workspace,
                Documents = new DocumentCache(workspace.Documents, components.Terms, DocumentCacheCharacters),
                Recorder = new StageRecorder(observer, time),
            };
            var id = await workspace.Runs.BeginAsync(Version, options.Input, time.GetUtcNow(), cancellationToken);
            LogStarted(log, id, options.Input, options.Output);

            // The order of work.
            await new AnalysisStep(components, run).RunAsync(cancellationToken);
            if (options.Until >= Stage.Translate)
                await new DraftStep(components, run).RunAsync(cancellationToken);
            if (options.Until >= Stage.Pair)
                await new PairStep(components, run).RunAsync(cancellationToken);
            if (options.Until >= Stage.AlignParagraphs)
                await new AlignStep(components, run).RunAsync(cancellationToken);
            var export = options.Until >= Stage.Corpus
                ? await new CorpusStep(components, run).RunAsync(cancellationToken)
                : CorpusExports.None;

            var report = await ReportAsync(run, export, time.GetElapsedTime(started).TotalSeconds, cancellationToken);
            var written = await CorpusStep.WriteReportAsync(run, export, report, cancellationToken);
            await workspace.Runs.EndAsync(id, time.GetUtcNow(), report, cancellationToken);
            LogEnded(log, id, report.Counts.Documents, report.Counts.Links, report.Failures.Length);
            return new RunSummary(report, written, [.. run.Remarks]);
        }
        catch (Exception fault) when (SqliteWorkspace.Explain(fault) is not null)
        {
            throw new UsageException($"cannot write the workspace in '{options.Output}': {SqliteWorkspace.Explain(fault)}.", fault);
        }
    }

    private async Task<RunReport> ReportAsync(RunContext run, CorpusExports export, double seconds, CancellationToken cancellationToken)
    {
        var counts = await RunCounter.CountAsync(run.Workspace, options.Threshold, cancellationToken);
        return new RunReport
        {
            Version = Version,
            Input = options.Input,
            Resources = components.Resources,
            Counts = counts with { Translations = export.Translations, Units = export.Units },
            Coverage = await RunCounter.CoverAsync(
                run.Workspace, options.SourceLanguage, options.TargetLanguage, options.Threshold, cancellationToken),
            Stages = run.Recorder.Reports,
            Failures = [.. run.Failures],
            Seconds = Math.Round(seconds, 3),
        };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run} started: {Input} into {Output}")]
    private static partial void LogStarted(ILogger log, long run, string input, string output);

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run} ended: {Documents} documents, {Links} links, {Failures} failures")]
    private static partial void LogEnded(ILogger log, long run, int documents, int links, int failures);
}
