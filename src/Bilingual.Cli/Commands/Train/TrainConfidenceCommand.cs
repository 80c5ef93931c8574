using System.CommandLine;
using System.Globalization;
using Bilingual.Alignment;
using Bilingual.Embedding;

namespace Bilingual.Cli.Commands.Train;

/// <summary><c>bilingual train confidence</c>.</summary>
internal static class TrainConfidenceCommand
{
    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var corpus = TrainOptions.Corpus();
        var dictionary = TrainOptions.Dictionary();
        var output = TrainOptions.Out();
        var threads = TrainOptions.Threads();
        var defaults = new ConfidenceTrainerOptions();
        var seed = new Option<int>("--seed") { Description = "Seed of every random choice", HelpName = "N", DefaultValueFactory = _ => defaults.Seed };
        var encoderFile = new Option<FileInfo?>("--held-out-encoder")
        {
            Description = "An encoder trained on the corpora without what is held out here, to save training one",
            HelpName = "FILE",
        };
        var part = new Option<string>("--part")
        {
            Description = "beads: only the models of beads, the others stay as they are in the folder of models",
            DefaultValueFactory = static _ => "all",
        }.AcceptOnlyFromAmong("all", "beads");
        return new BilingualCommand(
            "confidence",
            "Makes confidence.json: from evidence to probability. An encoder is trained for the purpose on nineteen twentieths of the text.",
            "bilingual train confidence --corpus train/*.tsv --dictionary dict/*.tsv --out models")
        {
            corpus, dictionary, output, seed, threads, encoderFile, part,
        }.Does(streams, (context, cancellationToken) =>
        {
            var room = Directory.CreateTempSubdirectory("bilingual-confidence-");
            try
            {
                var (rest, runs) = HeldOutText.Split(context.Get(corpus)!.Select(static file => file.FullName), room.FullName, cancellationToken);
                var path = context.Get(encoderFile)?.FullName ?? Path.Combine(room.FullName, TrainedEncoder.FileName);
                if (context.Get(encoderFile) is null)
                {
                    var options = new EncoderTrainerOptions { Threads = context.Get(threads) };
                    string[] dictionaries = [.. context.Get(dictionary)!.Select(static file => file.FullName)];
                    EncoderTrainer.Train([.. rest], dictionaries, options, new ContextProgress(context), cancellationToken).Save(path);
                }

                using var encoder = HashedEncoder.Load(path);
                var training = defaults with { Seed = context.Get(seed) };
                var model = context.Get(part) == "beads"
                    ? context.Service<ConfidenceModel>() with { Beads = ConfidenceTrainer.TrainBeads(runs, encoder, training, new ContextProgress(context), cancellationToken) }
                    : ConfidenceTrainer.Train(runs, encoder, context.Service<IBilingualLexicon>(), training, new ContextProgress(context), cancellationToken);
                var file = Path.Combine(TrainOptions.CreateDirectory(context.Get(output)!), ConfidenceModel.FileName);
                // The model serves the encoder that is delivered, made by the same recipe from all of the text.
                (model with { Encoder = context.Service<ISentenceEncoder>().Fingerprint }).Save(file);
                context.Say(string.Create(CultureInfo.InvariantCulture, $"{file}: {new FileInfo(file).Length:N0} bytes"));
                return Task.FromResult(ExitCode.Done);
            }
            finally
            {
                room.Delete(recursive: true);
            }
        });
    }
}
