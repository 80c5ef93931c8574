using System.Collections.Immutable;
using System.Globalization;

namespace Bilingual.Glossaries;

/// <summary>How grave a fault is.</summary>
public enum GlossaryFaultSeverity
{
    /// <summary>The entry is used, but someone should look at it.</summary>
    Warning,

    /// <summary>The line cannot be used.</summary>
    Error,
}

/// <summary>Something wrong with a glossary, with its place.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">1-based line; 0 where the whole file is meant.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Code">Short stable name of the kind of fault, for example <c>columns</c> or <c>duplicate</c>.</param>
/// <param name="Message">What is wrong and how to put it right.</param>
public sealed record GlossaryFault(string File, int Line, GlossaryFaultSeverity Severity, string Code, string Message)
{
    /// <summary><c>file:line: severity code: message</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {(Severity == GlossaryFaultSeverity.Error ? "error" : "warning")} {Code}: {Message}");
}

/// <summary>A glossary could not be read; the message lists every fault with file and line.</summary>
public sealed class GlossaryFormatException : IOException
{
    private const int Shown = 20;

    /// <summary>An exception of the given faults.</summary>
    public GlossaryFormatException(ImmutableArray<GlossaryFault> faults)
        : base(Describe(faults)) => Faults = faults;

    /// <summary>The faults in the order of files and lines.</summary>
    public ImmutableArray<GlossaryFault> Faults { get; }

    private static string Describe(ImmutableArray<GlossaryFault> faults)
    {
        var lines = faults.Take(Shown).Select(fault => fault.ToString());
        if (faults.Length > Shown)
            lines = lines.Append(string.Create(CultureInfo.InvariantCulture, $"… and {faults.Length - Shown} more"));
        return string.Join('\n', lines);
    }
}
