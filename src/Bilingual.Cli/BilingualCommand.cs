using System.CommandLine;
using Bilingual.Documents;
using Bilingual.Hosting;

namespace Bilingual.Cli;

/// <summary>A sub-command with an example for its help page, and one way from its action to an exit code.</summary>
internal sealed class BilingualCommand : Command
{
    /// <summary>A command.</summary>
    /// <param name="name">The word on the command line.</param>
    /// <param name="description">One sentence for the help page.</param>
    /// <param name="examples">Complete command lines.</param>
    public BilingualCommand(string name, string description, params string[] examples)
        : base(name, description) => Examples = examples;

    /// <summary>Complete command lines that the help page shows.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>
    /// Sets what the command does. <see cref="UsageException"/> becomes exit code 1 with its message, an interruption 130,
    /// and an input or output fault 2 with its message, so that commands need no handling of their own.
    /// </summary>
    public BilingualCommand Does(StandardStreams streams, Func<CommandContext, CancellationToken, Task<int>> action)
    {
        SetAction(async (result, cancellationToken) =>
        {
            await using var context = new CommandContext(result, streams);
            try
            {
                return await action(context, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await streams.Error.WriteLineAsync("bilingual: interrupted; what was finished is kept.");
                return ExitCode.Interrupted;
            }
            catch (UsageException fault)
            {
                await streams.Error.WriteLineAsync($"bilingual: {fault.Message}");
                return ExitCode.Usage;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or DocumentException)
            {
                await streams.Error.WriteLineAsync($"bilingual: {fault.Message}");
                return ExitCode.SomeFailed;
            }
            catch (Exception fault)
            {
                // A fault of ours: the person gets a line to report rather than a crash of the runtime.
                await streams.Error.WriteLineAsync($"bilingual: unexpected fault, please report it: {(context.Verbose ? fault.ToString() : fault.Message)}");
                return ExitCode.SomeFailed;
            }
        });
        return this;
    }
}
