using System.Collections.Immutable;
using Bilingual.Documents;
using Bilingual.Glossaries;

namespace Bilingual.Tests.Glossaries;

/// <summary>The table of judged cases: a term, a text, and where the term stands in it.</summary>
internal sealed record JudgedTerm(
    int Line,
    bool WrittenBefore,
    bool Seen,
    string Language,
    TermEntry Entry,
    string Text,
    ImmutableArray<TextSpan> Expected,
    string Rule)
{
    public static ImmutableArray<JudgedTerm> ReadAll() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Glossaries", "judged-terms.tsv"))
            .Select((text, index) => (text, Line: index + 1))
            .Where(row => row.text.Length > 0 && row.text[0] != '#')
            .Skip(1)
            .Select(row => Parse(row.text.Split('\t'), row.Line))];

    public ImmutableArray<TermMatch> Find() =>
        [.. TermMatcher.Create(new Glossary([Entry]), Language).Match(Text).Where(match => match.Depth == 0)];

    public override string ToString() => $"line {Line}: {Entry.Term} / {Entry.Target} in \"{Text}\"";

    private static JudgedTerm Parse(string[] fields, int line)
    {
        var variants = fields[4].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        var entry = new TermEntry { Term = "–", Target = "–", PartOfSpeech = fields[5], CaseSensitive = fields[6] == "yes" };
        entry = fields[2] == "id"
            ? entry with { Term = fields[3], Variants = variants }
            : entry with { Target = fields[3], TargetVariants = variants };
        var (text, spans) = Unmark(fields[7]);
        return new JudgedTerm(line, fields[0] == "before", fields[1] == "seen", fields[2], entry, text, spans, fields[8]);
    }

    private static (string Text, ImmutableArray<TextSpan> Spans) Unmark(string marked)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var text = new System.Text.StringBuilder();
        var open = 0;
        foreach (var c in marked)
        {
            if (c == '[')
                open = text.Length;
            else if (c == ']')
                spans.Add(new TextSpan(open, text.Length));
            else
                text.Append(c);
        }

        return (text.ToString(), spans.DrainToImmutable());
    }
}
