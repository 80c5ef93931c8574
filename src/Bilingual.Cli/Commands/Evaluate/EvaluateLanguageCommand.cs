using System.CommandLine;
using System.Globalization;
using Bilingual.Evaluation;
using Bilingual.Languages;

namespace Bilingual.Cli.Commands.Evaluate;

/// <summary><c>bilingual evaluate language</c>: accuracy of language identification on lines and on short fragments.</summary>
internal static class EvaluateLanguageCommand
{
    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var corpus = LanguageOptions.Corpus();
        var columns = LanguageOptions.Columns();
        var heldOut = new Option<bool>("--held-out") { Description = "Only the tenth of the lines that training holds out" };
        return new BilingualCommand(
            "language",
            "Accuracy by language on lines, and on fragments under 40 characters: kind, language, texts, accuracy, what the others were taken for.",
            "bilingual evaluate language --corpus pud.tsv",
            "bilingual evaluate language --held-out --corpus train/*.tsv languages/*.txt")
        {
            corpus, columns, heldOut,
        }.Does(streams, (context, _) =>
        {
            var texts = LabelledTextReader.Read(context.Get(corpus)!.Select(static file => file.FullName), context.Get(columns)!)
                .Where(text => !context.Get(heldOut) || LanguageTrainer.IsHeldOut(text.Text))
                .ToList();
            var identifier = context.Service<LanguageIdentifier>();
            foreach (var fragments in (ReadOnlySpan<bool>)[false, true])
            {
                foreach (var score in LanguageEvaluation.Evaluate(identifier, texts, fragments))
                    context.Output.WriteLine(Row(fragments ? "fragment" : "line", score));
            }

            return Task.FromResult(ExitCode.Done);
        });
    }

    private static string Row(string kind, LanguageScore score) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}\t{score.Language}\t{score.Texts}\t{score.Accuracy:0.0000}\t")
        + string.Join(' ', score.TakenFor.Select(entry => $"{entry.Key}:{entry.Value}"));
}
