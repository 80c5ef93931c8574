using System.CommandLine;
using System.Globalization;
using Bilingual.Alignment;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual mine</c>: for each source line its best target line.</summary>
internal static class MineCommand
{
    private static readonly Argument<string> Source = new("SRC_LINES") { Description = "Source lines; - for standard input" };

    private static readonly Argument<string> Target = new("TGT_LINES") { Description = "Target lines" };

    private static readonly Option<bool> Mutual = new("--mutual") { Description = "Keeps pairs of which each is the other's best" };

    private static readonly Option<double?> Threshold = new("--threshold") { Description = "Least score", HelpName = "S" };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "mine",
            "Finds translations among unordered lines: score, source line, target line (0-based), best first.",
            "bilingual mine lines.id lines.en --mutual --threshold 1.05")
        {
            Source, Target, Mutual, Threshold,
        }.Does(streams, (context, cancellationToken) => Task.FromResult(Run(context, cancellationToken)));

    private static int Run(CommandContext context, CancellationToken cancellationToken)
    {
        var sources = context.ReadLines(context.Get(Source)).ToList();
        var targets = context.ReadLines(context.Get(Target)).ToList();
        var threshold = context.Get(Threshold) ?? double.NegativeInfinity;
        foreach (var pair in context.Service<Miner>().Mine(sources, targets, cancellationToken))
        {
            if (pair.Score < threshold || (context.Get(Mutual) && !pair.IsMutual))
                continue;
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pair.Score:0.0000}\t{pair.Source}\t{pair.Target}"));
        }

        return ExitCode.Done;
    }
}
