using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Bilingual.Documents;
using Bilingual.Hosting.Pipeline.Stages;
using Bilingual.Hosting.Pipeline.Steps;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;
using Bilingual.Translation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bilingual.Hosting.Pipeline;

/// <summary>
/// The main job: from a folder of articles to a workspace and corpora. This file is the one place that says in which order the stages
/// work; each of them stands in a file of its own. Every step stores what it made before the next begins, and skips what is already there.
/// </summary>
public sealed partial class CorpusPipeline
{
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
    /// <exception cref="UsageException">The input holds no articles, the output cannot be written, or another process writes to it.</exception>
    public async Task<RunSummary> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var folder = OpenInput();
        if (folder.Files.IsEmpty)
            throw new UsageException($"'{options.Input}' holds no articles (text files); name another folder");
        try
        {
            // Models load while the database opens: each takes a good part of a short run.
            var loading = Task.Run(() => components.Load(options), cancellationToken);
            await using var workspace = await Workspace.OpenAsync(options.Output, cancellationToken);
            var run = new RunContext
            {
                Options = options,
                Workspace = workspace,
                Documents = new DocumentLibrary(workspace.Documents, components.Terms, components.Signals),
                Recorder = new StageRecorder(observer, time),
                CancellationToken = cancellationToken,
            };
            var id = await workspace.Runs.BeginAsync(Version, options.Input, time.GetUtcNow(), cancellationToken);
            LogStarted(log, id, options.Input, options.Output);
            foreach (var note in folder.Notes)
                LogPassedOver(log, note);

            var exports = await WorkAsync(run, await loading, folder, cancellationToken);

            var report = await ReportAsync(run, exports, time.GetElapsedTime(started).TotalSeconds, cancellationToken);
            var written = WriteReport(run, exports, report);
            await workspace.Runs.EndAsync(
                id, time.GetUtcNow(), report.ToJson(), [.. run.Failures.Select(f => new FailureRow { RunId = id, Stage = f.Stage.Name(), Path = f.Path, Reason = f.Reason })], cancellationToken);
            LogEnded(log, id, report.Counts.Documents, report.Counts.Links, report.Failures.Length);
            return new RunSummary(report, written, [.. run.Remarks]);
        }
        catch (TranslatorException fault)
        {
            throw new UsageException(fault.Message, fault);
        }
        catch (Exception fault) when (SqliteWorkspace.Explain(fault) is not null)
        {
            throw new UsageException($"cannot write the workspace in '{options.Output}': {SqliteWorkspace.Explain(fault)}.", fault);
        }
    }

    private DocumentFolder OpenInput()
    {
        try
        {
            return DocumentFolder.Open(options.Input, components.Reading);
        }
        catch (DocumentException fault)
        {
            throw new UsageException(fault.Message, fault);
        }
    }

    /// <summary>The order of work.</summary>
    private async Task<CorpusExports> WorkAsync(
        RunContext run, LoadedModels models, DocumentFolder folder, CancellationToken cancellationToken)
    {
        var read = new ReadStage(components.Reader, components.Reading);
        var clean = new CleanStage(components.Reader, options);
        var segment = new SegmentStage(components.Segmenter, run.Reaches(Stage.Segment));
        var mapTerms = new MapTermsStage(models.SourceTerms, models.TargetTerms, run.Reaches(Stage.MapTerms));
        var budget = new CharacterBudget(components.Translation.MaxCharacters);
        var translate = run.Reaches(Stage.Translate) ? Translate(run, budget) : null;
        var alignParagraphs = new AlignParagraphsStage(components.Aligner, run.Documents);
        var alignSentences = new AlignSentencesStage(components.Aligner, components.Scorer);
        var review = new ReviewStage(run.Workspace.Pairs, run.Documents, await run.Workspace.Pairs.DecisionsAsync(cancellationToken));

        await new AnalysisStep(run, components.Reading, components.AnalysisFingerprint(options)).RunAsync(
            folder,
            files => files.Then(read, run).Then(clean, run).Then(segment, run).Then(mapTerms, run),
            cancellationToken);
        if (translate is not null)
            await new DraftStep(run, translate, budget).RunAsync(documents => documents.Then(translate, run), cancellationToken);
        if (run.Reaches(Stage.Pair))
            await new PairStep(run, components.Pairer, components.ResourcesFingerprint).RunAsync(cancellationToken);
        if (run.Reaches(Stage.AlignParagraphs))
            await new AlignStep(run).RunAsync(pairs => pairs.Then(alignParagraphs, run).Then(alignSentences, run), cancellationToken);
        return run.Reaches(Stage.Corpus)
            ? await new CorpusStep(run, review, translate!, components.Formats, Version).RunAsync(
                pairs => pairs.Then(review, run), components.ResourcesFingerprint, cancellationToken)
            : CorpusExports.None;
    }

    private TranslateStage Translate(RunContext run, CharacterBudget budget)
    {
        var translator = components.Translators.Open(options.Engine, new TranslationJob
        {
            Cache = SqliteTranslationCache.Of(run.Workspace),
            Glossary = components.Glossary,
            Budget = budget,
            IsDryRun = options.DryRun,
        });
        return new TranslateStage(
            translator, components.Translation, components.Glossary.Fingerprint, options, run.Documents, run.Workspace.Translations);
    }

    private async Task<RunReport> ReportAsync(RunContext run, CorpusExports exports, double seconds, CancellationToken cancellationToken)
    {
        var counts = await RunCounter.CountAsync(run.Workspace, options.Threshold, cancellationToken);
        return new RunReport
        {
            Version = Version,
            Input = options.Input,
            Resources = components.Resources,
            Counts = counts with { Translations = exports.Translations, Units = exports.Units },
            Coverage = await RunCounter.CoverAsync(
                run.Workspace, options.SourceLanguage, options.TargetLanguage, options.Threshold, cancellationToken),
            LeftOut = exports.LeftOut,
            Stages = run.Recorder.Reports,
            Failures = [.. run.Failures],
            Seconds = Math.Round(seconds, 3),
        };
    }

    /// <summary>Writes <c>report.json</c> unless the run had nothing to do, and says so.</summary>
    private ImmutableArray<string> WriteReport(RunContext run, CorpusExports exports, RunReport report)
    {
        var path = Path.Combine(options.Output, "report.json");
        // Articles that cannot be used are tried again in every run; that alone is no news.
        var worked = report.Stages.Any(s => s.Done > 0 && s.Stage is not ("read" or "clean"));
        if (exports.Written.IsEmpty && !worked && run.Reaches(Stage.Corpus) && File.Exists(path))
        {
            run.Remarks.Add(report.Failures.IsEmpty
                ? "nothing to do: every article, model and setting is unchanged since the last run"
                : "nothing new to do: the inputs named above still cannot be used, everything else is unchanged since the last run");
            return [];
        }

        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(report.ToJson())));
        return exports.Written.Add(path);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run} started: {Input} into {Output}")]
    private static partial void LogStarted(ILogger log, long run, string input, string output);

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run} ended: {Documents} documents, {Links} links, {Failures} failures")]
    private static partial void LogEnded(ILogger log, long run, int documents, int links, int failures);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Note}")]
    private static partial void LogPassedOver(ILogger log, string note);
}
