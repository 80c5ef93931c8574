using System.Text;
using Bilingual.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Documents.Markdown;

public sealed class MarkdownReaderTests
{
    private const string Article = """
        ---
        title: "Banjir Wonorejo"
        author: Dewi Anggraini
        date: 2026-03-04
        canonical_url: https://kabarkita.example/banjir
        lang: id
        ---

        # Banjir **Merendam** Wonorejo

        Air sungai *terus* naik sejak Rabu &amp; warga mengungsi ke [balai kecamatan](https://x.id "t").
        Baris kedua ini masih paragraf yang sama\!

        ![Peta](peta.png)

        ## Penyebab

        - satu butir
        - dua butir
          lanjutan

        1. pertama

        > Kami kehilangan semuanya.

        | Desa | Warga |
        |------|-------|
        | Wono | `120` |

        ```cs
        var x = 1;
        ```

        Catatan[^1] di sini <b>tebal</b> <https://x.id>.

        ## Leave a Comment

        <div>html</div>

        [^1]: Sumber dari BPBD.
        """;

    private static readonly DocumentReader Reader = new(new ReadingOptions());

    private static Document Document { get; } = Read(Article);

    [Fact]
    public void Read_Article_GivesTextAndKinds()
    {
        (int, ParagraphKind, string, string)[] expected =
        [
            (9, ParagraphKind.Title, "h1", "Banjir Merendam Wonorejo"),
            (11, ParagraphKind.Body, "", "Air sungai terus naik sejak Rabu & warga mengungsi ke balai kecamatan. Baris kedua ini masih paragraf yang sama!"),
            (14, ParagraphKind.Boilerplate, "image-mark", "![Peta](peta.png)"),
            (16, ParagraphKind.Heading, "h2", "Penyebab"),
            (18, ParagraphKind.ListItem, "list-item", "satu butir"),
            (19, ParagraphKind.ListItem, "list-item", "dua butir lanjutan"),
            (22, ParagraphKind.ListItem, "list-item", "pertama"),
            (24, ParagraphKind.Quotation, "quotation", "Kami kehilangan semuanya."),
            (26, ParagraphKind.Body, "table-cell", "Desa"),
            (26, ParagraphKind.Body, "table-cell", "Warga"),
            (28, ParagraphKind.Body, "table-cell", "Wono"),
            (28, ParagraphKind.Body, "table-cell", "120"),
            (30, ParagraphKind.Boilerplate, "code-block", "```cs var x = 1; ```"),
            (34, ParagraphKind.Body, "", "Catatan di sini tebal https://x.id."),
            (36, ParagraphKind.Boilerplate, "comments", "Leave a Comment"),
            (38, ParagraphKind.Boilerplate, "html-block", "<div>html</div>"),
            (40, ParagraphKind.Body, "footnote", "Sumber dari BPBD."),
        ];

        Assert.Equal(expected, Document.Paragraphs.Select(p => (p.Line, p.Kind, p.KindRule, p.Text)));
    }

    [Fact]
    public void Read_FrontMatter_IsMetadata()
    {
        Assert.Equal(new DocumentMetadata("Banjir Wonorejo", "Dewi Anggraini", "2026-03-04", "https://kabarkita.example/banjir", "id"), Document.Metadata);
    }

    [Fact]
    public void Read_Words_LeadBackToTheirPlace()
    {
        Assert.Equal("balai kecamatan", Source(1, "balai kecamatan")[..15]);
        Assert.Equal("&amp;", Source(1, "&"));
        Assert.Equal("Merendam", Source(0, "Merendam")[..8]);
        Assert.Equal("120", Source(11, "120"));
        Assert.StartsWith("# Banjir", Document.Paragraphs[0].Span.Of(Document.Text).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NestedTooDeep_IsRefused()
    {
        var exception = Assert.Throws<DocumentException>(() => Read(string.Concat(Enumerable.Repeat("> ", 50_000)) + "x"));

        Assert.StartsWith("a.md: its Markdown cannot be read (", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyMarkup_GivesAscendingPlacesInsideTheSource()
    {
        var markup = Gen.Elements(
                "# ", "## ", "- ", "1. ", "> ", "* ", "`", "```\n", "|", "|-|-|\n", "**", "_", "[a](b)", "![a](b)", "<b>", "<div>\n", "&amp;", "\\", "\\*", "\n", "\n\n", " ", "    ",
                "\t", "kata", "Dua kata.", "[^1]", "[^1]: ", "---\n", "é", "😀", "\r\n", "<https://x.id>", "[x]: y\n")
            .ArrayOf().Select(string.Concat);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(markup.ToArbitrary(), text =>
        {
            var document = Read(text);
            foreach (var paragraph in document.Paragraphs)
            {
                Assert.InRange(paragraph.Span.End, paragraph.Span.Start, document.Text.Length);
                var places = Enumerable.Range(0, paragraph.Text.Length).Select(paragraph.Map.ToSource).ToArray();
                Assert.Equal(places.Order(), places);
                Assert.InRange(places[^1], 0, document.Text.Length);
            }
        }));
    }

    private static string Source(int paragraph, string part)
    {
        var at = Document.Paragraphs[paragraph].Text.IndexOf(part, StringComparison.Ordinal);
        return Document.Paragraphs[paragraph].Map.ToSource(new TextSpan(at, at + part.Length)).Of(Document.Text).ToString();
    }

    private static Document Read(string text) => Reader.Read(DocumentBytes.Of("a.md", Encoding.UTF8.GetBytes(text)));
}
