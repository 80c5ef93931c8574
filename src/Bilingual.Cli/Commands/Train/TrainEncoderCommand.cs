using System.CommandLine;
using System.Globalization;
using Bilingual.Embedding;

namespace Bilingual.Cli.Commands.Train;

/// <summary><c>bilingual train encoder</c>.</summary>
internal static class TrainEncoderCommand
{
    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var corpus = TrainOptions.Corpus();
        var dictionary = TrainOptions.Dictionary();
        var output = TrainOptions.Out();
        var threads = TrainOptions.Threads();
        var defaults = new EncoderTrainerOptions();
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of every random choice",
            HelpName = "N",
            DefaultValueFactory = _ => defaults.Seed,
        };
        var epochs = new Option<int>("--epochs")
        {
            Description = "Passes over the text",
            HelpName = "N",
            DefaultValueFactory = _ => defaults.Epochs,
        };
        return new BilingualCommand(
            "encoder",
            "Makes encoder.safetensors: vectors in which sentences and their translations lie close together.",
            "bilingual train encoder --corpus train/*.tsv --dictionary dict/*.tsv --out models")
        {
            corpus, dictionary, output, seed, epochs, threads,
        }.Does(streams, (context, cancellationToken) =>
        {
            var options = defaults with { Seed = context.Get(seed), Epochs = context.Get(epochs), Threads = context.Get(threads) };
            var directory = TrainOptions.CreateDirectory(context.Get(output)!);
            var encoder = EncoderTrainer.Train(
                [.. context.Get(corpus)!.Select(static file => file.FullName)],
                [.. context.Get(dictionary)!.Select(static file => file.FullName)],
                options,
                new ContextProgress(context),
                cancellationToken);
            var path = Path.Combine(directory, TrainedEncoder.FileName);
            encoder.Save(path);
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{path}: {new FileInfo(path).Length:N0} bytes"));
            return Task.FromResult(ExitCode.Done);
        });
    }
}
