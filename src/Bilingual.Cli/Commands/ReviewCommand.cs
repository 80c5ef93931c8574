using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Bilingual.Hosting;
using Bilingual.Review;
using Microsoft.Extensions.Logging;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual review</c>: the translators' workbench in the browser.</summary>
internal static class ReviewCommand
{
    private static readonly Argument<string?> WorkspacePath = new("WORKSPACE")
    {
        Description = "Workspace or its folder (default: corpus/workspace.db)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<int?> Port = new("--port")
    {
        Description = "Port to listen on (default: a free one)",
        HelpName = "N",
    };

    private static readonly Option<string?> Listen = new("--listen")
    {
        Description = "Address to listen on instead of this machine alone; a token is then demanded and printed in the address",
        HelpName = "ADDRESS",
    };

    private static readonly Option<string?> ReviewerName = new("--reviewer")
    {
        Description = "Name of a reviewer who gives none on the page (default: the user's name)",
        HelpName = "NAME",
    };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "review",
            "Starts the review workbench and prints its address; Ctrl+C ends it. Every action is saved at once.",
            "bilingual review",
            "bilingual review corpora/workspace.db --port 8090",
            "bilingual review --listen 0.0.0.0 --port 8090")
        {
            WorkspacePath, Port, Listen, ReviewerName,
        }.Does(streams, RunAsync);

    private static Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var address = IPAddress.Loopback;
        if (context.Get(Listen) is { } listen && !IPAddress.TryParse(listen, out address))
            throw new UsageException($"'{listen}' is no IP address to listen on; 0.0.0.0 listens on every network of this machine");
        if (context.Get(Port) is < 0 or > 65535)
            throw new UsageException("a port is a number from 0 to 65535");
        return ServeAsync(context, address, cancellationToken);
    }

    // A method of its own: the web server's assemblies load when it is called, and no other command needs them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> ServeAsync(CommandContext context, IPAddress address, CancellationToken cancellationToken)
    {
        await using var workbench = await Workbench.OpenAsync(
            context.Get(WorkspacePath) ?? Path.Combine("corpus", "workspace.db"),
            context.Services,
            context.Settings.GlossaryPath,
            TimeProvider.System,
            cancellationToken);
        var options = new ReviewServerOptions { Address = address, Port = context.Get(Port) ?? 0 };
        if (context.Get(ReviewerName) is { } reviewer)
            options = options with { DefaultReviewer = reviewer };
        if (!options.IsLoopback)
            options = options with { Token = RandomNumberGenerator.GetHexString(32, lowercase: true) };
        ReviewServer server;
        try
        {
            server = await ReviewServer.StartAsync(
                workbench,
                options,
                logging => logging.AddProvider(new Terminal.LineLoggerProvider(context.Error)).SetMinimumLevel(context.Verbose ? LogLevel.Debug : LogLevel.Warning),
                cancellationToken);
        }
        catch (ArgumentException fault)
        {
            throw new UsageException(fault.Message.Split(" (Parameter", 2)[0], fault);
        }
        catch (IOException fault)
        {
            throw new UsageException($"cannot listen on {address} port {options.Port.ToString(CultureInfo.InvariantCulture)}: {fault.Message}", fault);
        }

        await using (server)
        {
            await context.Output.WriteLineAsync(server.Address.ToString());
            await context.Output.FlushAsync(cancellationToken);
            if (!options.IsLoopback)
                context.Say("Other machines can reach this workbench. Only who has the whole address gets in; the connection is not encrypted, so use it in a network you trust.");
            await server.RunAsync(cancellationToken);
        }

        context.Say("The workbench has ended; everything confirmed is saved.");
        return ExitCode.Done;
    }
}
