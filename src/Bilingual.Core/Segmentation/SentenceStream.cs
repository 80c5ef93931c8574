using Bilingual.Documents;

namespace Bilingual.Segmentation;

/// <summary>A sentence of a text that is read as a stream; all numbers count from 0.</summary>
/// <param name="Paragraph">Number of the paragraph: of the non-blank lines read.</param>
/// <param name="Index">Number of the sentence in its paragraph.</param>
/// <param name="Line">Number of the line, blank ones included.</param>
/// <param name="Start">Where the sentence starts in its line, in UTF-16 code units.</param>
/// <param name="Text">The sentence as it stands in the line.</param>
public readonly record struct StreamedSentence(long Paragraph, int Index, long Line, long Start, string Text)
{
    /// <summary>One past the sentence's last UTF-16 code unit in its line.</summary>
    public long End => Start + Text.Length;
}

/// <summary>Segments a text of any size, each non-blank line a paragraph, in constant memory.</summary>
/// <remarks>
/// A line longer than a window of 262,144 UTF-16 code units is taken in windows that follow one another at sentence boundaries; a
/// sentence that fills a whole window is cut at its last white space. Lines end with LF, CR LF or CR.
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
        var lines = new LineWindows(reader, window);
        var spans = new List<TextSpan>();
        var (paragraph, index) = (-1L, 0);
        for (var line = -1L; lines.MoveNext();)
        {
            if (lines.StartsLine)
            {
                line++;
                index = 0;
            }

            var text = lines.Text;
            spans.Clear();
            segmenter.Segment(text, language, spans);
            if (!lines.EndsLine)
                lines.Keep(TakeWhole(text, spans));
            foreach (var span in spans)
            {
                if (index == 0)
                    paragraph++;
                yield return new StreamedSentence(paragraph, index++, line, lines.Offset + span.Start, text[span.Start..span.End]);
            }
        }
    }

    /// <summary>
    /// Leaves of the sentences of a window those that the rest of the line cannot change.
    /// </summary>
    /// <returns>Where the next window starts.</returns>
    private static int TakeWhole(string text, List<TextSpan> spans)
    {
        if (spans.Count == 0)
            return text.Length;
        var last = spans[^1];
        if (spans.Count > 1)
        {
            spans.RemoveAt(spans.Count - 1);
            return last.Start;
        }

        var cut = text.AsSpan(last.Start).LastIndexOfAny(' ', '\t', '\u00A0') + last.Start;
        if (cut <= last.Start)
            cut = char.IsHighSurrogate(text[^1]) && text.Length - 1 > last.Start ? text.Length - 1 : text.Length;
        spans[0] = last with { End = Math.Min(last.End, cut) };
        return cut;
    }

    /// <summary>Reads lines, long ones in windows.</summary>
    private sealed class LineWindows(TextReader reader, int size)
    {
        private readonly char[] buffer = new char[size];
        private int start;
        private int end;
        private int kept;
        private bool lineEnded = true;
        private bool skipLineFeed;

        /// <summary>The line or window.</summary>
        public string Text { get; private set; } = "";

        /// <summary>Where <see cref="Text"/> starts in its line.</summary>
        public long Offset { get; private set; }

        /// <summary>Whether the line starts with <see cref="Text"/>.</summary>
        public bool StartsLine { get; private set; }

        /// <summary>Whether the line ends with <see cref="Text"/>.</summary>
        public bool EndsLine => lineEnded;

        /// <summary>Moves to the next line or window.</summary>
        public bool MoveNext()
        {
            StartsLine = lineEnded;
            Offset = lineEnded ? 0 : Offset + kept;
            var scanned = start;
            while (true)
            {
                var found = buffer.AsSpan(scanned, end - scanned).IndexOfAny('\n', '\r');
                if (found == 0 && skipLineFeed && scanned == start && buffer[start] == '\n')
                {
                    skipLineFeed = false;
                    scanned = ++start;
                    continue;
                }

                if (end > start)
                    skipLineFeed = false;
                if (found >= 0)
                    return Take(scanned + found - start, delimiter: 1);
                scanned = end;
                if (end - start == size)
                    return TakeWindow();
                if (!Fill(ref scanned))
                    return end > start || !lineEnded ? Take(end - start, delimiter: 0) : false;
            }
        }

        /// <summary>Says, for a window that does not end its line, where the next one starts.</summary>
        public void Keep(int from)
        {
            kept = from;
            start += from;
        }

        private bool Fill(ref int scanned)
        {
            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                scanned -= start;
                (start, end) = (0, end - start);
            }

            var read = reader.Read(buffer, end, size - end);
            end += read;
            return read > 0;
        }

        private bool Take(int length, int delimiter)
        {
            Text = new string(buffer, start, length);
            skipLineFeed = delimiter > 0 && buffer[start + length] == '\r';
            start += length + delimiter;
            lineEnded = true;
            kept = 0;
            return true;
        }

        private bool TakeWindow()
        {
            Text = new string(buffer, start, size);
            lineEnded = false;
            return true;
        }
    }
}
