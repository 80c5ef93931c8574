using System.Collections.Immutable;
using System.Reflection;
using Bilingual.Documents;
using Bilingual.Segmentation;

namespace Bilingual.Alignment;

/// <summary>
/// An invented news event told by several newsrooms in two languages, each paragraph annotated with the facts that it states. Two
/// paragraphs that state a common fact are linked. Written for this project; see <c>Events/README.md</c>.
/// </summary>
/// <param name="Name">What happens.</param>
/// <param name="Articles">The articles.</param>
internal sealed record AnnotatedEvent(string Name, ImmutableArray<AnnotatedArticle> Articles)
{
    private const string Folder = ".Training.Events.";

    /// <summary>The events that are delivered with the program, in the order of their names.</summary>
    public static IEnumerable<AnnotatedEvent> All()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return Parse(reader);
        }
    }

    /// <summary>
    /// Reads an event: <c># name</c>; for each article <c>== language</c>; for each paragraph its kind (<c>t</c> title, <c>h</c> heading,
    /// <c>b</c> body, <c>c</c> caption, <c>x</c> boilerplate) and facts parted by spaces, a tab, and the text.
    /// </summary>
    /// <exception cref="FormatException">A line is none of these.</exception>
    public static AnnotatedEvent Parse(TextReader reader)
    {
        var name = "";
        var articles = new List<(string Language, ImmutableArray<AnnotatedParagraph>.Builder Paragraphs)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0)
                continue;
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                name = line[2..];
                continue;
            }

            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                articles.Add((line[3..], ImmutableArray.CreateBuilder<AnnotatedParagraph>()));
                continue;
            }

            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 1 || articles.Count == 0)
                throw new FormatException($"'{line}' is neither '# name', '== language' nor kind, facts, tab and text");
            var head = line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            articles[^1].Paragraphs.Add(new AnnotatedParagraph(KindOf(head[0]), [.. head[1..]], line[(tab + 1)..]));
        }

        return new AnnotatedEvent(name, [.. articles.Select(article => new AnnotatedArticle(article.Language, article.Paragraphs.ToImmutable()))]);
    }

    private static ParagraphKind KindOf(string letter) => letter switch
    {
        "t" => ParagraphKind.Title,
        "h" => ParagraphKind.Heading,
        "b" => ParagraphKind.Body,
        "c" => ParagraphKind.NewsCaption,
        "x" => ParagraphKind.Boilerplate,
        _ => throw new FormatException($"'{letter}' is no kind of paragraph; t, h, b, c and x are"),
    };
}

/// <summary>One newsroom's telling of an event.</summary>
/// <param name="Language">BCP 47 code.</param>
/// <param name="Paragraphs">Its paragraphs.</param>
internal sealed record AnnotatedArticle(string Language, ImmutableArray<AnnotatedParagraph> Paragraphs)
{
    /// <summary>The signals of the article.</summary>
    public DocumentSignals Extract(SignalExtractor extractor, ISentenceSegmenter segmenter)
    {
        var spans = new List<TextSpan>();
        var paragraphs = ImmutableArray.CreateBuilder<Paragraph>(Paragraphs.Length);
        foreach (var (kind, _, text) in Paragraphs)
        {
            spans.Clear();
            segmenter.Segment(text, Language, spans);
            paragraphs.Add(new Paragraph
            {
                Index = paragraphs.Count,
                Line = paragraphs.Count + 1,
                Span = new TextSpan(0, text.Length),
                Text = text,
                Map = OffsetMap.Identity(0),
                Kind = kind,
                Sentences = [.. spans.Select((span, i) => new Sentence(i, span, span, text[span.Start..span.End]))],
            });
        }

        return extractor.Extract(new Document { Path = "", Language = Language, Text = "", ContentHash = "", Paragraphs = paragraphs.MoveToImmutable() });
    }
}

/// <summary>A paragraph with the facts that it states.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Facts">Facts, named within the event.</param>
/// <param name="Text">Its text.</param>
internal sealed record AnnotatedParagraph(ParagraphKind Kind, ImmutableArray<string> Facts, string Text)
{
    /// <summary>Whether both state a common fact.</summary>
    public bool Shares(AnnotatedParagraph other) => Facts.Any(fact => other.Facts.Contains(fact, StringComparer.Ordinal));
}
