using System.CommandLine;
using System.Globalization;
using Bilingual.Documents;
using Bilingual.Languages;

namespace Bilingual.Cli.Commands.Train;

/// <summary><c>bilingual train language</c>.</summary>
internal static class TrainLanguageCommand
{
    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var corpus = LanguageOptions.Corpus();
        var columns = LanguageOptions.Columns();
        var output = TrainOptions.Out();
        var seed = new Option<int>("--seed") { Description = "Seed of the sampling", HelpName = "N", DefaultValueFactory = static _ => 1 };
        return new BilingualCommand(
            "language",
            "Makes language.bin: tells Indonesian and English from each other and from their neighbours. A tenth of the lines is held out.",
            "bilingual train language --corpus train/*.tsv languages/*.txt --out models")
        {
            corpus, columns, output, seed,
        }.Does(streams, (context, cancellationToken) =>
        {
            var texts = LabelledTextReader.Read(context.Get(corpus)!.Select(static file => file.FullName), context.Get(columns)!);
            var model = LanguageTrainer.Train(
                texts, new LanguageTrainingOptions { Seed = context.Get(seed) }, new ShareProgress(context), cancellationToken);
            var path = Path.Combine(TrainOptions.CreateDirectory(context.Get(output)!), LanguageIdentifier.FileName);
            AtomicFile.Write(path, model.Save);
            context.Say(string.Create(
                CultureInfo.InvariantCulture, $"{path}: {model.Languages.Length} languages, {new FileInfo(path).Length:N0} bytes"));
            return Task.FromResult(ExitCode.Done);
        });
    }

    /// <summary>Says every tenth part of the work.</summary>
    private sealed class ShareProgress(CommandContext context) : IProgress<double>
    {
        private int said;

        public void Report(double value)
        {
            if ((int)(value * 10) <= said)
                return;
            said = (int)(value * 10);
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{said * 10} %"));
        }
    }
}
