using Bilingual.Corpora;
using Bilingual.Glossaries;

namespace Bilingual.Interchange.Import;

/// <summary>
/// Reads tab-separated pairs. With bitextor's header the columns may stand in any order and others are ignored; without a header the first
/// two columns are the texts, and the first number between 0 and 1 after them is the score, as in LF Aligner's table and in the
/// <c>tsv</c> output of <c>bilingual align</c>.
/// </summary>
public sealed class TableReader : ICorpusReader
{
    private const int LongestLine = 1 << 22;

    /// <inheritdoc/>
    public string Name => "tsv";

    /// <inheritdoc/>
    public string Description => "tab-separated: bitextor's columns by their header, else source, target, score";

    /// <inheritdoc/>
    public IEnumerable<TranslationUnit> Read(IReadOnlyList<CorpusSource> files, CorpusInfo info, Action<CorpusFault> report)
    {
        info.Validated();
        return ReadRows(files.Single(), report);
    }

    private static IEnumerable<TranslationUnit> ReadRows(CorpusSource file, Action<CorpusFault> report)
    {
        var lines = new LineReader(file.Content, LongestLine, long.MaxValue);
        Columns? columns = null;
        while (lines.Next(out var line, out var problem))
        {
            if (problem is not null)
            {
                report(new CorpusFault(file.Path, lines.Number, problem));
                continue;
            }

            var fields = line.Split('\t');
            if (lines.Number == 1 && Columns.FromHeader(fields) is { } named)
            {
                columns = named;
                continue;
            }

            if (line.Length == 0)
                continue;
            var row = (columns ?? Columns.Unnamed(fields)).Take(file, lines.Number, fields);
            if (row is null)
                report(new CorpusFault(file.Path, lines.Number, $"expected source and target text between tabs, found {fields.Length} column(s)."));
            else if (row.ToUnit(report) is { } unit)
                yield return unit;
        }
    }

    /// <summary>Where the fields stand; −1 for absent columns.</summary>
    private sealed record Columns(int Source, int Target, int SourcePath = -1, int TargetPath = -1, int Score = -1)
    {
        public static Columns? FromHeader(string[] fields)
        {
            var columns = new Columns(Find("src_text", "source_text"), Find("trg_text", "target_text"))
            {
                SourcePath = Find("src_url", "source_path"),
                TargetPath = Find("trg_url", "target_path"),
                Score = Find("aligner_score", "score"),
            };
            return columns is { Source: >= 0, Target: >= 0 } ? columns : null;

            int Find(string name, string other) => Array.FindIndex(fields, field => field == name || field == other);
        }

        public static Columns Unnamed(string[] fields) =>
            new(0, 1) { Score = Array.FindIndex(fields, Math.Min(2, fields.Length), field => ImportedUnit.ParseProbability(field) is not null) };

        public ImportedUnit? Take(CorpusSource file, int line, string[] fields)
        {
            if (fields.Length <= Math.Max(Source, Target))
                return null;
            var score = ImportedUnit.ParseProbability(At(Score));
            return new ImportedUnit
            {
                File = file,
                Line = line,
                Source = fields[Source],
                Target = fields[Target],
                SourcePath = At(SourcePath),
                TargetPath = At(TargetPath),
                Probability = score,
                Score = score,
            };

            string? At(int column) => column >= 0 && column < fields.Length ? fields[column] : null;
        }
    }
}
