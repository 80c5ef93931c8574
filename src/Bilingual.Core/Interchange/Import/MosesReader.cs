using Bilingual.Corpora;
using Bilingual.Glossaries;

namespace Bilingual.Interchange.Import;

/// <summary>Reads two plain text files, the source and the target, line n answering line n. Lines that are blank on both sides are passed over.</summary>
public sealed class MosesReader : ICorpusReader
{
    private const int LongestLine = 1 << 22;

    /// <inheritdoc/>
    public string Name => "moses";

    /// <inheritdoc/>
    public string Description => "two plain text files, the source and the target, line by line";

    /// <inheritdoc/>
    public int FileCount => 2;

    /// <inheritdoc/>
    public IEnumerable<TranslationUnit> Read(IReadOnlyList<CorpusSource> files, CorpusInfo info, Action<CorpusFault> report)
    {
        if (files.Count != 2)
            throw new ArgumentException($"Moses corpora are two files, the source and the target, not {files.Count}.", nameof(files));
        info.Validated();
        return ReadLines(files[0], files[1], report);
    }

    private static IEnumerable<TranslationUnit> ReadLines(CorpusSource sourceFile, CorpusSource targetFile, Action<CorpusFault> report)
    {
        var sources = new LineReader(sourceFile.Content, LongestLine, long.MaxValue);
        var targets = new LineReader(targetFile.Content, LongestLine, long.MaxValue);
        while (true)
        {
            var hasSource = sources.Next(out var source, out var sourceProblem);
            var hasTarget = targets.Next(out var target, out var targetProblem);
            if (hasSource != hasTarget)
            {
                var (shorter, longer) = hasSource ? (targetFile, sourceFile) : (sourceFile, targetFile);
                var lines = Math.Max(sources.Number, targets.Number);
                report(new CorpusFault(shorter.Path, lines, $"the file ends here, but '{longer.Path}' goes on: both must have the same number of lines."));
                yield break;
            }

            if (!hasSource)
                yield break;
            if (sourceProblem is not null)
                report(new CorpusFault(sourceFile.Path, sources.Number, sourceProblem));
            if (targetProblem is not null)
                report(new CorpusFault(targetFile.Path, targets.Number, targetProblem));
            if (sourceProblem is not null || targetProblem is not null || (string.IsNullOrWhiteSpace(source) && string.IsNullOrWhiteSpace(target)))
                continue;
            var row = new ImportedUnit
            {
                File = sourceFile,
                Line = sources.Number,
                Source = source,
                Target = target,
                TargetPath = targetFile.Path,
            };
            if (row.ToUnit(report) is { } unit)
                yield return unit;
        }
    }
}
