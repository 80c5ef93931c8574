using System.CommandLine;
using System.CommandLine.Help;
using Bilingual.Cli.Commands;

namespace Bilingual.Cli;

/// <summary>The <c>bilingual</c> command: its sub-commands, global options and the way from arguments to an exit code.</summary>
internal static class BilingualCli
{
    /// <summary>Parses and runs one command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, StandardStreams streams, CancellationToken cancellationToken = default)
    {
        var root = CreateRoot(streams);
        var configuration = new InvocationConfiguration
        {
            Output = streams.Output,
            Error = streams.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        var code = await root.Parse(args).InvokeAsync(configuration, cancellationToken);
        try
        {
            await streams.Output.FlushAsync(CancellationToken.None);
        }
        catch (IOException)
        {
            // The reader of our output has gone (`bilingual … | head`); what it wanted it has.
        }

        return code;
    }

    private static RootCommand CreateRoot(StandardStreams streams)
    {
        var root = new RootCommand("Turns Indonesian and English articles into reviewed parallel corpora.");
        foreach (var option in GlobalOptions.All)
            root.Options.Add(option);

        Func<StandardStreams, Command>[] commands =
        [
            RunCommand.Create,
            SegmentCommand.Create,
            TermsCommand.Create,
            GlossaryCommand.Create,
            TranslateCommand.Create,
            PairCommand.Create,
            AlignCommand.Create,
            MineCommand.Create,
            ScoreCommand.Create,
            EvaluateCommand.Create,
            TrainCommand.Create,
        ];
        foreach (var create in commands)
            root.Subcommands.Add(create(streams));

        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction action })
                option.Action = new HelpWithExamples(action);
        }

        return root;
    }
}
