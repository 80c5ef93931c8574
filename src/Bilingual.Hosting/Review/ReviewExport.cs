using System.Runtime.CompilerServices;
using System.Text.Json;
using Bilingual.Corpora;
using Bilingual.Corpora.Filtering;
using Bilingual.Glossaries;
using Bilingual.Hosting.Pipeline;
using Bilingual.Hosting.Storage;
using Bilingual.Interchange;
using Bilingual.Interchange.Html;
using Bilingual.Interchange.Tabular;

namespace Bilingual.Hosting.Review;

/// <summary>What an export holds.</summary>
public sealed record ReviewExportOptions
{
    /// <summary>Name of one pair in addresses; null for all.</summary>
    public string? Pair { get; init; }

    /// <summary>Lowest score of a unit that nobody has reviewed, 0 to 1; confirmed ones are always held.</summary>
    public double Threshold { get; init; } = .5;

    /// <summary>Name of the filters that unreviewed units have to pass.</summary>
    public string Filter { get; init; } = "standard";

    /// <summary>Whether only what reviewers confirmed is exported.</summary>
    public bool ConfirmedOnly { get; init; }
}

/// <summary>Exports a workspace as it is at the moment, with everything that reviewers did.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="glossary">The glossary that it was made with.</param>
/// <param name="formats">The corpus formats.</param>
public sealed class ReviewExport(Workspace workspace, Glossary glossary, CorpusFormats formats)
{
    private readonly TermIndex terms = new(glossary);

    /// <summary>The formats besides those of corpora: <c>html</c>, <c>links</c>, <c>glossary</c>, <c>decisions</c>.</summary>
    public static IReadOnlyList<string> OtherFormats { get; } = ["html", "links", "glossary", "decisions"];

    /// <summary>Every format by name.</summary>
    public IReadOnlyList<string> Formats => [.. formats.All.Select(format => format.Name), .. OtherFormats];

    /// <summary>How the files of a format end, in the order in which <see cref="WriteAsync"/> wants their streams.</summary>
    /// <exception cref="UsageException">There is no such format.</exception>
    public IReadOnlyList<string> Extensions(string format) => format switch
    {
        "html" => [".html"],
        "links" => [".links.tsv"],
        "glossary" => [".glossary.tsv"],
        "decisions" => [".decisions.jsonl"],
        _ => Format(format).Extensions(Info),
    };

    private CorpusInfo Info => new() { SourceLanguage = glossary.SourceLanguage, TargetLanguage = glossary.TargetLanguage, ToolVersion = CorpusPipeline.Version };

    /// <summary>Writes an export.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="files">Receive the bytes, one for each of <see cref="Extensions"/>; they stay open.</param>
    /// <param name="options">What it holds.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many units, links, pairs, terms or decisions were written.</returns>
    /// <exception cref="UsageException">There is no such format or pair.</exception>
    public async Task<int> WriteAsync(string format, IReadOnlyList<Stream> files, ReviewExportOptions options, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case "html":
                return await WritePageAsync(files[0], options, cancellationToken);
            case "links":
                return await WriteLinksAsync(files[0], options, cancellationToken);
            case "decisions":
                return await WriteDecisionsAsync(files[0], options, cancellationToken);
            case "glossary":
                await using (var text = new StreamWriter(files[0], new System.Text.UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
                    GlossaryWriter.Write(glossary, text);
                return glossary.Count;
            default:
                var writer = Format(format).CreateWriter(files, Info);
                var written = 0;
                await foreach (var unit in UnitsAsync(options, cancellationToken))
                    written += writer.Write(unit) ? 1 : 0;
                writer.Complete();
                return written;
        }
    }

    /// <summary>The units that a corpus of the workspace holds, pair by pair.</summary>
    private async IAsyncEnumerable<TranslationUnit> UnitsAsync(ReviewExportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var selection = new UnitSelection(options.Threshold);
        var filter = FilterPreset.Get(options.Filter);
        var written = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (_, pair) in PairsAsync(options, cancellationToken))
        {
            foreach (var unit in pair.Units.Where(unit => selection.Excludes(unit) is null && (!options.ConfirmedOnly || unit.State != ReviewState.Unreviewed)))
            {
                if (filter.Judge(unit, glossary.SourceLanguage, glossary.TargetLanguage).IsEmpty && written.Add(WorkspaceHash.Of(unit.Source.Text, unit.Target.Text)))
                    yield return unit;
            }
        }
    }

    private async Task<int> WritePageAsync(Stream file, ReviewExportOptions options, CancellationToken cancellationToken)
    {
        var page = new ReviewPageOptions();
        var summaries = new List<ReviewPairSummary>();
        var shown = new List<ReviewPair>();
        await foreach (var (_, pair) in PairsAsync(options, cancellationToken))
        {
            var view = new ReviewPair(
                pair.Source.Document,
                pair.Target.Document,
                new Alignment.Bitext(pair.Stored.Pair, [.. pair.Links.Where(link => link.Probability >= options.Threshold)], pair.Beads))
            {
                SourceTerms = pair.Source.Terms,
                TargetTerms = pair.Target.Terms,
            };
            summaries.Add(ReviewPairSummary.Of(view));
            if (shown.Count < page.MaximumPairs)
                shown.Add(view);
        }

        var overview = new ReviewOverview { Origin = $"Bilingual {CorpusPipeline.Version}", Figures = [new("pairs", summaries.Count)], Pairs = [.. summaries] };
        ReviewPageWriter.Write(file, overview, shown, page, cancellationToken);
        return shown.Count;
    }

    private async Task<int> WriteLinksAsync(Stream file, ReviewExportOptions options, CancellationToken cancellationToken)
    {
        var links = new LinkTableWriter(file, options.Threshold);
        var written = 0;
        await foreach (var (_, pair) in PairsAsync(options, cancellationToken))
            written += links.Write(pair.Source.Document, pair.Target.Document, options.ConfirmedOnly ? pair.Links.Where(link => link.Probability >= 1) : pair.Links);
        links.Complete();
        return written;
    }

    /// <summary>One line of JSON for each bead or link that somebody judged or edited: what <see cref="DecisionImport"/> reads.</summary>
    private async Task<int> WriteDecisionsAsync(Stream file, ReviewExportOptions options, CancellationToken cancellationToken)
    {
        var written = 0;
        await foreach (var (stored, _, source, target, state) in StatesAsync(options, cancellationToken))
        {
            if (state is null)
                continue;
            foreach (var decision in ExchangedDecision.Of(stored.Pair, state))
            {
                await JsonSerializer.SerializeAsync(file, decision, ReviewJson.Options, cancellationToken);
                file.WriteByte((byte)'\n');
                written++;
            }
        }

        return written;
    }

    private async IAsyncEnumerable<(string Key, ReviewedPair Pair)> PairsAsync(ReviewExportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (stored, aligned, source, target, state) in StatesAsync(options, cancellationToken))
        {
            var key = OpenPairs.KeyOf(stored.Pair.SourcePath, stored.Pair.TargetPath);
            yield return (key, state is null ? ReviewedPair.Unreviewed(stored, source, target, aligned) : ReviewedPair.Of(stored, source, target, state));
        }
    }

    private async IAsyncEnumerable<(StoredPair Stored, AlignedPair Aligned, MappedDocument Source, MappedDocument Target, PairState? State)> StatesAsync(
        ReviewExportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = await workspace.Pairs.ListAsync(cancellationToken);
        var chosen = options.Pair is { } key ? [.. all.Where(pair => OpenPairs.KeyOf(pair.Pair.SourcePath, pair.Pair.TargetPath) == key)] : all;
        if (chosen.IsEmpty && options.Pair is not null)
            throw new UsageException($"there is no pair '{options.Pair}' in the workspace");
        var reviews = await workspace.Reviews.ListAsync(cancellationToken);
        foreach (var stored in chosen)
        {
            var names = (stored.Pair.SourcePath, stored.Pair.TargetPath);
            var source = await workspace.Documents.LoadAsync(stored.Source, terms, cancellationToken);
            var target = await workspace.Documents.LoadAsync(stored.Target, terms, cancellationToken);
            var aligned = await workspace.Pairs.LoadAsync(stored, cancellationToken);
            var review = reviews.GetValueOrDefault(names);
            var decisions = await workspace.Pairs.DecisionsAsync(names.SourcePath, names.TargetPath, cancellationToken);
            var state = review is not { Revision: > 0 } && decisions.Count == 0
                ? null
                : StateBuilder.Build(
                    source.Document,
                    target.Document,
                    StateBuilder.BasisOf(stored.Fingerprint, stored.IsAligned),
                    aligned,
                    review is null ? [] : await workspace.Reviews.ItemsAsync(review.Id, cancellationToken),
                    decisions);
            yield return (stored, aligned, source, target, state);
        }
    }

    private ICorpusFormat Format(string name)
    {
        try
        {
            return formats.Get(name);
        }
        catch (ArgumentException fault)
        {
            throw new UsageException($"there is no format '{name}' to export; choose one of {string.Join(", ", Formats)}", fault);
        }
    }
}
