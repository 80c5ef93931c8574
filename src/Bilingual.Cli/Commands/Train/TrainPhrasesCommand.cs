using System.CommandLine;
using System.Globalization;
using Bilingual.Translation;

namespace Bilingual.Cli.Commands.Train;

/// <summary><c>bilingual train phrases</c>.</summary>
internal static class TrainPhrasesCommand
{
    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var corpus = TrainOptions.Corpus();
        var dictionary = TrainOptions.Dictionary();
        var tuning = new Option<FileInfo[]>("--tune")
        {
            Description = "Files like the corpus, not part of it, to tune the weights on",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = static _ => [],
        };
        var output = TrainOptions.Out();
        var threads = TrainOptions.Threads();
        return new BilingualCommand(
            "phrases",
            "Makes phrases.bin, the model of the embedded translation engine, from aligned sentences.",
            "bilingual train phrases --corpus train/*.tsv --dictionary dict/*.tsv --tune valid.tsv --out models")
        {
            corpus, dictionary, tuning, output, threads,
        }.Does(streams, (context, cancellationToken) =>
        {
            var options = new PhraseTrainerOptions
            {
                Threads = context.Get(threads),
                Tuning = [.. ParallelText.Read(context.Get(tuning)!.Select(static file => file.FullName))],
            };
            var model = PhraseTrainer.Train(
                ParallelText.Read(context.Get(corpus)!.Select(static file => file.FullName)),
                ParallelText.ReadDictionary(context.Get(dictionary)!.Select(static file => file.FullName)),
                options,
                new ContextProgress(context),
                cancellationToken);
            var path = Path.Combine(TrainOptions.CreateDirectory(context.Get(output)!), PhraseModel.FileName);
            model.Save(path);
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{path}: {model.Pairs:N0} phrase pairs, {new FileInfo(path).Length:N0} bytes"));
            return Task.FromResult(ExitCode.Done);
        });
    }
}
