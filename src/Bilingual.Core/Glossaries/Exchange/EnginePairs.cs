using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Bilingual.Glossaries.Exchange;

/// <summary>A term with the one rendering that a translation engine is to use for it.</summary>
internal sealed record EnginePair(TermEntry Entry, string Source, string Target);

/// <summary>
/// The pairs that a glossary of a translation engine can hold: one rendering for each source, forbidden renderings left out, and the
/// engine's limits on length and characters.
/// </summary>
internal static class EnginePairs
{
    /// <summary>Longest term in bytes of UTF-8: the limit of DeepL as well as of Google.</summary>
    public const int MaxTermBytes = 1024;

    /// <summary>Largest glossary in bytes: the limit of DeepL (10 MiB) as well as of Google.</summary>
    public const int MaxBytes = 10_485_760;

    /// <summary>The pairs of a glossary; what cannot be among them is named.</summary>
    public static ImmutableArray<EnginePair> Of(Glossary glossary, Losses losses)
    {
        var pairs = ImmutableArray.CreateBuilder<EnginePair>();
        var taken = new Dictionary<string, TermEntry>(StringComparer.Ordinal);
        foreach (var entry in glossary)
        {
            if (entry.Status == TermStatus.Forbidden)
            {
                losses.Add(entry, "that a rendering is forbidden, so the entry is left out");
                continue;
            }

            losses.AddColumns(entry, GlossaryColumns.CaseSensitive, GlossaryColumns.Domain);
            if (entry.TargetVariants.Length > 0)
                losses.Add(entry, $"more than one rendering; kept is '{entry.Target}'");
            foreach (var source in entry.Variants.Prepend(entry.Term))
            {
                if ((Fault(source) ?? Fault(entry.Target)) is { } fault)
                    losses.Add(entry, fault);
                else if (taken.TryGetValue(source, out var other))
                    losses.Add(entry, $"'{source}' twice; kept is '{other.Target}' of line {other.Line.ToString(CultureInfo.InvariantCulture)}");
                else
                {
                    taken.Add(source, entry);
                    pairs.Add(new EnginePair(entry, source, entry.Target));
                }
            }
        }

        return pairs.DrainToImmutable();
    }

    /// <summary>Why an engine refuses a term, or null.</summary>
    public static string? Fault(string term) =>
        Encoding.UTF8.GetByteCount(term) > MaxTermBytes ? $"a term of more than {MaxTermBytes} bytes"
        : term.Any(char.IsControl) || term.AsSpan().IndexOfAny('\u2028', '\u2029') >= 0 ? "a term with control characters"
        : term.Trim().Length != term.Length ? "white space around a term"
        : null;

    /// <summary>Copies what was written when it is within the engine's size.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static void CopyWithinLimit(MemoryStream written, Stream stream, string engine)
    {
        if (written.Length > MaxBytes)
            throw new InvalidDataException($"the glossary has {written.Length} bytes; {engine} takes at most {MaxBytes}. Export fewer terms.");
        written.WriteTo(stream);
    }
}
