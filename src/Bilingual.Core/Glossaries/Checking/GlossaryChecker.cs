using System.Collections.Immutable;
using System.Globalization;

namespace Bilingual.Glossaries.Checking;

/// <summary>
/// Looks for what is wrong with the entries of a glossary as a whole: duplicates, conflicts, cycles, forbidden terms that are another's
/// target, look-alike characters, and entries that cannot work as they stand.
/// </summary>
public static class GlossaryChecker
{
    /// <summary>Reads a glossary and checks it.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <returns>Every fault, by file and line.</returns>
    /// <exception cref="IOException">The file or folder does not exist or cannot be read.</exception>
    public static ImmutableArray<GlossaryFault> Check(string path)
    {
        var faults = new List<GlossaryFault>();
        var glossary = GlossaryReader.Read(path, faults);
        faults.AddRange(Check(glossary));
        return InOrder(faults);
    }

    /// <summary>Checks entries that were read.</summary>
    /// <returns>Every fault, by file and line.</returns>
    public static ImmutableArray<GlossaryFault> Check(IReadOnlyList<TermEntry> entries)
    {
        var faults = new List<GlossaryFault>();
        foreach (var entry in entries)
        {
            EntryCheck.Run(entry, faults);
            LookAlikes.Check(entry, faults);
        }

        faults.AddRange(Conflicts.Find(entries));
        faults.AddRange(Cycles.Find(entries));
        return InOrder(faults);
    }

    /// <summary>A fault at the place of an entry.</summary>
    internal static GlossaryFault At(TermEntry entry, GlossaryFaultSeverity severity, string code, string message) =>
        new(entry.File, entry.Line, severity, code, message);

    /// <summary>The place of another entry, as messages name it.</summary>
    internal static string PlaceOf(TermEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.File}:{entry.Line}");

    private static ImmutableArray<GlossaryFault> InOrder(IEnumerable<GlossaryFault> faults) =>
        [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
}
