using Bilingual.Documents;
using Bilingual.Documents.PlainText;

namespace Bilingual.Segmentation;

/// <summary>A sentence of a text that is read as a stream; all numbers count from 0.</summary>
/// <param name="Paragraph">Number of the paragraph.</param>
/// <param name="Index">Number of the sentence in its paragraph.</param>
/// <param name="Line">Number of the line on which the sentence starts, blank lines included.</param>
/// <param name="Start">Where the sentence starts in the decoded text, in UTF-16 code units.</param>
/// <param name="Text">The sentence as it stands in the text.</param>
public readonly record struct StreamedSentence(long Paragraph, int Index, long Line, long Start, string Text)
{
    /// <summary>One past the sentence's last UTF-16 code unit in the decoded text; markup inside the sentence makes it reach further than the text is long.</summary>
    public long End { get; init; } = Start + Text.Length;
}

/// <summary>Segments plain text of any size in constant memory.</summary>
/// <remarks>
/// A line that is not blank is a paragraph; where the first part of the text shows that its lines were broken at a fixed width, the lines
/// between two blank ones are. A paragraph longer than the window of 262,144 UTF-16 code units is taken in parts that follow one another
/// at sentence boundaries; a sentence that fills a whole window is cut at its last white space.
/// </remarks>
public sealed class SentenceStream
{
    private const int DefaultWindow = 1 << 18;

    private readonly ISentenceSegmenter segmenter;
    private readonly string language;
    private readonly int window;

    /// <summary>A stream segmenter.</summary>
    /// <param name="segmenter">Cuts the paragraphs.</param>
    /// <param name="language">BCP 47 code of the text.</param>
    public SentenceStream(ISentenceSegmenter segmenter, string language)
        : this(segmenter, language, DefaultWindow)
    {
    }

    internal SentenceStream(ISentenceSegmenter segmenter, string language, int window)
    {
        ArgumentNullException.ThrowIfNull(segmenter);
        this.segmenter = segmenter;
        this.language = language;
        this.window = window;
    }

    /// <summary>The sentences of a text in order.</summary>
    public IEnumerable<StreamedSentence> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var buffer = new char[window];
        var (kept, isFirst, wrap) = (0, true, (HardWrap?)null);
        var (offset, line, paragraph, index) = (0L, 0L, -1L, 0);
        var unfinished = false;
        for (var atEnd = false; !atEnd;)
        {
            var read = reader.ReadBlock(buffer, kept, window - kept);
            atEnd = kept + read < window;
            var text = new string(buffer, 0, kept + read);
            var lines = LinesOf(text);
            if (isFirst)
                wrap = HardWrap.Detect(text, lines);
            isFirst = false;

            var counted = 0;
            var sentences = Take(text, ParagraphsOf(text, lines, wrap), atEnd, ref unfinished, out var taken);
            foreach (var (startsParagraph, span) in sentences)
            {
                if (startsParagraph)
                    (paragraph, index) = (paragraph + 1, 0);
                line += LineScanner.CountBreaks(text.AsSpan(counted..span.Start));
                counted = span.Start;
                yield return new StreamedSentence(paragraph, index++, line, offset + span.Start, span.Of(text).ToString());
            }

            line += LineScanner.CountBreaks(text.AsSpan(counted..taken));
            offset += taken;
            kept = text.Length - taken;
            text.CopyTo(taken, buffer, 0, kept);
        }
    }

    /// <summary>The sentences of a window that what follows it cannot change.</summary>
    /// <param name="text">The window.</param>
    /// <param name="paragraphs">Its paragraphs.</param>
    /// <param name="atEnd">Whether nothing follows it.</param>
    /// <param name="unfinished">Whether the window starts, and then whether the next one starts, inside a paragraph.</param>
    /// <param name="taken">Receives where the next window starts.</param>
    private List<(bool StartsParagraph, TextSpan Span)> Take(
        string text, List<TextSpan> paragraphs, bool atEnd, ref bool unfinished, out int taken)
    {
        var sentences = new List<(bool StartsParagraph, TextSpan Span)>();
        var spans = new List<TextSpan>();
        foreach (var paragraph in paragraphs)
        {
            // The last paragraph may go on beyond the window, so it waits for the next one unless it fills this one.
            var isLast = !atEnd && paragraph == paragraphs[^1];
            taken = paragraph.Start;
            if (isLast && paragraph.Start > 0)
            {
                unfinished = false;
                return sentences;
            }

            var continues = unfinished && paragraph.Start == 0;
            spans.Clear();
            segmenter.Segment(paragraph.Of(text).ToString(), language, spans);
            if (isLast)
                taken = TakeWhole(text, spans);
            unfinished = isLast && (taken < paragraph.End || paragraph.End == text.Length);
            for (var i = 0; i < spans.Count; i++)
                sentences.Add((i == 0 && !continues, spans[i].Shift(paragraph.Start)));
            if (isLast)
                return sentences;
        }

        // Half of a line end waits for the other half.
        taken = text.Length - (!atEnd && text[^1] == '\r' ? 1 : 0);
        unfinished = false;
        return sentences;
    }

    private static List<Line> LinesOf(string text)
    {
        var lines = LineScanner.Scan(text);
        lines.RemoveAll(line => TextCleaner.IsBlank(line.Span.Of(text)));
        return lines;
    }

    private static List<TextSpan> ParagraphsOf(string text, List<Line> lines, HardWrap? wrap)
    {
        var paragraphs = new List<TextSpan>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && wrap is not null && wrap.Continues(text, lines[i - 1], lines[i]))
                paragraphs[^1] = paragraphs[^1] with { End = lines[i].Span.End };
            else
                paragraphs.Add(lines[i].Span);
        }

        return paragraphs;
    }

    /// <summary>Leaves of the sentences of a part of a paragraph those that the rest cannot change.</summary>
    /// <returns>Where the next part starts.</returns>
    private static int TakeWhole(string text, List<TextSpan> sentences)
    {
        if (sentences.Count == 0)
            return text.Length;
        if (sentences.Count > 1)
        {
            var next = sentences[^1].Start;
            sentences.RemoveAt(sentences.Count - 1);
            return next;
        }

        var cut = text.AsSpan().LastIndexOfAny(" \t\u00A0\n\r");
        if (cut > 0 && text[cut] == '\n' && text[cut - 1] == '\r')
            cut--;
        if (cut <= sentences[0].Start)
            cut = char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;
        sentences[0] = sentences[0] with { End = Math.Min(sentences[0].End, cut) };
        return cut;
    }
}
