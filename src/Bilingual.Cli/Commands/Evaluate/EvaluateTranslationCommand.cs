using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Bilingual.Evaluation;
using Bilingual.Translation;

namespace Bilingual.Cli.Commands.Evaluate;

/// <summary><c>bilingual evaluate translation</c>: BLEU and chrF2 of an engine, or of translations in a file.</summary>
internal static class EvaluateTranslationCommand
{
    private const int BatchSize = 256;

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var pairs = new Argument<FileInfo>("PAIRS") { Description = "Two aligned sentences a line, parted by a tab" };
        var from = new Option<string>("--from") { Description = "Language to translate from", HelpName = "LANG", DefaultValueFactory = static _ => "id" };
        var to = new Option<string>("--to") { Description = "Language to translate into", HelpName = "LANG", DefaultValueFactory = static _ => "en" };
        var first = new Option<string>("--first") { Description = "Language of the first column", HelpName = "LANG", DefaultValueFactory = static _ => "id" };
        var engine = new Option<string?>("--engine") { Description = "Translation engine (default: the best embedded one)", HelpName = "NAME" };
        var hypotheses = new Option<FileInfo?>("--hypotheses") { Description = "Judge these translations, one a line, instead of an engine's", HelpName = "FILE" };
        return new BilingualCommand(
            "translation",
            "BLEU and chrF2 of an engine's translations, or of those in a file, as sacrebleu computes them.",
            "bilingual evaluate translation pud.tsv --from id --to en --engine lexicon",
            "bilingual evaluate translation pud.tsv --hypotheses pud.hyp.en")
        {
            pairs, from, to, first, engine, hypotheses,
        }.Does(streams, async (context, cancellationToken) =>
        {
            var swapped = !string.Equals(context.Get(from), context.Get(first), StringComparison.OrdinalIgnoreCase);
            var texts = ParallelText.Read([context.Get(pairs)!.FullName])
                .Select(pair => swapped ? new SentencePair(pair.Target, pair.Source) : pair).ToArray();
            var given = context.Get(hypotheses);
            var (translations, seconds) = given is null
                ? await TranslateAsync(context, context.Get(engine), context.Get(from)!, context.Get(to)!, texts, cancellationToken)
                : (await File.ReadAllLinesAsync(given.FullName, cancellationToken), 0);
            if (translations.Length != texts.Length)
                throw new InvalidDataException($"'{given!.FullName}' has {translations.Length} lines, but there are {texts.Length} pairs; one translation a line is expected.");

            var (bleu, chrF) = (new Bleu(), new ChrF());
            for (var i = 0; i < texts.Length; i++)
            {
                bleu.Add(translations[i], texts[i].Target);
                chrF.Add(translations[i], texts[i].Target);
            }

            await context.Output.WriteLineAsync($"{bleu.Score()}\t{BleuScore.Signature}");
            await context.Output.WriteLineAsync($"{chrF}\t{ChrF.Signature}");
            if (seconds > 0)
                context.Say(string.Create(CultureInfo.InvariantCulture, $"{texts.Length} sentences, {texts.Length / seconds:0} a second"));
            return ExitCode.Done;
        });
    }

    private static async Task<(string[] Translations, double Seconds)> TranslateAsync(
        CommandContext context, string? engine, string from, string to, SentencePair[] texts, CancellationToken cancellationToken)
    {
        var session = TranslationSession.Open(context, engine, from, to, withTerms: false);
        var translations = new List<string>(texts.Length);
        var watch = Stopwatch.StartNew();
        foreach (var batch in texts.Select(static text => text.Source).Chunk(BatchSize))
        {
            var results = await session.TranslateAsync(batch, cancellationToken);
            translations.AddRange(results.Select(static result => result.Text));
        }

        return ([.. translations], watch.Elapsed.TotalSeconds);
    }
}
