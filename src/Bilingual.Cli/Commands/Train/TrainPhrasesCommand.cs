using System.CommandLine;
using System.Globalization;
using Bilingual.Hosting;
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
        var domain = new Option<FileInfo[]>("--domain")
        {
            Description = "Those files of the corpus that resemble what is to be translated: they count more, and the weights are tuned on some of their pairs (default: all alike)",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = static _ => [],
        };
        var output = TrainOptions.Out();
        var threads = TrainOptions.Threads();
        return new BilingualCommand(
            "phrases",
            "Makes phrases.bin, the model of the embedded translation engine, from aligned sentences.",
            "bilingual train phrases --corpus train/*.tsv --domain train/news-*.tsv --dictionary dict/*.tsv --out models")
        {
            corpus, domain, dictionary, output, threads,
        }.Does(streams, (context, cancellationToken) =>
        {
            string[] files = [.. context.Get(corpus)!.Select(static file => file.FullName)];
            string[] domainFiles = [.. context.Get(domain)!.Select(static file => file.FullName)];
            if (domainFiles.Except(files, StringComparer.Ordinal).FirstOrDefault() is { } stranger)
                throw new UsageException($"'{stranger}' is named by --domain, but not by --corpus; name it in both.");
            var options = new PhraseTrainerOptions
            {
                Threads = context.Get(threads),
                Domain = [.. ParallelText.Read(domainFiles)],
            };
            var model = PhraseTrainer.Train(
                ParallelText.Read(files),
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
