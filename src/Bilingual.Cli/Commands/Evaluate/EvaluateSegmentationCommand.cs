using System.CommandLine;
using System.Globalization;
using Bilingual.Evaluation;

namespace Bilingual.Cli.Commands.Evaluate;

/// <summary><c>bilingual evaluate segmentation</c>: boundary precision, recall and F1 against sentences given a line each.</summary>
internal static class EvaluateSegmentationCommand
{
    private const int Context = 40;

    private static readonly Argument<string> Gold = new("GOLD")
    {
        Description = "A sentence a line, a blank line between paragraphs; - for standard input",
    };

    private static readonly Option<bool> Differences = new("--differences")
    {
        Description = "Also lists each boundary that was missed or is extra: kind, paragraph, text around it",
    };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var command = new BilingualCommand(
            "segmentation",
            "Joins the sentences of each paragraph, segments them again and compares the boundaries.",
            "bilingual evaluate segmentation gold.txt --lang id",
            "bilingual evaluate segmentation gold.txt --lang en --srx my.srx --differences");
        command.Arguments.Add(Gold);
        command.Options.Add(SegmentationOptions.Language);
        command.Options.Add(SegmentationOptions.Srx);
        command.Options.Add(Differences);
        return command.Does(streams, (context, _) => Task.FromResult(Run(context)));
    }

    private static int Run(CommandContext context)
    {
        var language = SegmentationOptions.LanguageOf(context);
        var segmenter = SegmentationOptions.SegmenterOf(context, language);
        var score = SegmentationEvaluation.Evaluate(
            SegmentationEvaluation.ReadGold(context.ReadLines(context.Get(Gold))),
            segmenter,
            language,
            context.Get(Differences) ? difference => Write(context.Output, difference) : null);
        context.Output.WriteLine($"gold\t{score.Gold}");
        context.Output.WriteLine($"found\t{score.Found}");
        context.Output.WriteLine($"correct\t{score.Correct}");
        context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"precision\t{score.Precision:F4}"));
        context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recall\t{score.Recall:F4}"));
        context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"f1\t{score.F1:F4}"));
        return ExitCode.Done;
    }

    private static void Write(TextWriter output, SegmentationDifference difference)
    {
        var (text, offset) = (difference.Text, difference.Offset);
        var left = text[Math.Max(0, offset - Context)..offset];
        var right = text[offset..Math.Min(text.Length, offset + Context)].TrimStart();
        output.WriteLine($"{(difference.IsMissed ? "missed" : "extra")}\t{difference.Paragraph}\t{left} ¦ {right}".Replace('\n', ' '));
    }
}
