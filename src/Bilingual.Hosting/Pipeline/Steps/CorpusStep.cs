using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bilingual.Alignment;
using Bilingual.Corpora;
using Bilingual.Corpora.Filtering;
using Bilingual.Documents;
using Bilingual.Hosting.Pipeline.Stages;
using Bilingual.Hosting.Storage;
using Bilingual.Interchange;
using Bilingual.Interchange.Html;
using Bilingual.Interchange.Tabular;

namespace Bilingual.Hosting.Pipeline.Steps;

/// <summary>What the export came to.</summary>
/// <param name="Translations">Drafts written.</param>
/// <param name="Units">Units in the corpus.</param>
/// <param name="LeftOut">How many translations were left out, by the filter that rejected them.</param>
/// <param name="Written">Files written in this run.</param>
internal sealed record CorpusExports(
    int Translations, int Units, ImmutableSortedDictionary<string, int> LeftOut, ImmutableArray<string> Written)
{
    /// <summary>Nothing was exported.</summary>
    public static CorpusExports None { get; } = new(0, 0, ImmutableSortedDictionary<string, int>.Empty, []);
}

/// <summary>Writes the files of the output folder from the workspace: links, drafts, corpora and the page to read them in.</summary>
internal sealed class CorpusStep(RunContext run, ReviewStage review, TranslateStage translate, CorpusFormats formats, string version)
{
    private const string State = "corpus";

    private static readonly string[] OtherFiles = ["links.tsv", "translations.tsv", "review.html"];
    private static readonly string[] Formats = ["tsv", "jsonl", "tmx"];

    private RunOptions Options => run.Options;

    /// <summary>Writes what is out of date.</summary>
    /// <param name="reviewed">The stage that a pair goes through.</param>
    /// <param name="resources">Identifies code, models and glossary.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<CorpusExports> RunAsync(
        Func<IAsyncEnumerable<Outcome<StoredPair>>, IAsyncEnumerable<Outcome<ReviewedPair>>> reviewed, string resources, CancellationToken cancellationToken)
    {
        var wanted = await FingerprintAsync(resources, cancellationToken);
        var stored = await run.Workspace.Runs.GetStateAsync(State, cancellationToken);
        if (stored is not null && JsonSerializer.Deserialize(stored, CorpusStateJson.Default.CorpusState) is { } state
            && state.Fingerprint == wanted && OutputFiles().All(File.Exists))
        {
            return new CorpusExports(state.Translations, state.Units, state.LeftOut, []);
        }

        var pairs = await run.Workspace.Pairs.ListAsync(cancellationToken);
        run.Recorder.Begin(Stage.Review, pairs.Length);
        run.Recorder.Begin(Stage.Corpus, pairs.Length);
        var items = pairs.Select(p => Outcome<StoredPair>.Success(p.Pair.SourcePath + " ~ " + p.Pair.TargetPath, p)).ToStream(cancellationToken);
        var export = await ExportAsync(reviewed(items), cancellationToken);
        run.Recorder.End(Stage.Review);
        run.Recorder.End(Stage.Corpus);
        var made = new CorpusState(wanted, export.Translations, export.Units, export.LeftOut);
        await run.Workspace.Runs.SetStateAsync(State, JsonSerializer.Serialize(made, CorpusStateJson.Default.CorpusState), cancellationToken);
        return export;
    }

    private async Task<CorpusExports> ExportAsync(IAsyncEnumerable<Outcome<ReviewedPair>> pairs, CancellationToken cancellationToken)
    {
        var drafts = await WriteDraftsAsync(cancellationToken);
        var summaries = new List<(StoredPair Pair, ReviewPairSummary Summary)>();
        var leftOut = new SortedDictionary<string, int>(StringComparer.Ordinal);
        CorpusExportResult corpus;
        using (var linkFile = AtomicFile.Create(OutputPath("links.tsv")))
        {
            var links = new LinkTableWriter(linkFile.Stream, Options.Threshold);
            corpus = await CorpusExport.WriteAsync(
                [.. Formats.Select(formats.Get)],
                Options.Output,
                "corpus",
                Info,
                UnitsAsync(pairs, links, summaries, leftOut, cancellationToken),
                cancellationToken);
            links.Complete();
            linkFile.Commit();
        }

        await WritePageAsync(summaries, (int)corpus.Written, cancellationToken);
        if (corpus.Written == 0)
        {
            run.Remarks.Add(
                "The corpus holds no units: no sentences of these articles are translations of each other with a score of at least " +
                string.Create(CultureInfo.InvariantCulture, $"{Options.Threshold:0.##}. ") +
                "Comparable articles seldom are; links.tsv and review.html show which paragraphs share facts.");
        }

        return new CorpusExports(drafts, (int)corpus.Written, leftOut.ToImmutableSortedDictionary(StringComparer.Ordinal), [.. OutputFiles()]);
    }

    private CorpusInfo Info => new()
    {
        SourceLanguage = Options.SourceLanguage,
        TargetLanguage = Options.TargetLanguage,
        ToolVersion = version,
    };

    /// <summary>Goes through the pairs once: writes their links, notes what the page's table says of them, and yields their units.</summary>
    private async IAsyncEnumerable<TranslationUnit> UnitsAsync(
        IAsyncEnumerable<Outcome<ReviewedPair>> pairs,
        LinkTableWriter links,
        List<(StoredPair Pair, ReviewPairSummary Summary)> summaries,
        SortedDictionary<string, int> leftOut,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var selection = new UnitSelection(Options.Threshold);
        var filter = FilterPreset.Get(Options.Filter);
        var exported = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var outcome in pairs.WithCancellation(cancellationToken))
        {
            if (!run.Keep(outcome))
                continue;
            var pair = outcome.Value!;
            links.Write(pair.Source.Document, pair.Target.Document, pair.Links);
            summaries.Add((pair.Stored, ReviewPairSummary.Of(Page(pair))));
            run.Recorder.Report(new StageProgress(Stage.Corpus, true, outcome.Path));

            foreach (var unit in pair.Units.Where(unit => selection.Excludes(unit) is null))
            {
                var rejections = filter.Judge(unit, Options.SourceLanguage, Options.TargetLanguage);
                var reason = !rejections.IsEmpty ? rejections[0].Filter
                    : !exported.Add(WorkspaceHash.Of(unit.Source.Text, unit.Target.Text)) ? "duplicate"
                    : null;
                if (reason is null)
                    yield return unit;
                else
                    leftOut[reason] = leftOut.GetValueOrDefault(reason) + 1;
            }
        }
    }

    private async Task<int> WriteDraftsAsync(CancellationToken cancellationToken)
    {
        var written = 0;
        using var file = AtomicFile.Create(OutputPath("translations.tsv"));
        var table = new DraftTableWriter(file.Stream);
        foreach (var stored in (await run.Workspace.Documents.ListAsync(cancellationToken)).Where(d => d.Language == Options.SourceLanguage))
        {
            var document = await run.Documents.GetAsync(stored.Id, cancellationToken);
            var requests = translate.Requests(document).ToArray();
            var found = await run.Workspace.Translations.FindAsync([.. requests.Select(r => r.Key).Distinct(StringComparer.Ordinal)], cancellationToken);
            foreach (var request in requests)
            {
                var row = found.GetValueOrDefault(request.Key);
                table.Write(new TranslationDraft(
                    stored.Path,
                    request.Paragraph.Line,
                    request.Sentence.Index + 1,
                    Options.SourceLanguage,
                    Options.TargetLanguage,
                    request.Sentence.Text,
                    row?.Text ?? "",
                    row?.Engine ?? translate.Engine,
                    row is null ? "the engine gave no translation" : null)
                {
                    Remarks = row?.Remarks ?? "",
                });
                written += row is null ? 0 : 1;
            }
        }

        table.Complete();
        file.Commit();
        return written;
    }

    private async Task WritePageAsync(List<(StoredPair Pair, ReviewPairSummary Summary)> summaries, int units, CancellationToken cancellationToken)
    {
        var counts = await RunCounter.CountAsync(run.Workspace, Options.Threshold, cancellationToken);
        var ordered = summaries.OrderByDescending(s => s.Pair.Pair.Probability).ToArray();
        var overview = new ReviewOverview
        {
            Origin = $"Bilingual {version}",
            Figures =
            [
                new("articles", counts.Documents), new("paragraphs", counts.Paragraphs), new("sentences", counts.Sentences),
                new("terms", counts.Terms), new("pairs", counts.Pairs), new("links", counts.Links), new("units", units),
            ],
            Notes = [.. run.Remarks, .. run.Failures.Select(f => $"{f.Path}: {f.Reason}")],
            Pairs = [.. ordered.Select(s => s.Summary)],
        };
        var options = new ReviewPageOptions();
        var shown = new List<ReviewPair>();
        foreach (var (pair, _) in ordered.Take(options.MaximumPairs))
            shown.Add(Page(await review.RunAsync(pair, cancellationToken)));
        AtomicFile.Write(OutputPath("review.html"), stream => ReviewPageWriter.Write(stream, overview, shown, options, cancellationToken));
    }

    private ReviewPair Page(ReviewedPair pair) =>
        new(
            pair.Source.Document,
            pair.Target.Document,
            new Bitext(pair.Stored.Pair, [.. pair.Links.Where(l => l.Probability >= Options.Threshold)], pair.Beads))
        {
            SourceTerms = pair.Source.Terms,
            TargetTerms = pair.Target.Terms,
        };

    private async Task<string> FingerprintAsync(string resources, CancellationToken cancellationToken)
    {
        var documents = await run.Workspace.Documents.ListAsync(cancellationToken);
        var pairs = await run.Workspace.Pairs.FingerprintsAsync(cancellationToken);
        return WorkspaceHash.Of(
        [
            version,
            resources,
            translate.Fingerprint,
            await run.Workspace.Translations.FingerprintAsync(cancellationToken),
            Options.Threshold.ToString("R", CultureInfo.InvariantCulture),
            Options.Filter,
            await run.Workspace.Pairs.DecisionsFingerprintAsync(cancellationToken),
            .. documents.Select(d => d.Fingerprint),
            .. pairs,
            .. run.Failures.Select(f => f.Path + f.Reason),
        ]);
    }

    private IEnumerable<string> OutputFiles() =>
        Formats.SelectMany(f => formats.Get(f).Extensions(Info).Select(e => "corpus" + e))
            .Concat(OtherFiles)
            .Select(OutputPath);

    private string OutputPath(string name) => Path.Combine(Options.Output, name);
}

/// <summary>What the workspace remembers of its last export.</summary>
/// <param name="Fingerprint">What the export was made from.</param>
/// <param name="Translations">Drafts written.</param>
/// <param name="Units">Units written.</param>
/// <param name="LeftOut">Translations left out, by filter.</param>
internal sealed record CorpusState(string Fingerprint, int Translations, int Units, ImmutableSortedDictionary<string, int> LeftOut);

/// <summary>Compiled serialisation of <see cref="CorpusState"/>.</summary>
[JsonSerializable(typeof(CorpusState))]
internal sealed partial class CorpusStateJson : JsonSerializerContext;
