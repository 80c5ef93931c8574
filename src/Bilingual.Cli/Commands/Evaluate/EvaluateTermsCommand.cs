using System.CommandLine;
using System.Globalization;
using Bilingual.Evaluation;
using Bilingual.Hosting;

namespace Bilingual.Cli.Commands.Evaluate;

/// <summary><c>bilingual evaluate terms</c>: precision and recall of term matching on judged cases.</summary>
internal static class EvaluateTermsCommand
{
    private static readonly Argument<string> Gold = new("JUDGED")
    {
        Description = "Table of judged cases, square brackets around each place of the term; - for standard input",
    };

    private static readonly Option<bool> Differences = new("--differences")
    {
        Description = "Also lists each place that was missed or is extra: kind, line, place, term, text, explanation",
    };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "terms",
            "Looks for the term of each judged case in its text: split, cases, terms, found, right, precision, recall.",
            "bilingual evaluate terms judged-terms.tsv --differences")
        {
            Gold, Differences,
        }.Does(streams, (context, _) => Task.FromResult(Run(context)));

    private static int Run(CommandContext context)
    {
        List<TermOutcome> outcomes;
        try
        {
            outcomes = [.. TermEvaluation.Evaluate(JudgedTerm.ReadAll(context.ReadLines(context.Get(Gold))))];
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            throw new UsageException($"{context.Get(Gold)}:{fault.Message}", fault);
        }

        context.Output.WriteLine("split\tcases\tterms\tfound\tright\tprecision\trecall");
        foreach (var language in outcomes.Select(each => each.Case.Language).Distinct(StringComparer.Ordinal))
            Write(context.Output, language, outcomes.Where(each => each.Case.Language == language));
        Write(context.Output, "seen", outcomes.Where(each => each.Case.IsSeen));
        Write(context.Output, "unseen", outcomes.Where(each => !each.Case.IsSeen));
        Write(context.Output, "written before", outcomes.Where(each => each.Case.IsWrittenBefore));
        Write(context.Output, "written after", outcomes.Where(each => !each.Case.IsWrittenBefore));
        Write(context.Output, "all", outcomes);
        if (context.Get(Differences))
        {
            foreach (var outcome in outcomes.Where(each => !each.IsRight))
                WriteDifferences(context.Output, outcome);
        }

        return ExitCode.Done;
    }

    private static void Write(TextWriter output, string split, IEnumerable<TermOutcome> outcomes)
    {
        var score = outcomes.Aggregate(default(TermScore), (sum, each) => sum + each.Score);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{split}\t{score.Cases}\t{score.Gold}\t{score.Found}\t{score.Correct}\t{score.Precision:F4}\t{score.Recall:F4}"));
    }

    private static void WriteDifferences(TextWriter output, TermOutcome outcome)
    {
        var judged = outcome.Case;
        foreach (var span in judged.Expected.Except(outcome.Found.Select(match => match.Span)))
            Write("missed", span, "");
        foreach (var match in outcome.Found.Where(match => !judged.Expected.Contains(match.Span)))
            Write("extra", match.Span, match.Explanation);

        void Write(string kind, Documents.TextSpan span, string explanation) => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind}\t{judged.Line}\t{span.Of(judged.Text)}\t{(judged.Language == "id" ? judged.Entry.Term : judged.Entry.Target)}\t{judged.Text}\t{explanation}"));
    }
}
