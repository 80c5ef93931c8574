using System.CommandLine;
using System.Globalization;
using Bilingual.Alignment;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual score</c>: appends to each pair of texts the probability that they are translations of each other.</summary>
internal static class ScoreCommand
{
    private const int Chunk = 4096;

    private static readonly Argument<string?> Pairs = new("PAIRS")
    {
        Description = "Lines of source and target text parted by a tab; '-' or nothing is standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> SourceLanguage = new("--src-lang") { Description = "Source language", HelpName = "LANG", DefaultValueFactory = static _ => "id" };

    private static readonly Option<string> TargetLanguage = new("--tgt-lang") { Description = "Target language", HelpName = "LANG", DefaultValueFactory = static _ => "en" };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "score",
            "Appends to each line of two texts the probability that they are translations of each other.",
            "bilingual score pairs.tsv > scored.tsv")
        {
            Pairs, SourceLanguage, TargetLanguage,
        }.Does(streams, (context, cancellationToken) => Task.FromResult(Run(context, cancellationToken)));

    private static int Run(CommandContext context, CancellationToken cancellationToken)
    {
        var scorer = context.Service<PairScorer>();
        var (source, target) = (context.Get(SourceLanguage)!, context.Get(TargetLanguage)!);
        var failures = 0;
        var number = 0;
        foreach (var lines in context.ReadLines(context.Get(Pairs)).Chunk(Chunk))
        {
            var scores = new double[lines.Length];
            Parallel.For(0, lines.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            {
                var fields = lines[i].Split('\t');
                scores[i] = fields.Length < 2 ? double.NaN : scorer.Score(fields[0], fields[1], source, target).Probability;
            });
            for (var i = 0; i < lines.Length; i++)
            {
                number++;
                if (double.IsNaN(scores[i]))
                {
                    failures++;
                    context.Error.WriteLine($"bilingual: line {number} has no tab; source and target text parted by a tab were expected, 0 is written");
                    scores[i] = 0;
                }

                context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines[i]}\t{scores[i]:0.0000}"));
            }
        }

        return failures == 0 ? ExitCode.Done : ExitCode.SomeFailed;
    }
}
