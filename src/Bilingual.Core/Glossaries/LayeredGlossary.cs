using System.Collections.Immutable;

namespace Bilingual.Glossaries;

/// <summary>
/// A glossary read from several files or folders, the earlier laid over the later (project over shared), and read again when a file
/// has changed, come or gone. A change that has faults is not taken: the last good state stays. Safe for concurrent use.
/// </summary>
public sealed class LayeredGlossary
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ImmutableArray<string> paths;
    private readonly string sourceLanguage;
    private readonly string targetLanguage;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private Glossary glossary;
    private ImmutableArray<GlossaryFault> faults = [];
    private ImmutableArray<(string File, long Length, DateTime Written)> state;
    private long looked;

    /// <summary>Reads the layers.</summary>
    /// <param name="paths">Files or folders, those of the project first.</param>
    /// <param name="sourceLanguage">BCP 47 code of the terms.</param>
    /// <param name="targetLanguage">BCP 47 code of the targets.</param>
    /// <param name="time">The clock by which files are looked at, at most once a second.</param>
    /// <exception cref="GlossaryFormatException">A layer has errors.</exception>
    /// <exception cref="IOException">A layer does not exist or cannot be read.</exception>
    public LayeredGlossary(
        IEnumerable<string> paths, string sourceLanguage = "id", string targetLanguage = "en", TimeProvider? time = null)
    {
        this.paths = [.. paths];
        this.sourceLanguage = sourceLanguage;
        this.targetLanguage = targetLanguage;
        this.time = time ?? TimeProvider.System;
        state = Look();
        glossary = Read();
        looked = this.time.GetTimestamp();
    }

    /// <summary>The glossary as the files say now, or as they said when they last were without errors.</summary>
    public Glossary Current
    {
        get
        {
            Refresh();
            lock (gate)
                return glossary;
        }
    }

    /// <summary>Why the last change was not taken; empty where <see cref="Current"/> is what the files say.</summary>
    public ImmutableArray<GlossaryFault> Faults
    {
        get
        {
            Refresh();
            lock (gate)
                return faults;
        }
    }

    private void Refresh()
    {
        lock (gate)
        {
            if (time.GetElapsedTime(looked) < Interval)
                return;
            looked = time.GetTimestamp();
            try
            {
                var now = Look();
                if (now.SequenceEqual(state))
                    return;
                state = now;
                glossary = Read();
                faults = [];
            }
            catch (GlossaryFormatException fault)
            {
                faults = fault.Faults;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Tried again at the next look: a file that is being replaced is missing for a moment only.
                state = [];
                faults = [new GlossaryFault(paths.FirstOrDefault(""), 0, GlossaryFaultSeverity.Error, "file", fault.Message)];
            }
        }
    }

    private Glossary Read()
    {
        var layered = new Glossary([], sourceLanguage, targetLanguage);
        for (var i = paths.Length - 1; i >= 0; i--)
            layered = GlossaryReader.Read(paths[i], sourceLanguage, targetLanguage).Over(layered);
        return layered;
    }

    private ImmutableArray<(string File, long Length, DateTime Written)> Look() =>
        [.. paths.SelectMany(path => GlossaryReader.FilesOf(path)).Select(file => new FileInfo(file)).Select(info => (info.FullName, info.Length, info.LastWriteTimeUtc))];
}
