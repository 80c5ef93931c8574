using System.CommandLine;
using System.Globalization;
using Bilingual.Cli.Terminal;
using Bilingual.Hosting;
using Bilingual.Hosting.Pipeline;
using Bilingual.Translation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual run</c>: the main job, from a folder of articles to a workspace and corpora.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var input = new Argument<string?>("INPUT") { Description = "Folder with the articles (default: seeds)", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string?>("--out") { Description = "Folder for the workspace and the corpora (default: corpus)", HelpName = "DIR" };
        var engine = EngineOptions.EngineOption("Translation engine for the drafts, or several as A,B,C: each gets what those before it could not translate");
        var maxCharacters = EngineOptions.MaxCharactersOption();
        var dryRun = EngineOptions.DryRunOption();
        var threshold = new Option<double?>("--threshold") { Description = "Lowest probability that is exported (default: .5)", HelpName = "P" };
        var until = new Option<string?>("--until") { Description = "Stop after this stage", HelpName = "STAGE" };
        until.AcceptOnlyFromAmong([.. StageNames.All]);

        var command = new BilingualCommand(
            "run",
            "The main job: reads the articles, cleans, segments, maps terms, translates, pairs and aligns them, and writes the corpora. "
            + "Unchanged articles are not done again; an interrupted run goes on where it stopped.",
            "bilingual run",
            "bilingual run articles --out corpora --threshold 0.7")
        {
            input, output, engine, maxCharacters, dryRun, threshold, until,
        };
        return command.Does(streams, (context, cancellationToken) =>
        {
            var overrides = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            void Override(string name, string? value)
            {
                if (value is not null)
                    overrides[$"{RunOptions.Section}:{name}"] = value;
            }

            Override(nameof(RunOptions.Input), context.Get(input));
            Override(nameof(RunOptions.Output), context.Get(output));
            Override(nameof(RunOptions.Engine), context.Get(engine));
            if (context.Get(dryRun))
                Override(nameof(RunOptions.DryRun), "true");
            if (context.Get(maxCharacters) is { } most)
                overrides[$"{TranslationOptions.Section}:{nameof(TranslationOptions.MaxCharacters)}"] = most.ToString(CultureInfo.InvariantCulture);
            Override(nameof(RunOptions.Threshold), context.Get(threshold)?.ToString(CultureInfo.InvariantCulture));
            Override(nameof(RunOptions.Until), context.Get(until) is { } name ? StageNames.Parse(name).ToString() : null);
            return RunAsync(context, overrides, cancellationToken);
        });
    }

    private static async Task<int> RunAsync(CommandContext context, Dictionary<string, string?> overrides, CancellationToken cancellationToken)
    {
        var streams = context.Streams;
        RunSummary? summary = null;
        async Task Work(IRunObserver observer) => summary = await HostAsync(context, overrides, observer, cancellationToken);

        if (context.Quiet)
        {
            await Work(new SilentObserver());
        }
        else if (streams.ErrorIsTerminal && !context.Verbose)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(streams.Error),
                ColorSystem = streams.AllowsColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            });
            await BarObserver.RunAsync(console, Work);
        }
        else
        {
            await Work(new PlainObserver(streams.Error, TimeProvider.System));
        }

        if (!context.Quiet)
            ClosingTable.Write(streams.Error, summary!);
        else
            ClosingTable.WriteFailures(streams.Error, summary!);
        return summary!.Report.Failures.IsEmpty ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private static async Task<RunSummary> HostAsync(
        CommandContext context, Dictionary<string, string?> overrides, IRunObserver observer, CancellationToken cancellationToken)
    {
        using var host = BilingualHost.Create(
            context.Settings,
            overrides,
            services => services.AddSingleton(observer),
            logging => logging
                .AddProvider(new LineLoggerProvider(context.Error))
                .SetMinimumLevel(context.Level)
                // The host would tell of a wrong configuration a second time.
                .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None));
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (Exception fault) when (ConfigurationFaults.Of(fault) is { } faults)
        {
            throw new UsageException(faults, fault);
        }

        try
        {
            return await host.Services.GetRequiredService<PipelineWorker>().Completion.WaitAsync(cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
