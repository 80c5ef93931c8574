using System.Text;
using Bilingual.Documents;
using Bilingual.Documents.PlainText;

namespace Bilingual.Tests.Documents.PlainText;

public sealed class PlainTextReaderTests
{
    [Fact]
    public void Read_LinesAndBlankLines_GivesAParagraphForEachLineThatIsNotBlank()
    {
        Assert.Equal(["satu", "dua", "tiga", "empat"], Paragraphs("satu\n\u00A0\n\r\ndua\r\n \t\ntiga\rempat"));
    }

    [Fact]
    public void Read_LineSeparators_SplitParagraphsButKeepTheLineNumber()
    {
        var document = new DocumentReader(new ReadingOptions()).Read(DocumentBytes.Of("a.txt", "satu\u2028dua\n\ntiga"u8.ToArray()));

        Assert.Equal([("satu", 1), ("dua", 1), ("tiga", 3)], document.Paragraphs.Select(p => (p.Text, p.Line)));
    }

    private const string Wrapped = """
        Pemerintah kabupaten menutup jalan menuju pelabuhan selama tiga hari
        karena perbaikan jembatan yang rusak diterjang banjir pekan lalu dan
        meminta warga memakai jalan lain yang melewati pasar lama serta ter-
        minal bus di sebelah utara kota.

        Kepala dinas perhubungan mengatakan anak-anak sekolah akan diangkut
        dengan kendaraan dinas sampai jembatan itu dibuka kembali untuk anak-
        anak dan orang tua yang setiap hari menyeberang ke kampung sebelah,
        termasuk terminal yang belum selesai dibangun.
        """;

    [Fact]
    public void Read_HardWrappedFile_JoinsItsLines()
    {
        var raw = new PlainTextReader().Read(Encoding.UTF8.GetBytes(Wrapped), "a.txt");

        Assert.Equal(2, raw.Paragraphs.Length);
        Assert.Equal(["hard-wrapped at 69 characters: lines joined"], raw.Notes.AsEnumerable());
    }

    [Fact]
    public void Read_HardWrappedFile_JoinsBrokenWordsAndKeepsReduplication()
    {
        var document = new DocumentReader(new ReadingOptions()).Read(DocumentBytes.Of("a.txt", Encoding.UTF8.GetBytes(Wrapped)));

        Assert.Contains("serta terminal bus di sebelah utara kota.", document.Paragraphs[0].Text, StringComparison.Ordinal);
        Assert.Contains("untuk anak-anak dan orang tua", document.Paragraphs[1].Text, StringComparison.Ordinal);
        var word = document.Paragraphs[0].Text.IndexOf("terminal", StringComparison.Ordinal);
        var source = document.Paragraphs[0].Map.ToSource(new TextSpan(word, word + 8)).Of(document.Text).ToString();
        Assert.Equal("ter-\nminal", source);
    }

    [Fact]
    public void Read_HardWrappedFileAtSpacingLevel_KeepsEveryHyphen()
    {
        var reader = new DocumentReader(new ReadingOptions { Cleaning = CleaningLevel.Spacing });

        var document = reader.Read(DocumentBytes.Of("a.txt", Encoding.UTF8.GetBytes(Wrapped)));

        Assert.Contains("serta ter-minal bus", document.Paragraphs[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AParagraphALine_IsNotTakenForHardWrapped()
    {
        var lines = Enumerable.Range(1, 20).Select(i => $"Kalimat ke-{i} cukup panjang untuk mengisi satu baris penuh di layar ini.");

        Assert.Equal(20, Paragraphs(string.Join('\n', lines)).Length);
    }

    [Fact]
    public void Read_Poem_IsNotTakenForHardWrapped()
    {
        const string poem = "Di tepi pantai yang sunyi ini aku berdiri\nmenunggu kapal\ndari seberang lautan yang tidak pernah pulang\nmembawa kabar\ntentang ibu dan\nanak-anaknya yang tumbuh besar di tanah orang\nsendiri\nsetiap senja aku bertanya kepada ombak\ndi mana";

        Assert.Equal(9, Paragraphs(poem).Length);
    }

    [Fact]
    public void Read_BulletsInHardWrappedText_StayApart()
    {
        var text = Wrapped + "\n\n- satu butir yang cukup panjang sehingga ia hampir mengisi baris ini\n- dua butir\n";

        Assert.Equal(4, Paragraphs(text).Length);
    }

    private static string[] Paragraphs(string text)
    {
        var raw = new PlainTextReader().Read(Encoding.UTF8.GetBytes(text), "a.txt");
        return [.. raw.Paragraphs.Select(paragraph => paragraph.Text)];
    }
}
