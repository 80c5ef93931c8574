using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bilingual.Documents;
using Bilingual.Glossaries;

namespace Bilingual.Evaluation;

/// <summary>A judged case: a term, a text, and where a person says that the term stands in it.</summary>
/// <param name="Line">1-based line of the table.</param>
/// <param name="IsWrittenBefore">Whether the case was written before the matcher was seen to run on it.</param>
/// <param name="IsSeen">Whether the term stands in the glossary that the rules were made with.</param>
/// <param name="Language">BCP 47 code of the text.</param>
/// <param name="Entry">The entry with the term on the side of that language.</param>
/// <param name="Text">The text.</param>
/// <param name="Expected">Where the term stands, in order; empty for a trap.</param>
/// <param name="Rule">Words that the explanation of a match must hold; may be empty.</param>
public sealed record JudgedTerm(
    int Line,
    bool IsWrittenBefore,
    bool IsSeen,
    string Language,
    TermEntry Entry,
    string Text,
    ImmutableArray<TextSpan> Expected,
    string Rule)
{
    private const string Header = "written\tterms\tlanguage\tterm\tvariants\tpart_of_speech\tcase_sensitive\ttext\trule";

    /// <summary>
    /// Reads a table of tab-separated lines under the header <c>written terms language term variants part_of_speech case_sensitive text
    /// rule</c>. Square brackets in <c>text</c> stand around each place of the term; <c>#</c> begins a comment line.
    /// </summary>
    /// <exception cref="FormatException">A line is not as described; the message starts with its number.</exception>
    public static IEnumerable<JudgedTerm> ReadAll(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var number = 0;
        var hasHeader = false;
        foreach (var line in lines)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (hasHeader)
                yield return Parse(line.Split('\t'), number);
            else if (!line.Equals(Header, StringComparison.Ordinal))
                throw Fault(number, $"expected the header '{Header.Replace('\t', ' ')}'");
            hasHeader = true;
        }
    }

    private static JudgedTerm Parse(string[] fields, int line)
    {
        if (fields.Length != 9)
            throw Fault(line, $"expected 9 fields, found {fields.Length}");
        var variants = fields[4].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        var entry = new TermEntry { Term = "–", Target = "–", PartOfSpeech = fields[5], CaseSensitive = fields[6] == "yes" };
        entry = fields[2] == "id"
            ? entry with { Term = fields[3], Variants = variants }
            : entry with { Target = fields[3], TargetVariants = variants };
        var (text, spans) = Unmark(fields[7], line);
        return new JudgedTerm(line, fields[0] == "before", fields[1] == "seen", fields[2], entry, text, spans, fields[8]);
    }

    private static (string Text, ImmutableArray<TextSpan> Spans) Unmark(string marked, int line)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var text = new StringBuilder();
        var open = -1;
        foreach (var c in marked)
        {
            if (c is '[' or ']' && (c == '[') != open < 0)
                throw Fault(line, "the brackets do not pair");
            if (c == '[')
            {
                open = text.Length;
            }
            else if (c == ']')
            {
                spans.Add(new TextSpan(open, text.Length));
                open = -1;
            }
            else
            {
                text.Append(c);
            }
        }

        return open < 0 ? (text.ToString(), spans.DrainToImmutable()) : throw Fault(line, "the brackets do not pair");
    }

    private static FormatException Fault(int line, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{line}: {message}"));
}
