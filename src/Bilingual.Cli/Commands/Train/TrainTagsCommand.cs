using System.CommandLine;
using System.Globalization;
using Bilingual.Documents;
using Bilingual.Glossaries.Tagging;

namespace Bilingual.Cli.Commands.Train;

/// <summary><c>bilingual train tags</c>.</summary>
internal static class TrainTagsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var corpus = new Option<FileInfo[]>("--corpus")
        {
            Description = "Treebanks of one language in CoNLL-U", HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = true,
        };
        var heldOut = new Option<FileInfo[]>("--held-out")
        {
            Description = "Treebanks to measure on", HelpName = "FILE", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = static _ => [],
        };
        var output = TrainOptions.Out();
        var seed = new Option<int>("--seed") { Description = "Seed of the order of examples", HelpName = "N", DefaultValueFactory = static _ => 1 };
        return new BilingualCommand(
            "tags",
            "Makes tags.bin, a part of a language's folder: tells glossary terms that are nouns from verbs written alike.",
            "bilingual train tags --corpus en_ewt-ud-train.conllu --held-out en_ewt-ud-dev.conllu --out src/Bilingual.Core/Languages/English")
        {
            corpus, heldOut, output, seed,
        }.Does(streams, (context, cancellationToken) =>
        {
            var training = TagTraining.Train(context.Get(corpus)!.Select(static file => file.FullName), context.Get(seed), cancellationToken);
            var path = Path.Combine(TrainOptions.CreateDirectory(context.Get(output)!), TagTraining.FileName);
            AtomicFile.Write(path, training.Save);
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{path}: {new FileInfo(path).Length:N0} bytes"));
            if (context.Get(heldOut) is { Length: > 0 } files)
            {
                var (right, words) = training.Evaluate(files.Select(static file => file.FullName));
                context.Say(string.Create(
                    CultureInfo.InvariantCulture, $"words that may be noun and verb: {words:N0}, right {(double)right / Math.Max(1, words):F4}"));
            }

            return Task.FromResult(ExitCode.Done);
        });
    }
}
