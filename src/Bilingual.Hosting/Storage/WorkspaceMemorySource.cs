using System.Globalization;
using System.Runtime.CompilerServices;
using Bilingual.Alignment;
using Bilingual.Corpora;
using Bilingual.Glossaries;
using Bilingual.Hosting.Pipeline;
using Bilingual.Hosting.Pipeline.Stages;
using Bilingual.Translation;
using Bilingual.Translation.Memory;

namespace Bilingual.Hosting.Storage;

/// <summary>The units of workspaces that reviewers accepted, edited or linked by hand, in both directions.</summary>
internal sealed class WorkspaceMemorySource(MemoryOptions options, Func<Glossary> glossary, Func<SignalExtractor> signals) : IMemorySource
{
    /// <inheritdoc/>
    public bool IsConfigured => options.Workspaces.Count > 0;

    /// <inheritdoc/>
    public string Fingerprint => string.Join('\n', options.Workspaces.Select(static path =>
    {
        // The write-ahead log counts too: a decision may stand only there.
        var file = FileOf(path);
        return string.Join(':', new[] { file, file + "-wal" }.Select(static each => new FileInfo(each)).Select(static each => each.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{each.FullName}:{each.Length}:{each.LastWriteTimeUtc.Ticks}")
            : each.FullName));
    }));

    /// <inheritdoc/>
    public async IAsyncEnumerable<MemoryPair> ReadAsync(string source, string target, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in options.Workspaces)
        {
            await using var workspace = Open(path);
            var documents = new DocumentLibrary(workspace.Documents, new TermIndex(glossary()), signals());
            var review = await ReviewStage.CreateAsync(workspace, documents, cancellationToken);
            foreach (var stored in await workspace.Pairs.ListAsync(cancellationToken))
            {
                var pair = await review.RunAsync(stored, cancellationToken);
                foreach (var unit in pair.Units.Where(static unit => unit.State is ReviewState.Accepted or ReviewState.Edited or ReviewState.Relinked))
                {
                    if (Is(pair.Source.Document.Language, source) && Is(pair.Target.Document.Language, target))
                        yield return new MemoryPair(unit.Source.Text, unit.Target.Text);
                    else if (Is(pair.Source.Document.Language, target) && Is(pair.Target.Document.Language, source))
                        yield return new MemoryPair(unit.Target.Text, unit.Source.Text);
                }
            }
        }
    }

    private static string FileOf(string path) => Directory.Exists(path) ? Path.Combine(path, Workspace.FileName) : path;

    private static Workspace Open(string path)
    {
        try
        {
            return Workspace.OpenForReading(path);
        }
        catch (UsageException fault)
        {
            throw new TranslatorException(FailureKind.Denied, $"The translation memory (Engines:Memory:Workspaces): {fault.Message}.");
        }
    }

    private static bool Is(string language, string other) => string.Equals(language.Split('-')[0], other.Split('-')[0], StringComparison.OrdinalIgnoreCase);
}
