using System.IO.Compression;
using System.Text;
using Bilingual.Documents;
using Bilingual.Documents.Docx;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Documents.Docx;

public sealed class DocxReaderTests
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    private const string Styles = $"""
        <w:styles {Namespaces}>
        <w:style w:type="paragraph" w:styleId="Judul"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="Judul1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Anak"><w:name w:val="My heading"/><w:basedOn w:val="Judul1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Lingkar"><w:name w:val="Loop"/><w:basedOn w:val="Lingkar"/></w:style>
        <w:style w:type="paragraph" w:styleId="Kutip"><w:name w:val="Intense Quote"/></w:style>
        <w:style w:type="paragraph" w:styleId="Gambar"><w:name w:val="caption"/></w:style>
        </w:styles>
        """;

    private const string Footnotes = $"""
        <w:footnotes {Namespaces}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
        <w:footnote w:id="2"><w:p><w:r><w:t>Menurut BPBD.</w:t></w:r></w:p></w:footnote></w:footnotes>
        """;

    private const string Endnotes = $"""
        <w:endnotes {Namespaces}><w:endnote w:id="2"><w:p><w:r><w:t>Lihat lampiran.</w:t></w:r></w:p></w:endnote></w:endnotes>
        """;

    private const string Body = """
        <w:p><w:pPr><w:pStyle w:val="Judul"/></w:pPr><w:r><w:t>Banjir </w:t></w:r><w:r><w:t>Merendam Desa</w:t></w:r></w:p>
        <w:p/>
        <w:p><w:r><w:t xml:space="preserve">Air sungai terus naik sejak Rabu malam</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:tab/><w:t>dan warga</w:t><w:noBreakHyphen/><w:t>warga mengungsi.</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Anak"/></w:pPr><w:r><w:t>Penyebab</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>tanggul lama</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Kutip"/></w:pPr><w:r><w:t>Kami menunggu.</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Lingkar"/></w:pPr><w:ins w:id="1"><w:r><w:t>Disisipkan. </w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>Dihapus.</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>Tersembunyi.</w:t></w:r><w:hyperlink><w:r><w:t>Tautan.</w:t></w:r></w:hyperlink></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Desa</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>120 rumah</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        <w:p><w:pPr><w:pStyle w:val="Gambar"/></w:pPr><w:r><w:t>Jembatan Kali Wulan</w:t></w:r></w:p>
        <w:sectPr/>
        """;

    private static readonly DocumentReader Reader = new(new ReadingOptions());

    [Fact]
    public void Read_Document_GivesTextAndKinds()
    {
        (ParagraphKind, string, string)[] expected =
        [
            (ParagraphKind.Title, "style-title", "Banjir Merendam Desa"),
            (ParagraphKind.Body, "", "Air sungai terus naik sejak Rabu malam dan warga\u2011warga mengungsi."),
            (ParagraphKind.Body, "footnote", "Menurut BPBD."),
            (ParagraphKind.Heading, "outline-1", "Penyebab"),
            (ParagraphKind.ListItem, "numbering", "tanggul lama"),
            (ParagraphKind.Quotation, "style-quote", "Kami menunggu."),
            (ParagraphKind.Body, "", "Disisipkan. Tautan."),
            (ParagraphKind.Body, "table-cell", "Desa"),
            (ParagraphKind.Body, "table-cell", "120 rumah"),
            (ParagraphKind.Caption, "style-caption", "Jembatan Kali Wulan"),
        ];

        var document = Reader.Read(DocumentBytes.Of("a.docx", Pack(Body)));

        Assert.Equal(expected, document.Paragraphs.Select(p => (p.Kind, p.KindRule, p.Text)));
        Assert.All(document.Paragraphs, p => Assert.Equal(p.Text, TextCleaner.Clean(p.Span.Of(document.Text).ToString(), 0).Text));
        Assert.Equal(Enumerable.Range(1, 10), document.Paragraphs.Select(p => p.Line));
    }

    [Fact]
    public void Read_DocumentUnderAnotherName_IsKnownByItsContent()
    {
        Assert.Equal(10, Reader.Read(DocumentBytes.Of("a.txt", Pack(Body))).Paragraphs.Length);
    }

    [Fact]
    public void Read_StylesNotDescribed_AreKnownByTheirNames()
    {
        const string body = "<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t>Penyebab</w:t></w:r></w:p>";

        var document = Reader.Read(DocumentBytes.Of("a.docx", Pack(body, styles: null)));

        Assert.Equal((ParagraphKind.Heading, "outline-2"), (document.Paragraphs[0].Kind, document.Paragraphs[0].KindRule));
    }

    public static TheoryData<string, string> Bodies => new()
    {
        {
            """<w:p><w:r><w:t>Satu.</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>""",
            "Body  Satu.|Body endnote Lihat lampiran.|Body footnote Menurut BPBD."
        },
        {
            """
            <w:p><w:r><w:t>Sebelum</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="v"><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Kotak satu.</w:t></w:r></w:p><w:p><w:r><w:t>Kotak dua.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Choice>
            <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Kotak satu.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t xml:space="preserve"> sesudah.</w:t></w:r></w:p>
            """,
            "Body  Sebelum sesudah.|Body  Kotak satu.|Body  Kotak dua."
        },
        {
            """
            <w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Bagian depan </w:t></w:r></w:p>
            <w:p><w:r><w:t>dan belakang.</w:t></w:r></w:p>
            """,
            "Body  Bagian depan dan belakang."
        },
        {
            """
            <w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r><w:t>Daftar isi</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Hasil</w:t></w:r></w:p>
            <w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7 halaman.</w:t></w:r></w:p></w:sdtContent></w:sdt>
            """,
            "Boilerplate style-contents Daftar isi|Boilerplate style-contents Hasil|Body  7 halaman."
        },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Read_NotesBoxesAndChanges_ComeAsAReaderSeesThem(string body, string expected)
    {
        var document = Reader.Read(DocumentBytes.Of("a.docx", Pack(body)));

        Assert.Equal(expected, string.Join('|', document.Paragraphs.Select(p => $"{p.Kind} {p.KindRule} {p.Text}")));
    }

    [Fact]
    public void Read_LinkWithAMalformedAddress_IsReadAllTheSame()
    {
        const string link = """<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="http://a b %%" TargetMode="External"/>""";

        var document = Reader.Read(DocumentBytes.Of("a.docx", Pack("""<w:p><w:hyperlink><w:r><w:t>Situs kami.</w:t></w:r></w:hyperlink></w:p>""", relationships: link)));

        Assert.Equal("Situs kami.", Assert.Single(document.Paragraphs).Text);
    }

    [Fact]
    public void Read_ElementsNestedWithoutEnd_AreRefused()
    {
        var bytes = Pack(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 20_000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 20_000)));

        var exception = Assert.Throws<DocumentException>(() => Reader.Read(DocumentBytes.Of("a.docx", bytes)));

        Assert.Equal("a.docx, word/document.xml: its elements nest more than 500 deep; open it in a word processor and save it again.", exception.Message);
    }

    [Fact]
    public void Read_Truncated_SaysWhatHelps()
    {
        var exception = Assert.Throws<DocumentException>(() => Reader.Read(DocumentBytes.Of("a.docx", Pack(Body).AsMemory(0, 200))));

        Assert.StartsWith("a.docx: its DOCX content is damaged (", exception.Message, StringComparison.Ordinal);
        Assert.Equal("open it in a word processor and save it again", exception.Cure);
    }

    [Fact]
    public void Read_EntityDeclaration_IsRefused()
    {
        var bytes = Pack("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", prolog: "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>");

        Assert.Throws<DocumentException>(() => Reader.Read(DocumentBytes.Of("a.docx", bytes)));
    }

    [Fact]
    public void Read_DocumentThatUnfoldsBeyondTheLimit_IsRefused()
    {
        var bytes = Pack("<w:p><w:r><w:t>" + new string('a', 3_000_000) + "</w:t></w:r></w:p>");
        var reader = new DocxReader(new ReadingOptions { MaxFileBytes = 1_000_000 });

        var exception = Assert.Throws<DocumentException>(() => reader.Read(bytes, "a.docx"));

        Assert.StartsWith("its text unfolds to 3,00", exception.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyDamage_GivesADocumentOrSaysWhyNot()
    {
        var whole = Pack(Body);
        var damage = Gen.Choose(0, whole.Length - 1).SelectMany(_ => Gen.Choose(0, 255), (at, value) => (at, value)).ArrayOf();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(damage.ToArbitrary(), changes =>
        {
            var bytes = (byte[])whole.Clone();
            foreach (var (at, value) in changes)
                bytes[at] = (byte)value;
            try
            {
                Reader.Read(DocumentBytes.Of("a.docx", bytes));
            }
            catch (DocumentException exception)
            {
                Assert.StartsWith("a.docx", exception.Message, StringComparison.Ordinal);
            }
        }));
    }

    private static byte[] Pack(string body, string? styles = Styles, string prolog = "", string relationships = "")
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
            const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
            Add(archive, "[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml" ContentType="{types}document.main+xml"/>
                <Override PartName="/word/styles.xml" ContentType="{types}styles+xml"/>
                <Override PartName="/word/footnotes.xml" ContentType="{types}footnotes+xml"/>
                <Override PartName="/word/endnotes.xml" ContentType="{types}endnotes+xml"/></Types>
                """);
            Add(archive, "_rels/.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{relations}officeDocument" Target="word/document.xml"/></Relationships>
                """);
            var style = styles is null ? "" : $"<Relationship Id=\"r1\" Type=\"{relations}styles\" Target=\"styles.xml\"/>";
            Add(archive, "word/_rels/document.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{style}<Relationship Id="r2" Type="{relations}footnotes" Target="footnotes.xml"/>
                <Relationship Id="r3" Type="{relations}endnotes" Target="endnotes.xml"/>{relationships}</Relationships>
                """);
            Add(archive, "word/document.xml", $"{prolog}<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
            if (styles is not null)
                Add(archive, "word/styles.xml", styles);
            Add(archive, "word/footnotes.xml", Footnotes);
            Add(archive, "word/endnotes.xml", Endnotes);
        }

        return memory.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
