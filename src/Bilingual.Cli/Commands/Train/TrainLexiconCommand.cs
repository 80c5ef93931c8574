using System.CommandLine;
using System.Globalization;
using Bilingual.Translation;

namespace Bilingual.Cli.Commands.Train;

/// <summary><c>bilingual train lexicon</c>.</summary>
internal static class TrainLexiconCommand
{
    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var corpus = TrainOptions.Corpus();
        var dictionary = TrainOptions.Dictionary();
        var output = TrainOptions.Out();
        var threads = TrainOptions.Threads();
        return new BilingualCommand(
            "lexicon",
            "Makes lexicon.bin: which words translate which, from aligned sentences.",
            "bilingual train lexicon --corpus train/*.tsv --dictionary dict/*.tsv --out models")
        {
            corpus, dictionary, output, threads,
        }.Does(streams, (context, cancellationToken) =>
        {
            var options = new LexiconTrainerOptions { Threads = context.Get(threads) };
            var lexicon = LexiconTrainer.Train(
                ParallelText.Read(context.Get(corpus)!.Select(static file => file.FullName)),
                ParallelText.ReadDictionary(context.Get(dictionary)!.Select(static file => file.FullName)),
                options,
                new ContextProgress(context),
                cancellationToken);
            var path = Path.Combine(TrainOptions.CreateDirectory(context.Get(output)!), Lexicon.FileName);
            lexicon.Save(path);
            context.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {lexicon.Source.Count:N0} {lexicon.Source.Language} and {lexicon.Target.Count:N0} {lexicon.Target.Language} words, {new FileInfo(path).Length:N0} bytes"));
            return Task.FromResult(ExitCode.Done);
        });
    }
}
