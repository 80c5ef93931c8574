using Bilingual.Documents;
using Bilingual.Documents.Kinds;

namespace Bilingual.Tests.Documents.Kinds;

public sealed class ParagraphClassifierTests
{
    private const string Text = "Warga desa itu mengungsi ke balai kecamatan sejak Rabu malam karena air sungai terus naik.";
    private const string EnglishText = "Villagers moved to the district hall on Wednesday night as the river kept rising, officials said.";
    private static readonly ParagraphClassifier Classifier = new();

    /// <summary>Lines between two paragraphs of running text.</summary>
    [Theory]
    [InlineData("![]() |", ParagraphKind.Boilerplate, "image-mark")]
    [InlineData("![Banjir di Demak](https://contoh.id/a.jpg)", ParagraphKind.Boilerplate, "image-mark")]
    [InlineData("***", ParagraphKind.Boilerplate, "signs-only")]
    [InlineData("(rin/sup)", ParagraphKind.Boilerplate, "editor-initials")]
    [InlineData("ab-kl/mno", ParagraphKind.Boilerplate, "editor-initials")]
    [InlineData("(Z-2)", ParagraphKind.Boilerplate, "editor-initials")]
    [InlineData("https://contoh.id/berita/banjir-demak", ParagraphKind.Boilerplate, "address-only")]
    [InlineData("banjir-demak-2026.jpg", ParagraphKind.Boilerplate, "file-name")]
    [InlineData("Baca juga: Ribuan Warga Demak Mengungsi", ParagraphKind.Boilerplate, "related-link")]
    [InlineData("**Baca Juga:** Ribuan Warga Demak Mengungsi", ParagraphKind.Boilerplate, "related-link")]
    [InlineData("Lihat juga Video: Tanggul Jebol di Demak", ParagraphKind.Boilerplate, "related-link")]
    [InlineData("Pilihan Editor: Mengapa Tanggul Itu Jebol", ParagraphKind.Boilerplate, "related-link")]
    [InlineData("Read also: Why did the dike fail?", ParagraphKind.Boilerplate, "related-link")]
    [InlineData("You may also like", ParagraphKind.Boilerplate, "related-link")]
    [InlineData("ADVERTISEMENT", ParagraphKind.Boilerplate, "advertisement")]
    [InlineData("SCROLL TO CONTINUE WITH CONTENT", ParagraphKind.Boilerplate, "advertisement")]
    [InlineData("Gulir untuk lanjut membaca", ParagraphKind.Boilerplate, "advertisement")]
    [InlineData("Story continues below advertisement", ParagraphKind.Boilerplate, "advertisement")]
    [InlineData("[Gambas:Instagram]", ParagraphKind.Boilerplate, "embed")]
    [InlineData("Bersambung ke halaman berikutnya", ParagraphKind.Boilerplate, "page-turn")]
    [InlineData("Foto: Dewi Anggraini/Kabar Kita", ParagraphKind.Boilerplate, "credit-line")]
    [InlineData("Photo: Getty Images", ParagraphKind.Boilerplate, "credit-line")]
    [InlineData("Wali Kota Semarang di depan balai kota. Foto: Antara", ParagraphKind.Caption, "credit")]
    [InlineData("Ilustrasi banjir. (Dok. BPBD Demak)", ParagraphKind.Caption, "credit")]
    [InlineData("Bupati Demak saat meninjau tanggul (ANTARA FOTO/Aji Styawan)", ParagraphKind.Caption, "credit")]
    [InlineData("The Meta logo outside the company's headquarters. (AP Photo/Jane Doe, File)", ParagraphKind.Caption, "credit")]
    [InlineData("Air merendam ratusan rumah di Demak, Rabu (4/3/2026). (ANTARA FOTO/Aji Styawan)", ParagraphKind.NewsCaption, "credit")]
    [InlineData("The dike was breached in three places, officials said. (Reuters/John Roe)", ParagraphKind.NewsCaption, "credit")]
    [InlineData("Tanggul yang jebol", ParagraphKind.Heading, "short-line")]
    [InlineData("Mengapa tanggul jebol?", ParagraphKind.Heading, "short-line")]
    [InlineData("- Broken dike -", ParagraphKind.Heading, "dashed-heading")]
    [InlineData("3. Penyebab", ParagraphKind.Heading, "short-line")]
    [InlineData("- dua perahu karet", ParagraphKind.ListItem, "list-marker")]
    [InlineData("> Kami kehilangan semuanya", ParagraphKind.Quotation, "quote-mark")]
    [InlineData("Air surut.", ParagraphKind.Body, "")]
    [InlineData("\"Kami butuh air bersih,\" kata Siti.", ParagraphKind.Body, "")]
    [InlineData("Komentar warga beragam soal rencana itu.", ParagraphKind.Body, "")]
    [InlineData("Sumber air di desa itu tercemar lumpur sejak Senin.", ParagraphKind.Body, "")]
    [InlineData("By Thursday the water had reached the market.", ParagraphKind.Body, "")]
    [InlineData("Share prices of the builder fell 4 percent on Friday.", ParagraphKind.Body, "")]
    [InlineData("Foto itu diambil warga dan tersebar luas di media sosial sejak pagi.", ParagraphKind.Body, "")]
    [InlineData("Editor harian itu, Budi, mengatakan (26/1) korannya akan tetap terbit.", ParagraphKind.Body, "")]
    public void Classify_LineInsideArticle_IsKnownByItsMarks(string line, ParagraphKind kind, string rule)
    {
        var english = line.Contains("the ", StringComparison.OrdinalIgnoreCase);
        var body = english ? EnglishText : Text;

        var verdicts = Classifier.Classify(["Banjir Merendam Demak", body, line, body + " Lagi.", "Penutup."], english ? "en" : "id");

        Assert.Equal((kind, rule), (verdicts[2].Kind, verdicts[2].Rule));
    }

    /// <summary>Lines between the title and the first paragraph.</summary>
    [Theory]
    [InlineData("Rabu, 4 Maret 2026 | 08.12 WIB", ParagraphKind.Byline, "date-line")]
    [InlineData("DEMAK, kabarkita.id – Rabu, 4 Maret 2026", ParagraphKind.Byline, "date-line")]
    [InlineData("Published 4 March 2026, 10:15 GMT", ParagraphKind.Byline, "date-line")]
    [InlineData("Penulis: Dewi Anggraini | Editor: Budi", ParagraphKind.Byline, "role-line")]
    [InlineData("Oleh DEWI ANGGRAINI", ParagraphKind.Byline, "author-line")]
    [InlineData("By Jane Doe and John Roe", ParagraphKind.Byline, "author-line")]
    [InlineData("Bagikan: Facebook X WhatsApp Salin tautan", ParagraphKind.Boilerplate, "share-buttons")]
    [InlineData("Facebook | Twitter | WhatsApp", ParagraphKind.Boilerplate, "share-buttons")]
    [InlineData("4 min read", ParagraphKind.Boilerplate, "counters")]
    [InlineData("Home > News > Indonesia", ParagraphKind.Boilerplate, "breadcrumbs")]
    [InlineData("Ribuan warga diminta meninggalkan rumah sebelum malam tiba", ParagraphKind.Body, "standfirst")]
    [InlineData("Sekilas", ParagraphKind.Heading, "short-line")]
    public void Classify_LineUnderTheTitle_IsKnownByItsMarks(string line, ParagraphKind kind, string rule)
    {
        var verdicts = Classifier.Classify(["Banjir Merendam Demak", line, Text, Text + " Lagi."], "id");

        Assert.Equal((ParagraphKind.Title, "first-line"), (verdicts[0].Kind, verdicts[0].Rule));
        Assert.Equal((kind, rule), (verdicts[1].Kind, verdicts[1].Rule));
    }

    /// <summary>Lines after the last paragraph.</summary>
    [Theory]
    [InlineData("Komentar (0)", ParagraphKind.Boilerplate, "comments")]
    [InlineData("12 Comments", ParagraphKind.Boilerplate, "comments")]
    [InlineData("Leave a Comment", ParagraphKind.Boilerplate, "comments")]
    [InlineData("Tulis komentar Anda", ParagraphKind.Boilerplate, "comments")]
    [InlineData("Sumber: https://contoh.id/banjir", ParagraphKind.Boilerplate, "source-line")]
    [InlineData("Tag: banjir, Demak, tanggul", ParagraphKind.Boilerplate, "tags")]
    [InlineData("#Banjir #Demak", ParagraphKind.Boilerplate, "tags")]
    [InlineData("Copyright © Kabar Kita 2026", ParagraphKind.Boilerplate, "copyright")]
    [InlineData("Ikuti kanal WhatsApp Kabar Kita untuk berita terbaru", ParagraphKind.Boilerplate, "follow-us")]
    [InlineData("Sign up for our newsletter and never miss a story.", ParagraphKind.Boilerplate, "follow-us")]
    [InlineData("Editor: Budi Santoso", ParagraphKind.Byline, "role-line")]
    [InlineData("Reporting by Jane Doe; Editing by John Roe", ParagraphKind.Byline, "role-line")]
    [InlineData("← Older post    Newer post →", ParagraphKind.Boilerplate, "page-turn")]
    [InlineData("Tweet | Share | Comments (8)", ParagraphKind.Boilerplate, "share-buttons")]
    [InlineData("Tentang Bencana Demak", ParagraphKind.Heading, "short-line")]
    [InlineData("Air belum surut.", ParagraphKind.Body, "")]
    public void Classify_LineUnderTheArticle_IsKnownByItsMarks(string line, ParagraphKind kind, string rule)
    {
        var verdicts = Classifier.Classify(["Banjir Merendam Demak", Text, Text + " Lagi.", line], "id");

        Assert.Equal((kind, rule), (verdicts[3].Kind, verdicts[3].Rule));
    }

    [Fact]
    public void Classify_NamesBesideADate_AreBylines()
    {
        var verdicts = Classifier.Classify(["Floods hit Demak", "Jane Doe", "The Java Herald", "Semarang / Wed, March 4, 2026", EnglishText], "en");

        Assert.Equal(["first-line", "name-line", "name-line", "date-line", ""], verdicts.Select(verdict => verdict.Rule));
    }

    [Fact]
    public void Classify_LineTwiceInARow_IsAnImageTitle()
    {
        var verdicts = Classifier.Classify(["Floods hit Demak", EnglishText, "Floods in demak city", "Floods in demak city", EnglishText + " Again."], "en");

        Assert.Equal(["first-line", "", "repeated-line", "repeated-line", ""], verdicts.Select(verdict => verdict.Rule));
    }

    [Fact]
    public void Classify_SentenceTwiceInARow_IsKeptOnce()
    {
        var verdicts = Classifier.Classify(["Floods hit Demak", EnglishText, EnglishText, "The end came soon after that."], "en");

        Assert.Equal([true, true, false, true], verdicts.Select(verdict => verdict.Kind is ParagraphKind.Title or ParagraphKind.Body));
    }

    [Fact]
    public void Classify_TitleAgain_IsBoilerplate()
    {
        var verdicts = Classifier.Classify(["Floods hit Demak", EnglishText, "FLOODS HIT DEMAK", EnglishText + " Again."], "en");

        Assert.Equal("repeated-title", verdicts[2].Rule);
    }

    [Fact]
    public void Classify_ArticleThatStartsWithRunningText_HasNoTitle()
    {
        var verdicts = Classifier.Classify([Text + " Mereka menunggu bantuan.", "Tanggul jebol", Text], "id");

        Assert.Equal([ParagraphKind.Body, ParagraphKind.Heading, ParagraphKind.Body], verdicts.Select(verdict => verdict.Kind));
    }

    [Fact]
    public void Classify_CaptionAfterImageMark_IsACaptionWithoutCredit()
    {
        var verdicts = Classifier.Classify(["Banjir Merendam Demak", Text, "![]() |", "Jembatan Kali Wulan.", Text + " Lagi."], "id");

        Assert.Equal((ParagraphKind.Caption, "after-image"), (verdicts[3].Kind, verdicts[3].Rule));
    }

    [Fact]
    public void Classify_StackOfShortLines_IsAList()
    {
        var verdicts = Classifier.Classify(["Susunan Pemain", Text, "Andi Wijaya", "Budi Raharjo", "Candra Kirana", Text + " Lagi."], "id");

        Assert.Equal(ParagraphKind.Body, verdicts[2].Kind);
    }

    [Fact]
    public void Classify_ShortLinesAfterShareButtons_ArePageTail()
    {
        var verdicts = Classifier.Classify(["Banjir Merendam Demak", Text, Text + " Lagi.", "Bagikan artikel ini", "Kolom Kita", "Semua Topik"], "id");

        Assert.Equal(["", "", "share-buttons", "page-tail", "page-tail"], verdicts.Select(verdict => verdict.Rule).Skip(1));
    }

    [Fact]
    public void Classify_KindGivenByTheFormat_IsKept()
    {
        var verdicts = Classifier.Classify(["Banjir", Text], [new(ParagraphKind.Heading, "h2"), null], "id");

        Assert.Equal((ParagraphKind.Heading, "h2"), (verdicts[0].Kind, verdicts[0].Rule));
    }

    [Fact]
    public void Classify_NoParagraphs_GivesNone()
    {
        Assert.Empty(Classifier.Classify([], "id"));
    }

    [Fact]
    public void Classify_HundredThousandShortLines_TakesLinearTime()
    {
        // Quadratic work on this would outlast the test run's patience by hours.
        var verdicts = Classifier.Classify([.. Enumerable.Range(0, 100_000).Select(i => $"Baris {i}")], "id");

        Assert.Equal(100_000, verdicts.Length);
    }
}
