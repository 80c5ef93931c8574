using System.Text;
using Bilingual.Documents;
using Bilingual.Documents.Html;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Documents.Html;

public sealed class HtmlReaderTests
{
    private const string Long = "Warga desa itu mengungsi ke balai kecamatan sejak Rabu malam karena air sungai terus naik.";
    private static readonly DocumentReader Reader = new(new ReadingOptions());

    private static Document Flood { get; } = Reader.Read(
        DocumentBytes.Of("flood.html", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Articles", "flood.html"))));

    [Fact]
    public void Read_NewsPage_GivesTheArticleAndLeavesThePageOut()
    {
        (ParagraphKind, string, string)[] expected =
        [
            (ParagraphKind.Title, "h1", "Banjir Merendam Wonorejo"),
            (ParagraphKind.Caption, "figcaption", "Jembatan Kali Wulan. (FOTO KITA/Aji)"),
            (ParagraphKind.Body, "", "Warga desa itu mengungsi ke balai kecamatan sejak Rabu malam karena air sungai terus naik & tanggul jebol…"),
            (ParagraphKind.Body, "", "“Kami kehilangan semuanya,” kata Siti. Air belum surut."),
            (ParagraphKind.Heading, "h2", "Penyebab"),
            (ParagraphKind.Body, "", "Tanggul sungai jebol di tiga titik sepanjang dua puluh meter setelah hujan deras tiga hari."),
            (ParagraphKind.ListItem, "li", "titik pertama di Wonosari"),
            (ParagraphKind.ListItem, "li", "titik kedua di Karangan"),
            (ParagraphKind.Quotation, "blockquote", "Kami menunggu bantuan pemerintah pusat."),
            (ParagraphKind.Body, "table-cell", "Desa"),
            (ParagraphKind.Body, "table-cell", "120 rumah"),
            (ParagraphKind.Body, "", "Bantuan pangan tiba di balai kecamatan pada Kamis pagi bersama dua perahu karet dan dapur umum."),
        ];

        Assert.Equal(expected, Flood.Paragraphs.Select(p => (p.Kind, p.KindRule, p.Text)));
    }

    [Fact]
    public void Read_NewsPage_GivesItsMetadata()
    {
        Assert.Equal(
            new DocumentMetadata(
                "Banjir Merendam Wonorejo", "Dewi Anggraini, Budi Santoso", "2026-03-04T08:12:00+07:00", "https://kabarkita.example/banjir-wonorejo", "id"),
            Flood.Metadata);
    }

    [Theory]
    [InlineData("""<meta name="pubdate" content="2023-01-02"><meta name="DC.Creator" content="Jane Roe">""", "Jane Roe", "2023-01-02")]
    [InlineData("""<meta name="content_author" content="Rina"><meta name="PublishDate" content="2022/11/21 13:30:00">""", "Rina", "2022/11/21 13:30:00")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Rini &amp; Adi"},"datePublished":"2022-12-04"}</script>""", "Rini & Adi", "2022-12-04")]
    [InlineData("""<script type="application/ld+json">{"@type":</script><meta property="article:author" content="https://x.example/u"><meta name="author" content="A">""", "A", "")]
    public void Read_Metadata_IsFoundInTheWaysThatPagesStateIt(string head, string author, string published)
    {
        var metadata = Reader.Read(DocumentBytes.Of("a.html", Encoding.UTF8.GetBytes($"<html><head>{head}</head><body><p>{Long}</p>"))).Metadata;

        Assert.Equal((author, published), (metadata.Author, metadata.Published));
    }

    [Theory]
    [InlineData("<div><h1>Judul</h1>\n<p>Satu.</p></div>", "Title Judul|Body Satu.")]
    [InlineData("<!-- x --><p class=\"a\">Satu.</p><p>Dua.</p>", "Body Satu.|Body Dua.")]
    [InlineData("<p> tanpa tanda penutup.", "Body <p> tanpa tanda penutup.")]
    [InlineData("<div> adalah elemen HTML.", "Body <div> adalah elemen HTML.")]
    public void Read_TextFileWithAPieceOfAPage_IsReadAsThePageIfItsTagsClose(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Reader.Read(DocumentBytes.Of("a.txt", Encoding.UTF8.GetBytes(text))).Paragraphs.Select(p => $"{p.Kind} {p.Text}")));

    [Theory]
    [InlineData("<strong>Jakarta</strong> - ", "Jakarta -")]
    [InlineData("<b>Jakarta, Kabar Kita</b> --", "Jakarta, Kabar Kita --")]
    public void Read_DatelineSetApart_IsNoHeading(string markup, string text)
    {
        var document = Reader.Read(DocumentBytes.Of("a.html", Encoding.UTF8.GetBytes($"<html><body><h1>Banjir Demak</h1><div>{markup}<p>{Long}</p><p>{Long}</p></div>")));

        Assert.Equal((ParagraphKind.Byline, "dateline", text), (document.Paragraphs[1].Kind, document.Paragraphs[1].KindRule, document.Paragraphs[1].Text));
    }

    [Fact]
    public void Read_PageThatBuildsItselfByScript_SaysSo()
    {
        var document = Reader.Read(DocumentBytes.Of("a.html", "<html><head><title>Berita</title></head><body><div id=root></div><script>x()</script></body></html>"u8.ToArray()));

        Assert.Contains("the page holds no text besides its title; one that builds itself by script has to be saved from a browser", document.Notes);
    }

    [Fact]
    public void Read_Paragraph_LeadsBackToItsMarkup()
    {
        var quote = Flood.Paragraphs[3];

        Assert.Equal("&ldquo;Kami <b>kehilangan</b> semuanya,&rdquo; kata <a href=\"x\">Siti</a>.<br>Air belum surut.", quote.Span.Of(Flood.Text).ToString());
        Assert.Equal(20, quote.Line);
        Assert.Equal("&ldquo;", quote.Map.ToSource(new TextSpan(0, 1)).Of(Flood.Text).ToString()[..7]);
        Assert.Equal("kehilangan", quote.Map.ToSource(new TextSpan(6, 16)).Of(Flood.Text).ToString()[..10]);
        Assert.Equal("&#8230;", Source(Flood, Flood.Paragraphs[2], "…"));
    }

    [Fact]
    public void Read_EveryWord_LeadsBackToItself()
    {
        foreach (var paragraph in Flood.Paragraphs)
        {
            foreach (var word in paragraph.Text.Split(' ').Where(word => word.All(char.IsLetterOrDigit)))
                Assert.StartsWith(word, Source(Flood, paragraph, word), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<p>{0}<p>Dua", "Dua")]
    [InlineData("<p>{0}</p><div>Dua<br><br>Tiga</div>", "Dua|Tiga")]
    [InlineData("<p>{0}</p><p>Caf&eacute; &lt;b&gt; &notanentity; &amp;amp; AT&T &copy</p>", "Café <b> ¬anentity; &amp; AT&T ©")]
    [InlineData("<p>{0}</p><p>a&nbsp;&nbsp;b&shy;c\r\nd</p>", "a bc d")]
    [InlineData("<p>{0}</p><table>luar<tr><td>dalam</table>", "luar|dalam")]
    [InlineData("<p>{0}</p><pre>\nkode</pre>", "kode")]
    [InlineData("<p>{0}</p><p>x < y</p>", "x < y")]
    [InlineData("<p>{0}</p><p title='a>b'>Dua</p><!-- <p>Tiga --><p>Empat", "Dua|Empat")]
    [InlineData("<p>{0}</p><p style='display: none'>Dua</p><p aria-hidden=true>Tiga</p><div role=navigation>Empat</div>", "")]
    [InlineData("<p>{0}</p><p>&#x1F600; &#128; &#0; &#xD800;</p>", "😀 € \uFFFD \uFFFD")]
    public void Read_Markup_GivesWhatAReaderSees(string body, string others)
    {
        var document = Reader.Read(Bytes($"<!doctype html><body>{string.Format(null, body, Long)}"));

        Assert.Equal(others.Length == 0 ? [Long] : [Long, .. others.Split('|')], document.Paragraphs.Select(p => p.Text));
        Assert.All(document.Paragraphs, p => Assert.Equal(p.Text[..1] is "“" ? "&" : p.Text[..1], First(document, p)));

        static string First(Document document, Paragraph paragraph)
        {
            var source = paragraph.Span.Of(document.Text);
            return source[0] == '&' ? paragraph.Text[..1] : source[..1].ToString();
        }
    }

    [Theory]
    [InlineData("x.html", "halo <b>dunia</b>", true)]
    [InlineData("x.html", "halo dunia", false)]
    [InlineData("x.txt", "\uFEFF  <!DOCTYPE HTML PUBLIC \"x\">", true)]
    [InlineData("x.txt", "<html><body>", true)]
    [InlineData("x.txt", "<?xml version=\"1.0\"?>\n<!-- c -->\n<!doctype html>", true)]
    [InlineData("x.txt", "Kata <html> adalah tag", false)]
    [InlineData("x.md", "# Judul", false)]
    public void CanRead_Content_DecidesBeforeTheName(string path, string text, bool expected)
    {
        Assert.Equal(expected, new HtmlReader().CanRead(Encoding.UTF8.GetBytes(text), path));
    }

    [Fact]
    public void CanRead_Utf16Page_IsRecognised()
    {
        Assert.True(new HtmlReader().CanRead([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<!doctype html>")], "x.txt"));
    }

    [Fact]
    public void Read_DeclaredEncoding_IsUsed()
    {
        byte[] page = [.. "<html><head><meta charset=\"windows-1252\"><body><p>caf"u8, 0xE9, .. " di kota ini buka sampai malam setiap hari Sabtu.</p>"u8];

        var document = Reader.Read(DocumentBytes.Of("x.html", page));

        Assert.Equal("windows-1252", document.Encoding);
        Assert.Equal("café di kota ini buka sampai malam setiap hari Sabtu.", document.Paragraphs[0].Text);
    }

    [Fact]
    public void Read_PageWithoutH1_TakesItsTitleWithoutTheSitesName()
    {
        var document = Reader.Read(Bytes($"<!doctype html><title>Banjir di Desa - Kabar Kita</title><p>{Long}</p>"));

        Assert.Equal(("Banjir di Desa", ParagraphKind.Title), (document.Paragraphs[0].Text, document.Paragraphs[0].Kind));
        Assert.Equal("Banjir di Desa", document.Paragraphs[0].Span.Of(document.Text).ToString());
    }

    [Fact]
    public void Read_PageWithoutArticleElement_FindsWhereParagraphsGather()
    {
        var document = Reader.Read(Bytes(
            $"<html><body><div id=menu><a href=1>Satu</a><a href=2>Dua</a></div><div class=c1><p>Tentang kami dan cara menghubungi.</p></div>" +
            $"<div class=c2><p>{Long}</p><p>{Long} Lagi.</p><p>{Long} Sekali.</p></div><div class=c3><p>Kebijakan privasi situs ini ada di sini.</p></div>"));

        Assert.Equal([Long, Long + " Lagi.", Long + " Sekali."], document.Paragraphs.Select(p => p.Text));
    }

    [Fact]
    public void Read_PageNestedTooDeep_IsRefused()
    {
        var exception = Assert.Throws<DocumentException>(() => Reader.Read(Bytes("<html>" + string.Concat(Enumerable.Repeat("<div>", 100_000)))));

        Assert.Equal("x.html: its elements nest more than 1000 deep; export it as text.", exception.Message);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("<!doctype html><frameset><frame src=x></frameset>")]
    [InlineData("<!doctype html><p>   </p>")]
    public void Read_PageWithoutText_HasNoParagraphs(string page)
    {
        Assert.Empty(Reader.Read(Bytes(page)).Paragraphs);
    }

    [Fact]
    public void Read_AnyMarkup_GivesAscendingSpansInsideTheSource()
    {
        var markup = Gen.Elements(
                "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<br>", "<!--", "-->", "<a href='x>y'>", "</a>", "<li>",
                "<h1>", "</h1>", "<script>", "</script>", "<pre>", "</pre>", "<svg>", "</svg>", "<textarea>", "</textarea>", "<select>", "<", ">", "&", "&amp;", "&lt;b&gt;", "&#39;", "&#x", "&not",
                " ", "\n", "\r\n", "kata", "dua kata", "é", "😀", "\0", "\"", "'", Long)
            .ArrayOf().Select(parts => "<!doctype html>" + string.Concat(parts));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(markup.ToArbitrary(), page =>
        {
            Document document;
            try
            {
                document = Reader.Read(Bytes(page));
            }
            catch (DocumentException)
            {
                return;
            }

            foreach (var paragraph in document.Paragraphs)
            {
                Assert.InRange(paragraph.Span.Start, 0, document.Text.Length);
                Assert.InRange(paragraph.Span.End, paragraph.Span.Start, document.Text.Length);
                var place = -1;
                for (var i = 0; i < paragraph.Text.Length; i++)
                {
                    var source = paragraph.Map.ToSource(i);
                    Assert.InRange(source, place, document.Text.Length);
                    place = source;
                }
            }
        }));
    }

    private static string Source(Document document, Paragraph paragraph, string part)
    {
        var at = paragraph.Text.IndexOf(part, StringComparison.Ordinal);
        return paragraph.Map.ToSource(new TextSpan(at, at + part.Length)).Of(document.Text).ToString();
    }

    private static DocumentBytes Bytes(string page) => DocumentBytes.Of("x.html", Encoding.UTF8.GetBytes(page));
}
