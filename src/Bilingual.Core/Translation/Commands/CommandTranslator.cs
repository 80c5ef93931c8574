using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.Commands;

/// <summary>
/// Translates with a program of the user's. Each batch is one process: it gets all lines, its input is closed, and it must write as many
/// lines as it got. A process that takes too long or is no longer wanted is killed with all that it started.
/// </summary>
internal sealed class CommandTranslator : ITranslator
{
    /// <summary>Name of the engine.</summary>
    public const string Name = "command";

    // A program that writes without end must not fill the memory.
    private const int LargestLine = 1 << 20;

    // What a program wrote before its end is in the pipe by then; this is for a busy machine.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly CommandOptions options;
    private readonly Secrets secrets;

    /// <summary>The engine.</summary>
    /// <exception cref="TranslatorException">No program is named.</exception>
    public CommandTranslator(CommandOptions options, Secrets secrets)
    {
        this.options = options;
        this.secrets = secrets;
        if (string.IsNullOrWhiteSpace(options.Program))
            throw new TranslatorException(FailureKind.Denied, $"The engine '{Name}' needs a program: set Engines:Command:Program.");
        var settings = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', options.Arguments.Prepend(options.Program))));
        Fingerprint = $"{Name}-1/{Convert.ToHexStringLower(settings.AsSpan(0, 8))}";
        Traits = new()
        {
            MaxTexts = options.MaxTexts,
            MaxCharacters = options.MaxCharacters,
            IsCached = true,
            Terms = options.Tokens ? NativeForm.Tokens : NativeForm.None,
            Protection = options.Tokens ? NativeForm.Tokens : NativeForm.None,
        };
    }

    /// <inheritdoc/>
    public string Engine => Name;

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public TranslatorTraits Traits { get; }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        if (requests.Count == 0)
            return [];
        using var process = Start(source, target);
        await using var killing = cancellationToken.Register(() => Kill(process));
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var ending = EndReadingAsync(process, reading);
            var errors = LastLineAsync(process.StandardError, reading.Token);
            var writing = WriteAsync(process.StandardInput, requests, cancellationToken);
            var lines = await ReadAsync(process.StandardOutput, requests.Count, reading.Token);
            cancellationToken.ThrowIfCancellationRequested();
            if (lines.Count > requests.Count)
                throw Failed(FailureKind.Malformed, $"wrote more lines than the {Number(requests.Count)} it was given");
            await writing;
            await process.WaitForExitAsync(cancellationToken);
            await ending;

            // Perhaps it is one of the texts that the program cannot bear.
            if (process.ExitCode != 0)
                throw Failed(requests.Count > 1 ? FailureKind.Rejected : FailureKind.Unavailable, $"ended with code {Number(process.ExitCode)}{Said(await errors)}");
            if (lines.Count != requests.Count)
                throw Failed(FailureKind.Malformed, $"wrote {Number(lines.Count)} lines for {Number(requests.Count)}{Said(await errors)}");
            return [.. lines.Select(OneLine.Of).Select(line => line.Length == 0
                ? TranslationResult.Failed(Name, FailureKind.Malformed, $"'{options.Program}' wrote an empty line.")
                : new TranslationResult(line, Name, Characters: 0))];
        }
        finally
        {
            Kill(process);
        }
    }

    private Process Start(string source, string target)
    {
        var start = new ProcessStartInfo(options.Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
            StandardErrorEncoding = new UTF8Encoding(false),
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in options.Arguments)
        {
            start.ArgumentList.Add(argument
                .Replace("{source}", LanguageTag.Primary(source), StringComparison.Ordinal)
                .Replace("{target}", LanguageTag.Primary(target), StringComparison.Ordinal));
        }

        try
        {
            return Process.Start(start) ?? throw Failed(FailureKind.Denied, "could not be started");
        }
        catch (Exception fault) when (fault is Win32Exception or IOException)
        {
            throw Failed(FailureKind.Denied, $"could not be started: {fault.Message}");
        }
    }

    private static async Task WriteAsync(StreamWriter input, IReadOnlyList<TranslationRequest> requests, CancellationToken cancellationToken)
    {
        try
        {
            input.NewLine = "\n";
            foreach (var request in requests)
                await input.WriteLineAsync(request.Text.ReplaceLineEndings(" ").AsMemory(), cancellationToken);
            input.Close();
        }
        catch (IOException)
        {
            // The program has stopped reading; what it wrote, or its exit code, says why.
        }
    }

    /// <summary>Ends the reading a moment after the program has ended: what it started may hold its output open for ever.</summary>
    private static async Task EndReadingAsync(Process process, CancellationTokenSource reading)
    {
        try
        {
            await process.WaitForExitAsync(reading.Token);
            reading.CancelAfter(Rest);
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException)
        {
            // Nobody reads any more.
        }
    }

    private async Task<List<string>> ReadAsync(StreamReader output, int expected, CancellationToken cancellationToken)
    {
        var (lines, line) = (new List<string>(expected), new StringBuilder());
        var buffer = new char[4096];
        int count;
        while (lines.Count <= expected && (count = await ReadAsync(output, buffer, cancellationToken)) > 0)
        {
            foreach (var c in buffer.AsMemory(0, count).ToArray())
            {
                if (c == '\n')
                {
                    lines.Add(line.ToString().TrimEnd('\r'));
                    line.Clear();
                }
                else if (line.Append(c).Length > LargestLine)
                {
                    throw Failed(FailureKind.Malformed, "wrote a line of more than a million characters");
                }
            }
        }

        if (line.Length > 0)
            lines.Add(line.ToString().TrimEnd('\r'));
        return lines;
    }

    private async Task<int> ReadAsync(StreamReader output, char[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            // Reading from a pipe cannot be cancelled, but left.
            return await output.ReadAsync(buffer, CancellationToken.None).AsTask().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (DecoderFallbackException)
        {
            throw Failed(FailureKind.Malformed, "wrote something that is no UTF-8");
        }
    }

    private static async Task<string> LastLineAsync(StreamReader errors, CancellationToken cancellationToken)
    {
        var last = "";
        try
        {
            while (await errors.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(cancellationToken) is { } line)
                last = line.Trim().Length > 0 ? line.Trim() : last;
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The process has ended or was killed.
        }

        return last;
    }

    private TranslatorException Failed(FailureKind kind, string what) => new(kind, secrets.Redact($"The program '{options.Program}' {what}."));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Said(string line) => line.Length > 0 ? $": {ServiceFaults.Excerpt(line)}" : "";

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has just ended by itself, or something that it started cannot be ended by us.
        }
    }
}
