using Bilingual.Documents;

namespace Bilingual.Segmentation;

/// <summary>Segments what a reader took from a file with markup: a web page, a Word document, Markdown.</summary>
public static class DocumentSentences
{
    /// <summary>
    /// The sentences of all paragraphs in order, changed by NFC and white space only. Their places are those of the marked-up text, so that a
    /// sentence's end may lie further from its start than the sentence is long.
    /// </summary>
    /// <param name="raw">What the reader took.</param>
    /// <param name="segmenter">Cuts the paragraphs.</param>
    /// <param name="language">BCP 47 code of the text.</param>
    public static IEnumerable<StreamedSentence> Of(RawDocument raw, ISentenceSegmenter segmenter, string language)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(segmenter);
        var spans = new List<TextSpan>();
        var number = 0;
        var (line, counted) = (0L, 0);
        foreach (var paragraph in raw.Paragraphs)
        {
            var clean = TextCleaner.Clean(paragraph.Text, paragraph.Map, CleaningLevel.Spacing);
            spans.Clear();
            segmenter.Segment(clean.Text, language, spans);
            for (var i = 0; i < spans.Count; i++)
            {
                var source = clean.Map.ToSource(spans[i]);

                // Readers may give paragraphs out of file order (footnotes); counting then starts anew.
                if (source.Start < counted)
                    (line, counted) = (0, 0);
                line += LineScanner.CountBreaks(raw.Text.AsSpan(counted..source.Start));
                counted = source.Start;
                yield return new StreamedSentence(number, i, line, source.Start, clean.Text[spans[i].Start..spans[i].End]) { End = source.End };
            }

            number += spans.Count > 0 ? 1 : 0;
        }
    }
}
