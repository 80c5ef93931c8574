using System.Collections.Immutable;

namespace Bilingual.Glossaries;

/// <summary>
/// Reads glossaries as people keep them: UTF-8 files of tab-separated columns with a header line that names them
/// (<c>term variants target target_variants part_of_speech status case_sensitive domain note</c>; only <c>term</c> and <c>target</c>
/// are required, in any order), variants separated by <c>; </c>, comment lines starting with <c>#</c>. Files named
/// <c>*.exceptions.tsv</c> hold phrases in which a term is not meant (<c>phrase term language note</c>). The bytes are not trusted:
/// file size, line and field length are bounded, and each fault is named by file and line.
/// </summary>
public static class GlossaryReader
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const long MaxFileLength = 256L << 20;

    /// <summary>Longest line, in UTF-16 code units.</summary>
    public const int MaxLineLength = 65_536;

    /// <summary>Longest term or variant, in UTF-16 code units.</summary>
    public const int MaxTermLength = 500;

    /// <summary>How the names of files with exceptions end.</summary>
    public const string ExceptionsExtension = ".exceptions.tsv";

    /// <summary>Reads a file, or every <c>*.tsv</c> of a folder in ordinal order of their names (subfolders are not entered).</summary>
    /// <param name="path">A file or a folder.</param>
    /// <param name="sourceLanguage">BCP 47 code of the terms.</param>
    /// <param name="targetLanguage">BCP 47 code of the targets.</param>
    /// <exception cref="GlossaryFormatException">At least one line cannot be used; the message lists all of them.</exception>
    /// <exception cref="IOException">The file or folder does not exist or cannot be read.</exception>
    public static Glossary Read(string path, string sourceLanguage = "id", string targetLanguage = "en")
    {
        var faults = new List<GlossaryFault>();
        var glossary = Read(path, faults, sourceLanguage, targetLanguage);
        var errors = faults.Where(fault => fault.Severity == GlossaryFaultSeverity.Error).ToImmutableArray();
        return errors.IsEmpty ? glossary : throw new GlossaryFormatException(errors);
    }

    /// <summary>Reads a file or folder like <see cref="Read(string, string, string)"/>, leaving out the lines that cannot be used.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <param name="faults">Receives an error for each line left out, and warnings for what should be put right.</param>
    /// <param name="sourceLanguage">BCP 47 code of the terms.</param>
    /// <param name="targetLanguage">BCP 47 code of the targets.</param>
    /// <exception cref="IOException">The file or folder does not exist or cannot be read.</exception>
    public static Glossary Read(
        string path,
        ICollection<GlossaryFault> faults,
        string sourceLanguage = "id",
        string targetLanguage = "en")
    {
        var entries = ImmutableArray.CreateBuilder<TermEntry>();
        var exceptions = ImmutableArray.CreateBuilder<TermException>();
        foreach (var file in FilesOf(path))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
            if (IsExceptions(file))
                exceptions.AddRange(TermExceptionFile.ReadStream(stream, file, faults));
            else
                entries.AddRange(ReadStream(stream, file, faults));
        }

        return new Glossary(entries, sourceLanguage, targetLanguage, exceptions);
    }

    /// <summary>The files that a glossary path stands for: itself with its exceptions (<c>x.exceptions.tsv</c> beside <c>x.tsv</c>), or the <c>*.tsv</c> of a folder.</summary>
    /// <exception cref="IOException">There is nothing of that name, or the folder holds no glossary file.</exception>
    public static ImmutableArray<string> FilesOf(string path)
    {
        if (File.Exists(path))
        {
            var exceptions = Path.ChangeExtension(path, null) + ExceptionsExtension;
            return IsExceptions(path) || !File.Exists(exceptions) ? [path] : [path, exceptions];
        }

        if (!Directory.Exists(path))
            throw new FileNotFoundException($"There is no glossary file or folder '{path}'.", path);
        var files = Directory.GetFiles(path, "*.tsv");
        if (files.Length == 0)
            throw new FileNotFoundException($"The glossary folder '{path}' holds no *.tsv file.", path);
        Array.Sort(files, StringComparer.Ordinal);
        return [.. files];
    }

    /// <summary>Reads the entries of one file.</summary>
    /// <param name="stream">The bytes of the file.</param>
    /// <param name="file">Name of the file, for faults and <see cref="TermEntry.File"/>.</param>
    /// <param name="faults">Receives an error for each line left out, and warnings for what should be put right.</param>
    public static ImmutableArray<TermEntry> ReadStream(Stream stream, string file, ICollection<GlossaryFault> faults)
    {
        var entries = ImmutableArray.CreateBuilder<TermEntry>();
        var table = new GlossaryTable(file, GlossaryColumns.All, [GlossaryColumns.Term, GlossaryColumns.Target], faults);
        foreach (var row in table.Read(stream))
        {
            if (ReadEntry(row) is { } entry)
                entries.Add(entry);
        }

        return entries.DrainToImmutable();
    }

    private static bool IsExceptions(string file) => file.EndsWith(ExceptionsExtension, StringComparison.OrdinalIgnoreCase);

    private static TermEntry? ReadEntry(GlossaryRow row)
    {
        var entry = new TermEntry
        {
            Term = row[GlossaryColumns.Term],
            Variants = row.Variants(GlossaryColumns.Variants),
            Target = row[GlossaryColumns.Target],
            TargetVariants = row.Variants(GlossaryColumns.TargetVariants),
            PartOfSpeech = row[GlossaryColumns.PartOfSpeech],
            Status = GlossaryColumns.Statuses.GetValueOrDefault(row[GlossaryColumns.Status]),
            CaseSensitive = IsYes(row[GlossaryColumns.CaseSensitive]),
            Domain = row[GlossaryColumns.Domain],
            Note = row[GlossaryColumns.Note],
            File = row.File,
            Line = row.Line,
        };
        if (entry.Term.Length == 0)
            row.Fail("empty", "the term is empty.");
        if (entry.Target.Length == 0)
            row.Fail("empty", "the target is empty; a term that is not to be translated repeats itself there with status keep.");
        if (!GlossaryColumns.Statuses.ContainsKey(row[GlossaryColumns.Status]))
            row.Fail("status", $"unknown status '{row[GlossaryColumns.Status]}'; use preferred, admitted, forbidden, keep, or leave it empty.");
        if (!entry.CaseSensitive && row[GlossaryColumns.CaseSensitive] is not ("" or "no" or "false" or "0"))
            row.Fail("case_sensitive", $"'{row[GlossaryColumns.CaseSensitive]}' is neither yes nor no.");
        var tooLong = entry.Variants.Concat(entry.TargetVariants).Append(entry.Term).Append(entry.Target)
            .FirstOrDefault(form => form.Length > MaxTermLength);
        if (tooLong is not null)
            row.Fail("length", $"a term of {tooLong.Length} characters ('{tooLong[..40]}…'); at most {MaxTermLength} are allowed.");
        return row.HasFailed ? null : entry;
    }

    private static bool IsYes(string text) => text is "yes" or "true" or "1";
}
