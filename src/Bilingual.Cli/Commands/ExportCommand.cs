using System.CommandLine;
using System.Globalization;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting.Review;
using Bilingual.Hosting.Storage;
using Bilingual.Interchange;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual export</c>: a workspace in a format of one's own choice, with everything that reviewers did.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> WorkspacePath = new("WORKSPACE") { Description = "Workspace or its folder" };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "tmx, xliff, xliff12, tsv, jsonl, moses, lfaligner, ces, html, links, glossary or decisions",
        HelpName = "F",
        Required = true,
    };

    private static readonly Option<string?> Output = new("--out")
    {
        Description = "Stem of the files that are written, to which the format adds its extension (default: standard output, for formats of one file)",
        HelpName = "STEM",
    };

    private static readonly Option<string?> Pair = new("--pair") { Description = "Only one pair, by its name in the workbench's addresses", HelpName = "ID" };

    private static readonly Option<double> Threshold = new("--threshold")
    {
        Description = "Lowest score or probability of what nobody has reviewed",
        HelpName = "P",
        DefaultValueFactory = _ => .5,
    };

    private static readonly Option<bool> Confirmed = new("--confirmed") { Description = "Only what reviewers confirmed" };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "export",
            "Writes a workspace in another format, with everything that reviewers did.",
            "bilingual export corpus --format tmx --out corpus/reviewed",
            "bilingual export corpus --format decisions --out corpus/ani")
        {
            WorkspacePath, Format, Output, Pair, Threshold, Confirmed,
        }.Does(streams, RunAsync);

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = Workspace.OpenForReading(context.Get(WorkspacePath)!);
        await workspace.CheckAsync(cancellationToken);
        var export = new ReviewExport(workspace, context.Service<Glossary>(), context.Service<CorpusFormats>());
        var format = context.Get(Format)!;
        var extensions = export.Extensions(format);
        var options = new ReviewExportOptions { Pair = context.Get(Pair), Threshold = context.Get(Threshold), ConfirmedOnly = context.Get(Confirmed) };
        if (context.Get(Output) is not { } stem)
        {
            if (extensions.Count > 1)
                throw new Hosting.UsageException($"'{format}' has {extensions.Count} files; name their stem with --out");
            using var buffer = new MemoryStream();
            await export.WriteAsync(format, [buffer], options, cancellationToken);
            buffer.Position = 0;
            using var reader = new StreamReader(buffer);
            await context.Output.WriteAsync(await reader.ReadToEndAsync(cancellationToken));
            return ExitCode.Done;
        }

        var files = extensions.Select(extension => AtomicFile.Create(stem + extension)).ToArray();
        try
        {
            var written = await export.WriteAsync(format, [.. files.Select(file => file.Stream)], options, cancellationToken);
            foreach (var file in files)
                file.Commit();
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{written} written to {string.Join(", ", files.Select(file => file.Path))}"));
            return ExitCode.Done;
        }
        finally
        {
            foreach (var file in files)
                file.Dispose();
        }
    }
}
