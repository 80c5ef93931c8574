using System.Collections.Immutable;
using System.Text;

namespace Bilingual.Glossaries;

/// <summary>
/// Keeps "not this term here" in a file: UTF-8, tab-separated, with the header <c>phrase⇥term⇥language⇥note</c>, named
/// <c>*.exceptions.tsv</c> beside the glossary.
/// </summary>
public static class TermExceptionFile
{
    private static readonly ImmutableArray<string> Columns = ["phrase", "term", "language", "note"];

    /// <summary>Reads the exceptions of one file.</summary>
    /// <param name="stream">The bytes of the file.</param>
    /// <param name="file">Name of the file, for faults.</param>
    /// <param name="faults">Receives an error for each line left out.</param>
    public static ImmutableArray<TermException> ReadStream(Stream stream, string file, ICollection<GlossaryFault> faults)
    {
        var exceptions = ImmutableArray.CreateBuilder<TermException>();
        foreach (var row in new GlossaryTable(file, Columns, [.. Columns.Take(3)], faults).Read(stream))
        {
            if (!row["phrase"].Any(char.IsLetterOrDigit))
                row.Fail("empty", "the phrase has no word.");
            else if (row["phrase"].Length > GlossaryReader.MaxLineLength / 4)
                row.Fail("length", "the phrase is too long; a sentence is enough.");
            if (row["language"].Length == 0)
                row.Fail("empty", "the language of the phrase is empty.");
            if (!row.HasFailed)
                exceptions.Add(new TermException(row["phrase"], row["term"], row["language"], row["note"]));
        }

        return exceptions.DrainToImmutable();
    }

    /// <summary>
    /// Adds an exception to a file, which is made when there is none: what stands in it stays byte by byte, and the file changes at
    /// once or not at all. An exception that stands there is not added again.
    /// </summary>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="GlossaryFormatException">The file has faults, so it is left as it is.</exception>
    /// <exception cref="ArgumentException">The phrase has no word, or the exception names no language.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static bool Add(string path, TermException exception)
    {
        if (!exception.Phrase.Any(char.IsLetterOrDigit) || exception.Language.Length == 0)
            throw new ArgumentException("An exception needs a phrase with a word in it, and its language.", nameof(exception));
        if (!File.Exists(path))
        {
            Write([exception], path);
            return true;
        }

        var bytes = File.ReadAllBytes(path);
        var faults = new List<GlossaryFault>();
        var known = ReadStream(new MemoryStream(bytes), path, faults);
        if (faults.Exists(fault => fault.Severity == GlossaryFaultSeverity.Error))
            throw new GlossaryFormatException([.. faults]);
        if (known.Any(other => other with { Note = "" } == exception with { Note = "" }))
            return false;
        var text = Encoding.UTF8.GetString(bytes);
        SafeFile.Write(path, writer =>
        {
            writer.Write(text);
            if (!text.EndsWith('\n'))
                writer.Write('\n');
            WriteRow(writer, [.. GlossaryTable.ColumnsOf(text).Select(column => FieldOf(exception, column))]);
        });
        return true;
    }

    private static string FieldOf(TermException exception, string column) => column switch
    {
        "phrase" => exception.Phrase,
        "term" => exception.Term,
        "language" => exception.Language,
        _ => exception.Note,
    };

    /// <summary>Writes a file: first to a temporary file beside it, which then takes its name.</summary>
    public static void Write(IEnumerable<TermException> exceptions, string path) => SafeFile.Write(path, writer =>
    {
        WriteRow(writer, [.. Columns]);
        foreach (var exception in exceptions)
            WriteRow(writer, exception.Phrase, exception.Term, exception.Language, exception.Note);
    });

    private static void WriteRow(TextWriter writer, params string[] fields)
    {
        writer.Write(string.Join('\t', fields.Select(GlossaryWriter.OneLine)));
        writer.Write('\n');
    }
}
