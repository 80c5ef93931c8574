using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Bilingual.Tests.EndToEnd;

/// <summary>Runs the real command in a process of its own.</summary>
internal static class BilingualProcess
{
    /// <summary>What a finished command left.</summary>
    public sealed record Result(int ExitCode, string Output, string Error);

    /// <summary>Runs the command to its end.</summary>
    public static async Task<Result> RunAsync(IEnumerable<string> arguments, string? input = null, string? folder = null)
    {
        using var process = Start(arguments, folder);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new Result(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the command and leaves it to the caller.</summary>
    public static Process Start(IEnumerable<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(DotnetHost())
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "bilingual.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["NO_COLOR"] = "1";
        // The articles of the tests are over before fully compiled loops pay for themselves; what the command does is the same.
        start.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        return Process.Start(start)!;
    }

    /// <summary>Ends the command as a crash would.</summary>
    public static async Task KillAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>
    /// Interrupts the command as Ctrl+C does and waits for its end. A shell that starts jobs in the background makes them ignore interrupts,
    /// and so does everything below them: then the wait ends in an error instead of never.
    /// </summary>
    public static async Task InterruptAsync(Process process)
    {
        using (var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await interrupt.WaitForExitAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string DotnetHost() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
