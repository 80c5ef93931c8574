using System.Text;
using Bilingual.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Documents;

public sealed class DocumentReaderTests
{
    private static readonly DocumentReader Reader = new(new ReadingOptions());

    [Fact]
    public void Read_File_KeepsTextHashAndLines()
    {
        var document = Reader.Read(DocumentBytes.Of("a/b.txt", "\n\nSatu\u00A0dua.\r\n\r\ntiga"u8.ToArray()));

        Assert.Equal("a/b.txt", document.Path);
        Assert.Equal("\n\nSatu\u00A0dua.\r\n\r\ntiga", document.Text);
        Assert.Equal("utf-8", document.Encoding);
        Assert.Equal("a3b6312223749982", document.ContentHash[..16]);
        Assert.Equal([(0, 3, "Satu dua."), (1, 5, "tiga")], document.Paragraphs.Select(p => (p.Index, p.Line, p.Text)));
        Assert.Equal(new TextSpan(2, 11), document.Paragraphs[0].Span);
    }

    [Fact]
    public void Read_TooManyBytes_NamesTheLimitAndItsOption()
    {
        var reader = new DocumentReader(new ReadingOptions { MaxFileBytes = 1000 });

        var exception = Assert.Throws<DocumentException>(() => reader.Read(DocumentBytes.Of("a.txt", new byte[1001])));

        Assert.Equal("a.txt: it has 1,001 bytes, more than the limit of 1,000; split it, or raise the limit (Reading:MaxFileBytes).", exception.Message);
    }

    [Fact]
    public void Read_AnyBytes_GivesADocumentWhoseSpansCleanToItsParagraphsOrSaysWhyNot()
    {
        var bytes = Gen.OneOf(
            ArbMap.Default.GeneratorFor<byte[]>(),
            Gen.Elements<byte>(0x0A, 0x0D, 0x20, 0x41, 0x61, 0x2E, 0xC3, 0xA9, 0xE2, 0x80, 0x99, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x93).ArrayOf(),
            ArbMap.Default.GeneratorFor<string>().Select(text => Encoding.UTF8.GetBytes(text ?? "")),
            ArbMap.Default.GeneratorFor<string>().Select(text => Encoding.Unicode.GetBytes(text ?? "")));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(bytes.ToArbitrary(), input =>
        {
            Document document;
            try
            {
                document = Reader.Read(DocumentBytes.Of("a.txt", input));
            }
            catch (DocumentException exception)
            {
                Assert.StartsWith("a.txt", exception.Message, StringComparison.Ordinal);
                return;
            }

            foreach (var paragraph in document.Paragraphs)
            {
                Assert.NotEqual("", paragraph.Text);
                Assert.Equal(paragraph.Text, TextCleaner.Clean(paragraph.Span.Of(document.Text).ToString(), 0).Text);
                var span = paragraph.Map.ToSource(new TextSpan(0, paragraph.Text.Length));
                Assert.True(paragraph.Span.Contains(span));
                Assert.Equal(paragraph.Text, TextCleaner.Clean(span.Of(document.Text).ToString(), 0).Text);
            }
        }));
    }

    [Fact]
    public void Read_ManyThreads_GiveTheSameDocument()
    {
        var file = DocumentBytes.Of("a.txt", "Judul Berita\n\nSenin, 4 Mei 2026\n\nKalimat pertama berita ini cukup panjang untuk menjadi isi.\n"u8.ToArray());
        var expected = Kinds(Reader.Read(file));

        Parallel.For(0, 50, _ => Assert.Equal(expected, Kinds(Reader.Read(file))));

        static string Kinds(Document document) => string.Join(' ', document.Paragraphs.Select(p => $"{p.Kind}/{p.KindRule}"));
    }

    [Fact]
    public void ReadText_TextFromAStream_HasTheHashOfItsBytes()
    {
        var document = Reader.ReadText("satu\n", "-");

        Assert.Equal(DocumentBytes.Of("-", "satu\n"u8.ToArray()).Hash, document.ContentHash);
    }
}
