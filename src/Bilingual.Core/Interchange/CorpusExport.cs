using System.Runtime.CompilerServices;
using Bilingual.Corpora;
using Bilingual.Documents;

namespace Bilingual.Interchange;

/// <summary>What an export wrote.</summary>
/// <param name="Paths">The files, in the order of the formats.</param>
/// <param name="Written">Units written to every format.</param>
/// <param name="Skipped">Units with a blank side, which were left out.</param>
public sealed record CorpusExportResult(IReadOnlyList<string> Paths, long Written, long Skipped);

/// <summary>Writes a stream of units to one or several formats in a single pass; the files appear whole or not at all.</summary>
public static class CorpusExport
{
    /// <summary>Writes <paramref name="units"/> to <c>folder/stem.extension</c> in each format.</summary>
    /// <exception cref="OutputException">A file cannot be written; none of them was replaced.</exception>
    public static async Task<CorpusExportResult> WriteAsync(
        IReadOnlyList<ICorpusFormat> formats,
        string folder,
        string stem,
        CorpusInfo info,
        IAsyncEnumerable<TranslationUnit> units,
        CancellationToken cancellationToken)
    {
        var files = new List<AtomicFile>();
        var writers = new List<ICorpusWriter>();
        try
        {
            foreach (var format in formats)
            {
                var first = files.Count;
                foreach (var extension in format.Extensions(info))
                    files.Add(AtomicFile.Create(Path.Combine(folder, stem + extension)));
                writers.Add(format.CreateWriter([.. files.Skip(first).Select(file => file.Stream)], info));
            }

            long written = 0, skipped = 0;
            await foreach (var unit in units.WithCancellation(cancellationToken))
            {
                var held = true;
                foreach (var writer in writers)
                    held &= writer.Write(unit);
                if (held)
                    written++;
                else
                    skipped++;
            }

            foreach (var writer in writers)
                writer.Complete();
            foreach (var file in files)
                file.Commit();
            return new CorpusExportResult([.. files.Select(file => file.Path)], written, skipped);
        }
        finally
        {
            foreach (var file in files)
                file.Dispose();
        }
    }

    /// <summary>The same for units that are at hand.</summary>
    /// <exception cref="OutputException">A file cannot be written; none of them was replaced.</exception>
    public static Task<CorpusExportResult> WriteAsync(
        IReadOnlyList<ICorpusFormat> formats,
        string folder,
        string stem,
        CorpusInfo info,
        IEnumerable<TranslationUnit> units,
        CancellationToken cancellationToken) =>
        WriteAsync(formats, folder, stem, info, Stream(units, cancellationToken), cancellationToken);

    private static async IAsyncEnumerable<TranslationUnit> Stream(
        IEnumerable<TranslationUnit> units,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var unit in units)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return unit;
        }

        await Task.CompletedTask;
    }
}
