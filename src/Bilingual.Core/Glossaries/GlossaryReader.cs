using System.Collections.Immutable;

namespace Bilingual.Glossaries;

/// <summary>
/// Reads glossaries as people keep them: UTF-8 files of tab-separated columns with a header line that names them
/// (<c>term variants target target_variants part_of_speech status case_sensitive domain note</c>; only <c>term</c> and <c>target</c>
/// are required, in any order), variants separated by <c>; </c>, comment lines starting with <c>#</c>. The bytes are not trusted:
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
        return faults.Count == 0 ? glossary : throw new GlossaryFormatException([.. faults]);
    }

    /// <summary>Reads a file or folder like <see cref="Read(string, string, string)"/>, leaving out the lines that cannot be used.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <param name="faults">Receives a fault for each line left out.</param>
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
        foreach (var file in FilesOf(path))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
            entries.AddRange(ReadStream(stream, file, faults));
        }

        return new Glossary(entries, sourceLanguage, targetLanguage);
    }

    /// <summary>The files that a glossary path stands for.</summary>
    /// <exception cref="IOException">There is nothing of that name, or the folder holds no glossary file.</exception>
    public static ImmutableArray<string> FilesOf(string path)
    {
        if (File.Exists(path))
            return [path];
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
    /// <param name="faults">Receives a fault for each line left out.</param>
    public static ImmutableArray<TermEntry> ReadStream(Stream stream, string file, ICollection<GlossaryFault> faults)
    {
        if (stream.CanSeek && stream.Length > MaxFileLength)
        {
            faults.Add(Error(0, "size", $"the file has {stream.Length} bytes; at most {MaxFileLength} are read. Split it."));
            return [];
        }

        var lines = new LineReader(stream, MaxLineLength, MaxFileLength);
        var entries = ImmutableArray.CreateBuilder<TermEntry>();
        int[]? columns = null;
        while (lines.Next(out var text, out var problem))
        {
            if (problem is not null)
            {
                faults.Add(Error(lines.Number, "text", problem));
                if (lines.IsBroken)
                    break;
            }
            else if (!string.IsNullOrWhiteSpace(text) && text[0] != '#')
            {
                if (columns is null)
                {
                    if ((columns = ReadHeader(text, lines.Number)) is null)
                        return [];
                }
                else if (ReadEntry(text, lines.Number, columns) is { } entry)
                {
                    entries.Add(entry);
                }
            }
        }

        if (columns is null && !lines.IsBroken)
            faults.Add(Error(0, "header", $"the file has no header line; expected {string.Join('⇥', GlossaryColumns.All)}."));
        return entries.DrainToImmutable();

        GlossaryFault Error(int line, string code, string message) => new(file, line, GlossaryFaultSeverity.Error, code, message);

        int[]? ReadHeader(string text, int line)
        {
            var names = text.Split('\t').Select(name => name.Trim()).ToArray();
            var found = GlossaryColumns.All.Select(name => Array.IndexOf(names, name)).ToArray();
            var unknown = names.Except(GlossaryColumns.All, StringComparer.Ordinal).ToArray();
            var doubled = names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
            var fault = found[0] < 0 || found[2] < 0 ? $"the header line names no column '{(found[0] < 0 ? GlossaryColumns.Term : GlossaryColumns.Target)}'"
                : unknown.Length > 0 ? $"the header line names an unknown column '{unknown[0]}'"
                : doubled is not null ? $"the header line names the column '{doubled}' twice"
                : null;
            if (fault is null)
                return found;
            faults.Add(Error(line, "header", $"{fault}; expected {string.Join('⇥', GlossaryColumns.All)}."));
            return null;
        }

        TermEntry? ReadEntry(string text, int line, int[] columns)
        {
            var fields = text.Split('\t');
            var expected = columns.Count(column => column >= 0);
            var before = faults.Count;
            if (fields.Length > expected && fields.AsSpan(expected).ContainsAnyExcept(""))
                faults.Add(Error(line, "columns", $"{fields.Length} columns, but the header line has {expected}."));
            var term = Field(0);
            var target = Field(2);
            if (term.Length == 0)
                faults.Add(Error(line, "empty", "the term is empty."));
            if (target.Length == 0)
                faults.Add(Error(line, "empty", "the target is empty; a term that is not to be translated repeats itself there with status keep."));
            if (!GlossaryColumns.Statuses.TryGetValue(Field(5), out var status))
                faults.Add(Error(line, "status", $"unknown status '{Field(5)}'; use preferred, admitted, forbidden, keep, or leave it empty."));
            if (!IsYesOrNo(Field(6), out var caseSensitive))
                faults.Add(Error(line, "case_sensitive", $"'{Field(6)}' is neither yes nor no."));
            var variants = List(1);
            var targetVariants = List(3);
            var tooLong = variants.Concat(targetVariants).Append(term).Append(target).FirstOrDefault(form => form.Length > MaxTermLength);
            if (tooLong is not null)
                faults.Add(Error(line, "length", $"a term of {tooLong.Length} characters ('{tooLong[..40]}…'); at most {MaxTermLength} are allowed."));
            if (faults.Count > before)
                return null;

            return new TermEntry
            {
                Term = term,
                Variants = variants,
                Target = target,
                TargetVariants = targetVariants,
                PartOfSpeech = Field(4),
                Status = status,
                CaseSensitive = caseSensitive,
                Domain = Field(7),
                Note = Field(8),
                File = file,
                Line = line,
            };

            string Field(int column) => columns[column] >= 0 && columns[column] < fields.Length ? fields[columns[column]].Trim() : "";

            ImmutableArray<string> List(int column)
            {
                var field = Field(column);
                return field.Length == 0 ? [] : [.. field.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            }
        }
    }

    private static bool IsYesOrNo(string text, out bool value)
    {
        value = text is "yes" or "true" or "1";
        return value || text is "" or "no" or "false" or "0";
    }
}
