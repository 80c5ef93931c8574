using System.CommandLine;
using System.Globalization;
using System.Text;
using Bilingual.Documents;
using Bilingual.Glossaries;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual translate</c>: one line in, one line out.</summary>
internal static class TranslateCommand
{
    // Enough for several requests to a service at once, few enough that lines come out steadily.
    private const int BatchSize = 200;

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var file = new Argument<string?>("FILE") { Description = "Text, a sentence a line; '-' or nothing is standard input", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string?>("--out") { Description = "Writes to this file, whole or not at all, instead of standard output", HelpName = "FILE" };
        var engine = new EngineOptions();
        var command = new BilingualCommand(
            "translate",
            "Translates each line; an empty line stays empty, and so does one that could not be translated. Terms of the glossary are followed. "
            + "What services answered is kept: after an interruption the same command goes on where it stopped and pays for nothing twice.",
            "bilingual translate artikel.txt --from id --to en",
            "echo 'Rumah itu besar.' | bilingual translate --engine lexicon",
            "bilingual translate artikel.txt --engine deepl,libretranslate,embedded --max-characters 100000 --out article.txt",
            "bilingual translate artikel.txt --engine deepl --dry-run")
        {
            file, output,
        };
        engine.AddTo(command);
        return command.Does(streams, async (context, cancellationToken) =>
        {
            var session = TranslationSession.Open(context, engine, context.Service<Glossary>());
            if (context.Get(engine.DryRun))
                return await CountAsync(context, session, context.Get(file), cancellationToken);
            if (context.Get(output) is not { } path)
                return await TranslateAsync(context, session, context.Get(file), context.Output, cancellationToken);
            using var written = AtomicFile.Create(path);
            int code;
            await using (var writer = new StreamWriter(written.Stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
                code = await TranslateAsync(context, session, context.Get(file), writer, cancellationToken);
            written.Commit();
            return code;
        });
    }

    private static async Task<int> TranslateAsync(
        CommandContext context, TranslationSession session, string? file, TextWriter output, CancellationToken cancellationToken)
    {
        var log = new TranslationLog(context, TimeProvider.System);
        try
        {
            foreach (var lines in context.ReadLines(file).Chunk(BatchSize))
            {
                foreach (var result in await session.TranslateAsync(lines, cancellationToken))
                {
                    await output.WriteLineAsync(result.Text);
                    log.Add(result);
                }

                await output.FlushAsync(cancellationToken);
                log.Progress(session.Budget);
            }
        }
        finally
        {
            log.Close(session.Budget);
        }

        return log.Failures == 0 ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private static async Task<int> CountAsync(CommandContext context, TranslationSession session, string? file, CancellationToken cancellationToken)
    {
        foreach (var lines in context.ReadLines(file).Chunk(BatchSize))
            await session.TranslateAsync(lines, cancellationToken);
        await context.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{session.Engine}\t{session.Budget.Texts} sentences\t{session.Budget.Used} characters"));
        return ExitCode.Done;
    }
}
