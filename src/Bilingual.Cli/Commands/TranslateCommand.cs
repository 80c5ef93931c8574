using System.CommandLine;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual translate</c>: one line in, one line out.</summary>
internal static class TranslateCommand
{
    private const int BatchSize = 64;

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var file = new Argument<string?>("FILE") { Description = "Text, a sentence a line; '-' or nothing is standard input", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string>("--from") { Description = "Language of the text", HelpName = "LANG", DefaultValueFactory = static _ => "id" };
        var to = new Option<string>("--to") { Description = "Language to translate into", HelpName = "LANG", DefaultValueFactory = static _ => "en" };
        var engine = new Option<string?>("--engine") { Description = "Translation engine (default: the best embedded one)", HelpName = "NAME" };
        return new BilingualCommand(
            "translate",
            "Translates each line, with the terms of the glossary; an empty line stays empty.",
            "bilingual translate artikel.txt --from id --to en",
            "echo 'Rumah itu besar.' | bilingual translate --engine lexicon")
        {
            file, from, to, engine,
        }.Does(streams, async (context, cancellationToken) =>
        {
            var session = TranslationSession.Open(context, context.Get(engine), context.Get(from)!, context.Get(to)!, withTerms: true);
            var failures = 0;
            foreach (var lines in context.ReadLines(context.Get(file)).Chunk(BatchSize))
            {
                var results = await session.TranslateAsync(lines, cancellationToken);
                foreach (var result in results)
                {
                    await context.Output.WriteLineAsync(result.Text);
                    if (result.Failure is not null)
                    {
                        failures++;
                        await context.Error.WriteLineAsync($"bilingual: not translated: {result.Failure}");
                    }
                }
            }

            return failures == 0 ? ExitCode.Done : ExitCode.SomeFailed;
        });
    }
}
