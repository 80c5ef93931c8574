using System.Collections.Frozen;
using System.Reflection;

namespace Bilingual.Segmentation;

/// <summary>The abbreviations of <c>Languages/*/abbreviations.txt</c>, which keep their full stop as part of the word.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string> Always = Load(beforeNumber: false);
    private static readonly FrozenSet<string> BeforeNumber = Load(beforeNumber: true);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AlwaysLookup =
        Always.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeNumberLookup =
        BeforeNumber.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Length of the longest abbreviation, without its final stop.</summary>
    public static int MaxLength { get; } = Always.Concat(BeforeNumber).Max(entry => entry.Length);

    /// <summary>Whether the word, written before a full stop, is an abbreviation.</summary>
    /// <param name="word">The word without its final stop.</param>
    /// <param name="beforeNumber">Whether a number follows the stop.</param>
    public static bool Contains(ReadOnlySpan<char> word, bool beforeNumber) =>
        AlwaysLookup.Contains(word) || (beforeNumber && BeforeNumberLookup.Contains(word));

    private static FrozenSet<string> Load(bool beforeNumber)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".abbreviations.txt", StringComparison.Ordinal))
            .SelectMany(name => ReadLines(assembly.GetManifestResourceStream(name)!))
            .Where(line => line.Length > 0 && line[0] != '#' && line.EndsWith('#') == beforeNumber)
            .Select(line => line.TrimEnd('#'))
            .ToFrozenSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> ReadLines(Stream stream)
    {
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line.Trim();
    }
}
