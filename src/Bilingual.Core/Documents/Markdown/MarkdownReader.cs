using System.Collections.Immutable;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bilingual.Documents.Markdown;

/// <summary>
/// Markdown (CommonMark with front matter, pipe tables, footnotes): headings, list items, quotations and table cells by their marks.
/// Paragraphs hold the text that a reader sees; spans lead to the marked-up source. Code and HTML blocks are kept as boilerplate.
/// </summary>
public sealed class MarkdownReader : IDocumentReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UseFootnotes()
        .Build();

    /// <inheritdoc/>
    public bool CanRead(ReadOnlySpan<byte> bytes, string path) =>
        Path.GetExtension(path) is var extension
        && (extension.Equals(".md", StringComparison.OrdinalIgnoreCase) || extension.Equals(".markdown", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public RawDocument Read(ReadOnlyMemory<byte> bytes, string path)
    {
        var decoded = TextDecoder.Decode(bytes.Span, path);
        MarkdownDocument document;
        try
        {
            document = Markdig.Markdown.Parse(decoded.Text, Pipeline);
        }
        catch (ArgumentException fault)
        {
            // Markdig's own guard against nesting without end.
            throw new DocumentException(path, "", $"its Markdown cannot be read ({fault.Message})", "flatten its nested lists or quotations", fault);
        }

        var reading = new Reading(decoded.Text);
        reading.Blocks(document, null, "");
        return new RawDocument(decoded.Text, decoded.Encoding, reading.Paragraphs, decoded.Notes) { Metadata = reading.Metadata };
    }

    private sealed class Reading(string text)
    {
        private readonly ImmutableArray<RawParagraph>.Builder paragraphs = ImmutableArray.CreateBuilder<RawParagraph>();
        private bool hasTitle;

        public ImmutableArray<RawParagraph> Paragraphs => paragraphs.ToImmutable();

        public DocumentMetadata Metadata { get; private set; } = DocumentMetadata.None;

        public void Blocks(ContainerBlock container, ParagraphKind? kind, string rule)
        {
            foreach (var block in container)
            {
                switch (block)
                {
                    case YamlFrontMatterBlock front:
                        Metadata = FrontMatter.Read(text.AsSpan(SpanOf(front).Start, SpanOf(front).Length));
                        break;
                    case HeadingBlock heading:
                        Leaf(heading, heading.Level == 1 && !hasTitle ? ParagraphKind.Title : ParagraphKind.Heading, $"h{heading.Level}");
                        hasTitle |= heading.Level == 1;
                        break;
                    case CodeBlock or HtmlBlock or LinkReferenceDefinition or LinkReferenceDefinitionGroup:
                        Verbatim(block);
                        break;
                    case LeafBlock leaf:
                        Leaf(leaf, kind, rule);
                        break;
                    case TableCell cell:
                        Blocks(cell, ParagraphKind.Body, "table-cell");
                        break;
                    case ListItemBlock item:
                        Blocks(item, ParagraphKind.ListItem, "list-item");
                        break;
                    case QuoteBlock quote:
                        Blocks(quote, ParagraphKind.Quotation, "quotation");
                        break;
                    case Footnote note:
                        Blocks(note, ParagraphKind.Body, "footnote");
                        break;
                    case ContainerBlock other:
                        Blocks(other, kind, rule);
                        break;
                    default:
                        break;
                }
            }
        }

        /// <summary>Code, markup and link definitions are no prose; each stays as one paragraph that is not content.</summary>
        private void Verbatim(Block block)
        {
            var span = SpanOf(block);
            if (block is CodeBlock or HtmlBlock && span.Length > 0)
            {
                paragraphs.Add(new RawParagraph(
                    text[span.Start..span.End], OffsetMap.Identity(span.Start), span, ParagraphKind.Boilerplate, block is CodeBlock ? "code-block" : "html-block"));
            }
        }

        private void Leaf(LeafBlock leaf, ParagraphKind? kind, string rule)
        {
            if (leaf.Inline is null)
                return;
            var builder = new RawTextBuilder();
            Inlines(leaf.Inline, builder);

            // A picture alone on its line stays as it is written, as in plain text: the classifier knows it.
            if (builder.IsEmpty && leaf.Inline.FirstChild is not null)
                builder.Append(text, SpanOf(leaf).Start, SpanOf(leaf).End);
            if (builder.Take(SpanOf(leaf), kind, rule) is { } paragraph)
                paragraphs.Add(paragraph);
        }

        private void Inlines(ContainerInline container, RawTextBuilder builder)
        {
            foreach (var inline in container)
            {
                var span = Clip(inline.Span);
                switch (inline)
                {
                    case LinkInline { IsImage: true } or HtmlInline or FootnoteLink:
                        break;
                    case LiteralInline literal:
                        Written(literal.Content.AsSpan(), span, builder);
                        break;
                    case CodeInline code:
                        Written(code.ContentSpan, span, builder);
                        break;
                    case HtmlEntityInline entity:
                        builder.AppendFrom(entity.Transcoded.AsSpan(), span.Start, span.End);
                        break;
                    case AutolinkInline link:
                        Written(link.Url, span, builder);
                        break;
                    case LineBreakInline:
                        builder.AppendFrom(" ", span.Start, Math.Max(span.End, span.Start + 1));
                        break;
                    case ContainerInline nested:
                        Inlines(nested, builder);
                        break;
                    default:
                        break;
                }
            }
        }

        /// <summary>Appends text that stands in its span as it is, or else (escapes) comes from the span as a whole.</summary>
        private void Written(ReadOnlySpan<char> written, TextSpan span, RawTextBuilder builder)
        {
            var at = span.Of(text).IndexOf(written, StringComparison.Ordinal);
            if (at >= 0)
                builder.Append(text, span.Start + at, span.Start + at + written.Length);
            else
                builder.AppendFrom(written, span.Start, span.End);
        }

        private TextSpan SpanOf(Block block) => Clip(block.Span);

        private TextSpan Clip(SourceSpan span)
        {
            var start = Math.Clamp(span.Start, 0, text.Length);
            return new TextSpan(start, Math.Clamp(span.End + 1, start, text.Length));
        }
    }
}
