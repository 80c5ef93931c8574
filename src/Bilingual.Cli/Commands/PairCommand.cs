using System.CommandLine;
using System.Globalization;
using Bilingual.Alignment;
using Bilingual.Documents;
using Bilingual.Hosting;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual pair</c>: the documents of two folders that belong together.</summary>
internal static class PairCommand
{
    // Pairs below this are not worth a look even in a list of doubtful ones.
    private const double LeastDoubtful = 0.05;

    private static readonly Argument<string> Source = new("SRC_DIR") { Description = "Folder with the source articles" };

    private static readonly Argument<string> Target = new("TGT_DIR") { Description = "Folder with the target articles" };

    private static readonly Option<double> Threshold = new("--threshold") { Description = "Least probability", HelpName = "P", DefaultValueFactory = static _ => 0.5 };

    private static readonly Option<bool> All = new("--all") { Description = "Adds the doubtful pairs below the threshold" };

    private static readonly Option<string> SourceLanguage = new("--src-lang") { Description = "Source language", HelpName = "LANG", DefaultValueFactory = static _ => "id" };

    private static readonly Option<string> TargetLanguage = new("--tgt-lang") { Description = "Target language", HelpName = "LANG", DefaultValueFactory = static _ => "en" };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "pair",
            "Finds articles that tell of the same event or are translations: probability, source path, target path, best first.",
            "bilingual pair articles/id articles/en --threshold 0.7")
        {
            Source, Target, Threshold, All, SourceLanguage, TargetLanguage,
        }.Does(streams, (context, cancellationToken) => Task.FromResult(Run(context, cancellationToken)));

    private static int Run(CommandContext context, CancellationToken cancellationToken)
    {
        var failures = 0;
        var collection = new DocumentCollection();
        var sources = Read(context, collection, context.Get(Source)!, context.Get(SourceLanguage)!, ref failures, cancellationToken);
        var targets = Read(context, collection, context.Get(Target)!, context.Get(TargetLanguage)!, ref failures, cancellationToken);
        var threshold = context.Get(Threshold);
        var least = context.Get(All) ? Math.Min(LeastDoubtful, threshold) : threshold;
        foreach (var pair in context.Service<DocumentPairer>().Pair(collection, sources, targets, cancellationToken))
        {
            if (pair.Probability < least)
                continue;
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pair.Probability:0.0000}\t{pair.SourcePath}\t{pair.TargetPath}"));
        }

        return failures == 0 ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private static DocumentSketch[] Read(
        CommandContext context, DocumentCollection collection, string folder, string language, ref int failures, CancellationToken cancellationToken)
    {
        var reader = context.Service<DocumentReader>();
        var extractor = context.Service<SignalExtractor>();
        var options = context.Service<ReadingOptions>();
        DocumentFolder files;
        try
        {
            files = DocumentFolder.Open(folder);
        }
        catch (DocumentException fault)
        {
            throw new UsageException(fault.Message, fault);
        }

        var found = new DocumentSketch?[files.Files.Length];
        var faults = new string?[found.Length];
        Parallel.For(0, found.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            try
            {
                found[i] = collection.Add(extractor.Extract(reader.Read(files.Files[i].Load(options)) with { Language = language }));
            }
            catch (DocumentException fault)
            {
                faults[i] = fault.Message;
            }
        });
        foreach (var fault in faults.OfType<string>())
        {
            failures++;
            context.Error.WriteLine($"bilingual: {fault}");
        }

        return [.. found.OfType<DocumentSketch>()];
    }
}
