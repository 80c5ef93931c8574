using System.Globalization;
using System.Runtime.CompilerServices;
using Bilingual.Interchange;
using Bilingual.Interchange.Import;
using Microsoft.Extensions.Logging;

namespace Bilingual.Translation.Memory;

/// <summary>The units of TMX files.</summary>
internal sealed partial class TmxMemorySource(MemoryOptions options, ILogger<TmxMemorySource> log) : IMemorySource
{
    /// <inheritdoc/>
    public bool IsConfigured => options.Files.Count > 0;

    /// <inheritdoc/>
    public string Fingerprint => string.Join('\n', options.Files.Select(static file => new FileInfo(file)).Select(static file => file.Exists
        ? string.Create(CultureInfo.InvariantCulture, $"{file.FullName}:{file.Length}:{file.LastWriteTimeUtc.Ticks}")
        : file.FullName));

    /// <inheritdoc/>
    public async IAsyncEnumerable<MemoryPair> ReadAsync(string source, string target, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var info = new CorpusInfo { SourceLanguage = source, TargetLanguage = target };
        foreach (var file in options.Files)
        {
            await using var stream = Open(file);
            foreach (var unit in new TmxReader().Read([new CorpusSource(file, stream)], info, fault => LogFault(log, fault.ToString())))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new MemoryPair(unit.Source.Text, unit.Target.Text);
            }
        }
    }

    private static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new TranslatorException(FailureKind.Denied, $"The translation memory '{file}' (Engines:Memory:Files) cannot be read: {fault.Message}");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "translation memory: {Fault}")]
    private static partial void LogFault(ILogger log, string fault);
}
