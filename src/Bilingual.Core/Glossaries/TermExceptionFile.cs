using System.Collections.Immutable;

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

    /// <summary>Adds an exception to a file, which is made when there is none; an exception that stands there is not added again.</summary>
    /// <exception cref="GlossaryFormatException">The file has faults, so it is left as it is.</exception>
    /// <exception cref="ArgumentException">The phrase has no word, or the exception names no language.</exception>
    public static void Add(string path, TermException exception)
    {
        if (!exception.Phrase.Any(char.IsLetterOrDigit) || exception.Language.Length == 0)
            throw new ArgumentException("An exception needs a phrase with a word in it, and its language.", nameof(exception));
        var known = ImmutableArray<TermException>.Empty;
        if (File.Exists(path))
        {
            var faults = new List<GlossaryFault>();
            using var stream = File.OpenRead(path);
            known = ReadStream(stream, path, faults);
            if (faults.Exists(fault => fault.Severity == GlossaryFaultSeverity.Error))
                throw new GlossaryFormatException([.. faults]);
        }

        if (!known.Any(other => other with { Note = "" } == exception with { Note = "" }))
            Write(known.Add(exception), path);
    }

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
