using System.CommandLine;
using System.Text;
using Bilingual.Cli.Terminal;
using Bilingual.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bilingual.Cli;

/// <summary>What an action works with: its arguments, the streams, and the services of the host, made when first asked for.</summary>
internal sealed class CommandContext : IAsyncDisposable
{
    private readonly ParseResult arguments;
    private readonly Lazy<ServiceProvider> services;

    /// <summary>The context of one invocation.</summary>
    public CommandContext(ParseResult arguments, StandardStreams streams)
    {
        this.arguments = arguments;
        Streams = streams;
        services = new Lazy<ServiceProvider>(() => new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(new LineLoggerProvider(streams.Error)).SetMinimumLevel(Level))
            .AddBilingual(Settings, BilingualHost.ReadConfiguration(Settings))
            .BuildServiceProvider());
    }

    /// <summary>The streams to read and write.</summary>
    public StandardStreams Streams { get; }

    /// <summary>Where results go.</summary>
    public TextWriter Output => Streams.Output;

    /// <summary>Where messages go.</summary>
    public TextWriter Error => Streams.Error;

    /// <summary>Whether only errors and results are wanted.</summary>
    public bool Quiet => arguments.GetValue(GlobalOptions.Quiet);

    /// <summary>Whether every message is wanted.</summary>
    public bool Verbose => arguments.GetValue(GlobalOptions.Verbose);

    /// <summary>The least severe messages that are wanted.</summary>
    public LogLevel Level => Quiet ? LogLevel.Error : Verbose ? LogLevel.Debug : LogLevel.Warning;

    /// <summary>The services of the host, made when first asked for.</summary>
    public IServiceProvider Services => services.Value;

    /// <summary>The settings that the global options give.</summary>
    public BilingualSettings Settings => new()
    {
        ModelsDirectory = arguments.GetValue(GlobalOptions.Models)?.FullName,
        GlossaryPath = GlossaryPaths.FirstOrDefault(),
        SharedGlossaryPaths = [.. GlossaryPaths.Skip(1)],
        ConfigurationFile = arguments.GetValue(GlobalOptions.Config)?.FullName,
    };

    private IEnumerable<string> GlossaryPaths => (arguments.GetValue(GlobalOptions.Glossary) ?? []).Select(path => path.FullName);

    /// <summary>The value of an argument.</summary>
    public T? Get<T>(Argument<T> argument) => arguments.GetValue(argument);

    /// <summary>The value of an option.</summary>
    public T? Get<T>(Option<T> option) => arguments.GetValue(option);

    /// <summary>Whether an option was written on the command line.</summary>
    public bool Has(Option option) => arguments.GetResult(option) is { Implicit: false };

    /// <summary>A service of the host: an encoder, a segmenter, the pipeline …</summary>
    public T Service<T>()
        where T : notnull => services.Value.GetRequiredService<T>();

    /// <summary>Opens a file for reading, or standard input for <c>-</c> and for no name at all.</summary>
    /// <exception cref="UsageException">The file cannot be opened; the message names it.</exception>
    public Stream OpenInput(string? path)
    {
        if (path is null or "-")
            return Streams.Input;
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read '{path}': {fault.Message}", fault);
        }
    }

    /// <summary>The lines of a UTF-8 file or of standard input (<c>-</c> or no name), one at a time, without their line ends.</summary>
    public IEnumerable<string> ReadLines(string? path)
    {
        using var reader = new StreamReader(OpenInput(path), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>A message to the person watching, unless <c>--quiet</c>.</summary>
    public void Say(string message)
    {
        if (!Quiet)
            Error.WriteLine(message);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (services.IsValueCreated)
            await services.Value.DisposeAsync();
    }
}
