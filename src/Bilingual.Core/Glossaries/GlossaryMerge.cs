using System.Collections.Immutable;
using System.Text;

namespace Bilingual.Glossaries;

/// <summary>What became of entries that were merged into a glossary file.</summary>
/// <param name="Added">Entries that were added.</param>
/// <param name="Known">How many stood there already.</param>
/// <param name="Conflicts">Entries left out because their term is rendered otherwise there, each with the entry that it meets.</param>
public sealed record GlossaryMergeResult(
    ImmutableArray<TermEntry> Added, int Known, ImmutableArray<(TermEntry Entry, TermEntry Other)> Conflicts);

/// <summary>
/// Merges reviewed entries into a glossary file. What stands there stays byte by byte, comments and order included; new entries are
/// added at the end in the file's own columns, without their notes where the file has no column for them.
/// </summary>
public static class GlossaryMerge
{
    /// <summary>Adds to a file the entries whose terms it does not hold; a file that does not exist is made.</summary>
    /// <param name="path">A glossary file.</param>
    /// <param name="entries">The entries; of two alike the first is taken.</param>
    /// <exception cref="GlossaryFormatException">The file has errors, so it is left as it is.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="ArgumentException">An entry has a field that the file has no column for, or that the format cannot say.</exception>
    public static GlossaryMergeResult Into(string path, IEnumerable<TermEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var exists = File.Exists(path);
        var known = exists ? GlossaryReader.Read(path).ToList() : [];
        var result = Sort(known, entries);
        if (result.Added.IsEmpty)
            return result;
        if (!exists)
        {
            GlossaryWriter.Write(result.Added, path);
            return result;
        }

        var text = File.ReadAllText(path, Encoding.UTF8);
        var columns = GlossaryTable.ColumnsOf(text);
        SafeFile.Write(path, writer =>
        {
            writer.Write(text);
            if (!text.EndsWith('\n'))
                writer.Write('\n');
            var withNotes = columns.Contains(GlossaryColumns.Note, StringComparer.Ordinal);
            GlossaryWriter.WriteRows(withNotes ? result.Added : result.Added.Select(entry => entry with { Note = "" }), columns, writer);
        });
        return result;
    }

    private static GlossaryMergeResult Sort(List<TermEntry> known, IEnumerable<TermEntry> entries)
    {
        var byTerm = new Dictionary<string, List<TermEntry>>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in known)
            Remember(entry);
        var added = ImmutableArray.CreateBuilder<TermEntry>();
        var conflicts = ImmutableArray.CreateBuilder<(TermEntry, TermEntry)>();
        var same = 0;
        foreach (var entry in entries)
        {
            var rivals = byTerm.GetValueOrDefault(entry.Term, []);
            if (rivals.Exists(other => IsSame(entry, other)))
            {
                same++;
            }
            else if (rivals.Find(other => SharesPartOfSpeech(entry, other) && entry.Status == other.Status) is { } rival)
            {
                conflicts.Add((entry, rival));
            }
            else
            {
                added.Add(entry);
                Remember(entry);
            }
        }

        return new GlossaryMergeResult(added.ToImmutable(), same, conflicts.ToImmutable());

        void Remember(TermEntry entry)
        {
            foreach (var form in entry.Variants.Prepend(entry.Term).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!byTerm.TryGetValue(form, out var list))
                    byTerm.Add(form, list = []);
                list.Add(entry);
            }
        }
    }

    /// <summary>Whether an entry says nothing that another does not say.</summary>
    private static bool IsSame(TermEntry entry, TermEntry other) =>
        SharesPartOfSpeech(entry, other)
        && (entry.Status == TermStatus.Forbidden) == (other.Status == TermStatus.Forbidden)
        && Holds(other.TargetVariants.Prepend(other.Target), entry.TargetVariants.Prepend(entry.Target))
        && Holds(other.Variants.Prepend(other.Term), entry.Variants.Prepend(entry.Term));

    private static bool Holds(IEnumerable<string> all, IEnumerable<string> some) =>
        some.All(form => all.Contains(form, StringComparer.OrdinalIgnoreCase));

    private static bool SharesPartOfSpeech(TermEntry one, TermEntry other)
    {
        var (ofOne, ofOther) = (PartOfSpeech.Parse(one.PartOfSpeech), PartOfSpeech.Parse(other.PartOfSpeech));
        return ofOne.IsEmpty || ofOther.IsEmpty || ofOne.Intersect(ofOther, StringComparer.Ordinal).Any();
    }
}
