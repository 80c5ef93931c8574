using System.Text.Json;
using Bilingual.Corpora;
using Bilingual.Glossaries;

namespace Bilingual.Interchange.Import;

/// <summary>
/// Reads a JSON object a line: <c>{"translation": {"id": …, "en": …}}</c> as of Hugging Face datasets, with the scores and the provenance
/// that the project writes beside it where they are present.
/// </summary>
public sealed class JsonLinesReader : ICorpusReader
{
    private const int LongestLine = 1 << 22;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <inheritdoc/>
    public string Name => "jsonl";

    /// <inheritdoc/>
    public string Description => "a JSON object a line with both languages under 'translation'";

    /// <inheritdoc/>
    public IEnumerable<TranslationUnit> Read(IReadOnlyList<CorpusSource> files, CorpusInfo info, Action<CorpusFault> report)
    {
        info.Validated();
        return ReadLines(files.Single(), info, report);
    }

    private static IEnumerable<TranslationUnit> ReadLines(CorpusSource file, CorpusInfo info, Action<CorpusFault> report)
    {
        var lines = new LineReader(file.Content, LongestLine, long.MaxValue);
        while (lines.Next(out var line, out var problem))
        {
            if (problem is null && string.IsNullOrWhiteSpace(line))
                continue;
            var unit = problem is null ? Parse(file, lines.Number, line, info, out problem) : null;
            if (problem is not null)
                report(new CorpusFault(file.Path, lines.Number, problem));
            else if (unit!.ToUnit(report) is { } read)
                yield return read;
        }
    }

    private static ImportedUnit? Parse(CorpusSource file, int number, string line, CorpusInfo info, out string? problem)
    {
        problem = null;
        try
        {
            using var json = JsonDocument.Parse(line, Options);
            var root = json.RootElement;
            var translation = Property(root, "translation");
            var (source, target) = (Text(translation, info.SourceLanguage), Text(translation, info.TargetLanguage));
            if (source is null || target is null)
            {
                problem = $"expected {{\"translation\": {{\"{info.SourceLanguage}\": …, \"{info.TargetLanguage}\": …}}}}.";
                return null;
            }

            var (from, to) = (Property(root, "source"), Property(root, "target"));
            return new ImportedUnit
            {
                File = file,
                Line = number,
                Source = source,
                Target = target,
                Id = Text(root, "unit"),
                SourcePath = Text(from, "path"),
                TargetPath = Text(to, "path"),
                SourceLine = ImportedUnit.ParseLine(Number(from, "line")),
                TargetLine = ImportedUnit.ParseLine(Number(to, "line")),
                Probability = ImportedUnit.ParseProbability(Number(root, "probability")),
                Score = ImportedUnit.ParseProbability(Number(root, "score")),
                Relation = ImportedUnit.ParseRelation(Text(root, "relation")),
                State = ImportedUnit.ParseState(Text(root, "review")),
            };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // A string with half a surrogate pair is valid JSON, but no text.
            problem = $"the line is not a JSON object: {fault.Message}";
            return null;
        }
    }

    private static JsonElement? Property(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? parent, string name) =>
        Property(parent, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static string? Number(JsonElement? parent, string name) =>
        Property(parent, name) is { ValueKind: JsonValueKind.Number } value ? value.GetRawText() : null;
}
