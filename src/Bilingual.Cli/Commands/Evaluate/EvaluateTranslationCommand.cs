using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Bilingual.Evaluation;
using Bilingual.Glossaries;
using Bilingual.Translation;

namespace Bilingual.Cli.Commands.Evaluate;

/// <summary><c>bilingual evaluate translation</c>: BLEU, chrF2 and term accuracy of an engine, or of translations in a file.</summary>
internal static class EvaluateTranslationCommand
{
    private const int BatchSize = 256;

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var pairs = new Argument<FileInfo>("PAIRS") { Description = "Two aligned sentences a line, parted by a tab" };
        var first = new Option<string>("--first") { Description = "Language of the first column", HelpName = "LANG", DefaultValueFactory = static _ => "id" };
        var hypotheses = new Option<FileInfo?>("--hypotheses") { Description = "Judge these translations, one a line, instead of an engine's", HelpName = "FILE" };
        var terms = new Option<bool>("--terms") { Description = "Tell the engine the glossary's terms; without it their accuracy is measured all the same" };
        var engine = new EngineOptions();
        var command = new BilingualCommand(
            "translation",
            "BLEU and chrF2 of an engine's translations, or of those in a file, as sacrebleu computes them, and the share of glossary terms rendered right.",
            "bilingual evaluate translation pud.tsv --from id --to en --engine lexicon",
            "bilingual evaluate translation pud.tsv --engine embedded --terms",
            "bilingual evaluate translation pud.tsv --hypotheses pud.hyp.en")
        {
            pairs, first, hypotheses, terms,
        };
        engine.AddTo(command);
        return command.Does(streams, async (context, cancellationToken) =>
        {
            var (from, to) = (context.Get(engine.From)!, context.Get(engine.To)!);
            var swapped = !string.Equals(from, context.Get(first), StringComparison.OrdinalIgnoreCase);
            var texts = ParallelText.Read([context.Get(pairs)!.FullName])
                .Select(pair => swapped ? new SentencePair(pair.Target, pair.Source) : pair).ToArray();
            var glossary = context.Service<Glossary>();
            var log = new TranslationLog(context, TimeProvider.System);
            string[] translations;
            if (context.Get(hypotheses) is { } given)
            {
                translations = await File.ReadAllLinesAsync(given.FullName, cancellationToken);
                if (translations.Length != texts.Length)
                    throw new InvalidDataException($"'{given.FullName}' has {translations.Length} lines, but there are {texts.Length} pairs; one translation a line is expected.");
            }
            else
            {
                var session = TranslationSession.Open(context, engine, context.Get(terms) ? glossary : Glossary.Empty);
                translations = await TranslateAsync(context, session, log, texts, cancellationToken);
                if (context.Get(engine.DryRun))
                {
                    await context.Output.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture, $"{session.Engine}\t{session.Budget.Texts} sentences\t{session.Budget.Used} characters"));
                    return ExitCode.Done;
                }
            }

            await WriteAsync(context, texts, translations, Accuracy(glossary, from, to));
            return log.Failures == 0 ? ExitCode.Done : ExitCode.SomeFailed;
        });
    }

    private static async Task<string[]> TranslateAsync(
        CommandContext context, TranslationSession session, TranslationLog log, SentencePair[] texts, CancellationToken cancellationToken)
    {
        var translations = new List<string>(texts.Length);
        var watch = Stopwatch.StartNew();
        foreach (var batch in texts.Select(static text => text.Source).Chunk(BatchSize))
        {
            foreach (var result in await session.TranslateAsync(batch, cancellationToken))
            {
                translations.Add(result.Text);
                log.Add(result);
            }

            log.Progress(session.Budget);
        }

        log.Close(session.Budget);
        context.Say(string.Create(CultureInfo.InvariantCulture, $"{texts.Length} sentences, {texts.Length / watch.Elapsed.TotalSeconds:0} a second"));
        return [.. translations];
    }

    private static async Task WriteAsync(CommandContext context, SentencePair[] texts, string[] translations, TermAccuracy? terms)
    {
        var (bleu, chrF) = (new Bleu(), new ChrF());
        for (var i = 0; i < texts.Length; i++)
        {
            bleu.Add(translations[i], texts[i].Target);
            chrF.Add(translations[i], texts[i].Target);
            terms?.Add(texts[i].Source, translations[i]);
        }

        await context.Output.WriteLineAsync($"{bleu.Score()}\t{BleuScore.Signature}");
        await context.Output.WriteLineAsync($"{chrF}\t{ChrF.Signature}");
        if (terms is { Terms: > 0 })
            await context.Output.WriteLineAsync(terms.ToString());
    }

    private static TermAccuracy? Accuracy(Glossary glossary, string from, string to)
    {
        return Joins(glossary.SourceLanguage, from) && Joins(glossary.TargetLanguage, to)
            || Joins(glossary.SourceLanguage, to) && Joins(glossary.TargetLanguage, from)
            ? new TermAccuracy(glossary, from, to)
            : null;

        static bool Joins(string language, string code) => language.Split('-')[0].Equals(code.Split('-')[0], StringComparison.OrdinalIgnoreCase);
    }
}
