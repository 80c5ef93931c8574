using System.IO.Pipelines;
using Bilingual.Cli;

namespace Bilingual.Tests.EndToEnd;

/// <summary>
/// Runs the command in this process, through the entry point of the real one: for tests of what a command does, where those of
/// <see cref="BilingualProcess"/> are about the process itself, its signals and its sudden end.
/// </summary>
internal static class BilingualHere
{
    /// <summary>Runs the command to its end.</summary>
    public static async Task<BilingualProcess.Result> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var streams = new StandardStreams(new MemoryStream(), output, TextWriter.Synchronized(error), ErrorIsTerminal: false, AllowsColor: false);
        var code = await BilingualCli.RunAsync(arguments, streams);
        return new BilingualProcess.Result(code, output.ToString(), error.ToString());
    }

    /// <summary>Starts a command that works until it is interrupted.</summary>
    public static RunningCommand Start(params string[] arguments) => new(arguments);

    /// <summary>A command that works until it is interrupted, which disposing does.</summary>
    public sealed class RunningCommand : IAsyncDisposable
    {
        private readonly CancellationTokenSource interruption = new();
        private readonly Task<int> running;

        /// <summary>Starts it.</summary>
        public RunningCommand(string[] arguments)
        {
            var pipe = new Pipe();
            Output = new StreamReader(pipe.Reader.AsStream());
            var output = new StreamWriter(pipe.Writer.AsStream()) { NewLine = "\n" };
            var streams = new StandardStreams(new MemoryStream(), output, TextWriter.Null, ErrorIsTerminal: false, AllowsColor: false);
            running = Task.Run(async () =>
            {
                await using (output)
                    return await BilingualCli.RunAsync(arguments, streams, interruption.Token);
            });
        }

        /// <summary>What it writes.</summary>
        public StreamReader Output { get; }

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            await interruption.CancelAsync();
            await running;
            interruption.Dispose();
            Output.Dispose();
        }
    }
}
