using System.Collections.Immutable;
using System.Text;
using Bilingual.Documents;
using Bilingual.Segmentation;

namespace Bilingual.Cli.Commands;

/// <summary>What the units of an alignment are.</summary>
internal enum AlignUnit
{
    /// <summary>Each line, blank ones included.</summary>
    Line,

    /// <summary>The sentences of each paragraph.</summary>
    Sentence,

    /// <summary>Each paragraph.</summary>
    Paragraph,
}

/// <summary>One side of an alignment: its units, and the article they make up.</summary>
/// <param name="Units">The units in order.</param>
/// <param name="Document">The article, with the units as its sentences.</param>
/// <param name="Lines">For each paragraph of the article its 0-based line.</param>
internal sealed record AlignInput(ImmutableArray<string> Units, Document Document, ImmutableArray<int> Lines)
{
    /// <summary>Reads a side; characters change only by NFC and white space, and no unit is dropped.</summary>
    public static AlignInput Read(CommandContext context, string path, string language, AlignUnit unit)
    {
        using var reader = new StreamReader(context.OpenInput(path), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);
        var text = reader.ReadToEnd();
        return unit == AlignUnit.Line ? OfLines(text, path, language) : OfParagraphs(context, text, path, language, unit);
    }

    private static AlignInput OfLines(string text, string path, string language)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        if (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        var units = lines.Select(line => line.Normalize(NormalizationForm.FormC)).ToImmutableArray();
        var paragraphs = units.Select((line, i) => new Paragraph
        {
            Index = i,
            Span = default,
            Line = i + 1,
            Text = line,
            Map = OffsetMap.Identity(0),
        });
        var document = new Document { Path = path, Language = language, Text = text, ContentHash = "", Paragraphs = [.. paragraphs] };
        return new AlignInput(units, document, [.. Enumerable.Range(0, units.Length)]);
    }

    private static AlignInput OfParagraphs(CommandContext context, string text, string path, string language, AlignUnit unit)
    {
        var document = new DocumentReader(new ReadingOptions { Cleaning = CleaningLevel.Spacing }).ReadText(text, path) with { Language = language };
        if (unit == AlignUnit.Sentence)
        {
            var segmenter = context.Service<ISentenceSegmenter>();
            document = document with { Paragraphs = [.. document.Paragraphs.Select(paragraph => Segment(paragraph, segmenter, language))] };
        }

        var units = unit == AlignUnit.Sentence
            ? document.Paragraphs.SelectMany(paragraph => paragraph.Sentences).Select(sentence => sentence.Text)
            : document.Paragraphs.Select(paragraph => paragraph.Text);
        return new AlignInput([.. units], document, [.. document.Paragraphs.Select(paragraph => paragraph.Line - 1)]);
    }

    private static Paragraph Segment(Paragraph paragraph, ISentenceSegmenter segmenter, string language)
    {
        var spans = new List<TextSpan>();
        segmenter.Segment(paragraph.Text, language, spans);
        return paragraph with
        {
            Sentences = [.. spans.Select((span, i) => new Sentence(i, span, paragraph.Map.ToSource(span), paragraph.Text[span.Start..span.End]))],
        };
    }
}
