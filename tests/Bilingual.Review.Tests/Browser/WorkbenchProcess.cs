using System.Diagnostics;

namespace Bilingual.Review.Tests.Browser;

/// <summary>The workbench as its users start it: a process of its own, which a test may kill.</summary>
internal sealed class WorkbenchProcess : IRunningWorkbench
{
    /// <summary>How long a busy machine may take for one step, in milliseconds.</summary>
    public const int Patience = 120_000;

    private readonly Process process;

    private WorkbenchProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <inheritdoc/>
    public Uri Address { get; }

    /// <summary>Starts <c>bilingual review</c> over a workspace.</summary>
    /// <param name="workspace">Folder of the workspace.</param>
    /// <param name="port">Port; 0 takes a free one.</param>
    public static async Task<WorkbenchProcess> StartAsync(DirectoryInfo workspace, int port = 0)
    {
        var process = Start("review", workspace.FullName, "--reviewer", "Sari", "--glossary", WorkbenchHere.Glossary, "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _ = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        var line = await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The workbench printed no address.");
        return new WorkbenchProcess(process, new Uri(line.Trim()));
    }

    /// <summary>Runs a command of <c>bilingual</c> to its end.</summary>
    public static async Task RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"bilingual {string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}");
    }

    /// <summary>Ends it at once, as a crash or a power cut would.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "bilingual.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // The articles of the tests are over before fully compiled loops pay for themselves; what the command does is the same.
        start.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }
}
