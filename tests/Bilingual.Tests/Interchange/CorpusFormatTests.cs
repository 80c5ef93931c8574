using System.Text.Json;
using Bilingual.Interchange;
using Bilingual.Interchange.Json;
using Bilingual.Interchange.Tabular;
using Bilingual.Interchange.Tmx;

namespace Bilingual.Tests.Interchange;

public sealed class CorpusFormatTests
{
    private static readonly CorpusInfo Info = new() { ToolVersion = "0.1.0" };

    [Fact]
    public void Bitextor_Units_AreWrittenInItsColumns() => Assert.Equal(
        Fixture.Read("corpus.tsv"),
        Fixture.Export(new BitextorFormat(), Info, Units()));

    [Fact]
    public void JsonLines_Units_AreWrittenWithScoresAndProvenance() => Assert.Equal(
        Fixture.Read("corpus.jsonl"),
        Fixture.Export(new JsonLinesFormat(), Info, Units()));

    [Fact]
    public void JsonLines_AnyText_IsReadBackAndStaysInItsLine() => Hostile.Holds(text =>
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        var json = Fixture.Export(new JsonLinesFormat(), Info, Sample.Unit(text, "x"), Sample.Unit("x", text));
        var lines = json.Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Empty(lines[2]);
        Assert.Equal(3, json.ReplaceLineEndings("\n").Split('\n').Length);
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal(WellFormed(text), first.RootElement.GetProperty("translation").GetProperty("id").GetString());
        using var second = JsonDocument.Parse(lines[1]);
        Assert.Equal(WellFormed(text), second.RootElement.GetProperty("translation").GetProperty("en").GetString());
    });

    [Theory]
    [InlineData("", "target")]
    [InlineData("source", " \u00a0\t")]
    public void Write_AUnitWithABlankSide_SkipsIt(string source, string target)
    {
        foreach (var format in (ICorpusFormat[])[new BitextorFormat(), new JsonLinesFormat(), new TmxFormat()])
        {
            var writer = format.CreateWriter([new MemoryStream()], Info);
            Assert.False(writer.Write(Sample.Unit(source, target)));
            Assert.True(writer.Write(Sample.Unit("source", "target")));
        }
    }

    [Theory]
    [InlineData("id", "id")]
    [InlineData("", "en")]
    [InlineData("id", "en/../x")]
    public void CreateWriter_WithoutTwoLanguageCodes_IsRefused(string source, string target)
    {
        var info = Info with { SourceLanguage = source, TargetLanguage = target };
        foreach (var format in (ICorpusFormat[])[new BitextorFormat(), new JsonLinesFormat(), new TmxFormat()])
            Assert.StartsWith("A corpus needs two different BCP 47 codes", Assert.Throws<ArgumentException>(() => format.CreateWriter([new MemoryStream()], info)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_AnUnknownName_ListsTheKnownOnes()
    {
        var formats = new CorpusFormats([new TmxFormat(), new JsonLinesFormat()]);
        Assert.Equal("There is no corpus format 'docx'; choose one of tmx, jsonl.", Assert.Throws<ArgumentException>(() => formats.Get("docx")).Message);
        Assert.IsType<TmxFormat>(formats.Get("TMX"));
    }

    internal static Bilingual.Corpora.TranslationUnit[] Units() =>
    [
        Sample.Unit("Meta menanam 14,3 miliar dolar. \"Besar,\" kata Wang.", "Meta invests $14.3 billion. “Big,” says Wang <CEO> & others."),
        Sample.Unit("Satu\tdua\r\ntiga", "One two\u2028three", "u2") with { State = Bilingual.Corpora.ReviewState.Edited },
    ];

    // Lone surrogates are no text: UTF-8 has no bytes for them.
    private static string WellFormed(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
