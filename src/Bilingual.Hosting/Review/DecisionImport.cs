using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Bilingual.Corpora;
using Bilingual.Interchange;
using Bilingual.Interchange.Import;

namespace Bilingual.Hosting.Review;

/// <summary>
/// Takes over decisions that others made: from an export of decisions, or from a corpus whose units say how they were reviewed. Each pair
/// changes in one action, which can be undone like any other.
/// </summary>
/// <param name="desk">The pairs under review.</param>
/// <param name="readers">The corpus formats that can be read.</param>
public sealed class DecisionImport(ReviewDesk desk, CorpusReaders readers)
{
    private const int MostFaults = 100;

    /// <summary>Imports a file.</summary>
    /// <param name="file">Its name: the extension says its format, and it is remembered with the action.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="info">The languages to read.</param>
    /// <param name="importer">Who imports.</param>
    /// <param name="acceptUnreviewed">Whether units that say nothing of a review count as accepted, as in a translation memory from elsewhere.</param>
    /// <param name="cancellationToken">Stops between two pairs.</param>
    /// <exception cref="UsageException">The format is not known.</exception>
    public async Task<ImportResult> ImportAsync(
        string file, Stream content, CorpusInfo info, string importer, bool acceptUnreviewed, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var decisions = file.EndsWith(".decisions.jsonl", StringComparison.OrdinalIgnoreCase)
            ? ReadDecisions(file, content, faults)
            : ReadCorpus(file, content, info, importer, acceptUnreviewed, faults);
        return await ApplyAsync(file, decisions, importer, faults, cancellationToken);
    }

    private async Task<ImportResult> ApplyAsync(
        string file, List<ExchangedDecision> decisions, string importer, List<string> faults, CancellationToken cancellationToken)
    {
        var (applied, known) = (0, 0);
        var conflicts = ImmutableArray.CreateBuilder<ImportConflict>();
        var found = new HashSet<ExchangedDecision>(ReferenceEqualityComparer.Instance);
        var byPaths = decisions.ToLookup(decision => (decision.SourcePath, decision.TargetPath));
        var listed = await desk.Pairs.ListAsync(cancellationToken);
        var paths = listed.Select(pair => (pair.Pair.Pair.SourcePath, pair.Pair.Pair.TargetPath)).ToHashSet();

        // Decisions that name other documents, or none, are looked for by their texts in every pair.
        var anywhere = decisions.Where(decision => !paths.Contains((decision.SourcePath, decision.TargetPath))).ToArray();
        foreach (var (key, pair) in listed)
        {
            ExchangedDecision[] wanted = [.. byPaths[(pair.Pair.SourcePath, pair.Pair.TargetPath)], .. anywhere];
            if (wanted.Length == 0 || await desk.Pairs.OpenAsync(key, cancellationToken) is not { } session)
                continue;
            var result = await desk.TakeOverAsync(session, importer, file, wanted, cancellationToken);
            applied += result.Applied;
            known += result.Known;
            conflicts.AddRange(result.Conflicts);
            found.UnionWith(result.Found);
        }

        return new ImportResult(applied, known, decisions.Count - found.Count, conflicts.ToImmutable(), [.. faults.Take(MostFaults)]);
    }

    private static List<ExchangedDecision> ReadDecisions(string file, Stream content, List<string> faults)
    {
        var decisions = new List<ExchangedDecision>();
        using var lines = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.Length == 0)
                continue;
            try
            {
                decisions.Add(ReviewJson.Read<ExchangedDecision>(line));
            }
            catch (Exception fault) when (fault is JsonException or InvalidDataException or NotSupportedException)
            {
                faults.Add($"{file}:{number}: expected a decision as exports write it: {fault.Message}");
            }
        }

        return decisions;
    }

    private List<ExchangedDecision> ReadCorpus(string file, Stream content, CorpusInfo info, string importer, bool acceptUnreviewed, List<string> faults)
    {
        var format = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".tmx" => "tmx",
            ".tsv" or ".txt" => "tsv",
            ".jsonl" or ".json" => "jsonl",
            ".xlf" or ".xliff" => "xliff",
            var other => throw new UsageException($"files that end in '{other}' cannot be imported; use .tmx, .xlf, .tsv, .jsonl or .decisions.jsonl"),
        };
        var decisions = new List<ExchangedDecision>();
        foreach (var unit in readers.Get(format).Read([new CorpusSource(file, content)], info, fault => faults.Add(fault.ToString())))
        {
            var verdict = unit.State switch
            {
                ReviewState.Rejected => Verdict.Rejected,
                ReviewState.NeedsReview => Verdict.NeedsReview,
                ReviewState.Unreviewed => acceptUnreviewed ? Verdict.Accepted : Verdict.Unreviewed,
                _ => Verdict.Accepted,
            };
            if (verdict != Verdict.Unreviewed)
            {
                decisions.Add(new ExchangedDecision
                {
                    SourcePath = unit.Source.Path == file ? "" : unit.Source.Path,
                    TargetPath = unit.Target.Path == file ? "" : unit.Target.Path,
                    SourceText = unit.Source.Text,
                    TargetText = unit.Target.Text,
                    Verdict = verdict,
                    Reviewer = importer,
                    UnitId = unit.Id,
                });
            }
        }

        return decisions;
    }
}
