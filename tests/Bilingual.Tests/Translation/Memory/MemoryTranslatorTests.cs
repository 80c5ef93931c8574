using Bilingual.Tests.Translation.Services;
using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Memory;

public sealed class MemoryTranslatorTests : IDisposable
{
    private const string Tmx = """
        <?xml version="1.0" encoding="UTF-8"?>
        <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="id" datatype="plaintext"/><body>
        <tu><tuv xml:lang="id-ID"><seg>Rumah “itu”  besar.</seg></tuv><tuv xml:lang="en-US"><seg>That house is big.</seg></tuv></tu>
        <tu><tuv xml:lang="id"><seg>Rumah "itu" besar.</seg></tuv><tuv xml:lang="en"><seg>A later one.</seg></tuv></tu>
        <tu><tuv xml:lang="id"><seg>Harga beras naik lagi pada bulan Mei tahun ini.</seg></tuv><tuv xml:lang="en"><seg>Rice prices rose again this May.</seg></tuv></tu>
        </body></tmx>
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Rumah \"itu\" besar.", "That house is big.")]
    [InlineData("RUMAH “ITU” BESAR.", "That house is big.")]
    public async Task TranslateAsync_SameSentence_GivesTheFirstTranslation(string text, string expected)
    {
        using var engines = Create();

        var result = (await engines.TranslateAsync("memory", [text]))[0];

        Assert.Equal((expected, "memory", 0), (result.Text, result.Engine, result.Characters));
    }

    [Fact]
    public async Task TranslateAsync_OtherDirection_Works()
    {
        using var engines = Create();

        var results = await engines.Catalog.Open("memory", new()).TranslateAsync([new("That house is big.", [])], "en-GB", "id", default);

        Assert.Equal("Rumah “itu” besar.", results[0].Text);
    }

    [Fact]
    public async Task TranslateAsync_NotHeld_IsNoMatch()
    {
        using var engines = Create();

        var result = (await engines.TranslateAsync("memory", ["Harga beras turun lagi pada bulan Mei tahun ini."]))[0];

        Assert.Equal((FailureKind.NoMatch, "The translation memory does not hold this sentence."), (result.Kind, result.Failure));
    }

    [Fact]
    public async Task TranslateAsync_SimilarSentenceAllowed_GivesItWithARemark()
    {
        using var engines = Create(("Engines:Memory:MinimumSimilarity", "0.8"));

        var results = await engines.TranslateAsync("memory", ["Harga beras turun lagi pada bulan Mei tahun ini.", "Sesuatu yang lain sama sekali."]);

        Assert.Equal("Rice prices rose again this May.", results[0].Text);
        Assert.Equal(["translation of a similar sentence (89 %): 'Harga beras naik lagi pada bulan Mei tahun ini.'"], results[0].Remarks.AsEnumerable());
        Assert.Equal(FailureKind.NoMatch, results[1].Kind);
    }

    [Fact]
    public void Get_NothingConfigured_SaysWhatToSet()
    {
        using var engines = new Engines([]);

        var fault = Assert.Throws<TranslatorException>(() => engines.Catalog.Get("memory"));

        Assert.Equal("The engine 'memory' needs TMX files or workspaces: set Engines:Memory:Files or Engines:Memory:Workspaces.", fault.Message);
    }

    [Fact]
    public async Task TranslateAsync_FileMissing_NamesIt()
    {
        using var engines = new Engines([("Engines:Memory:Files:0", folder["tidak-ada.tmx"])]);

        var fault = await engines.FaultAsync("memory");

        Assert.Equal(FailureKind.Denied, fault.Kind);
        Assert.StartsWith($"The translation memory '{folder["tidak-ada.tmx"]}' (Engines:Memory:Files) cannot be read: ", fault.Message, StringComparison.Ordinal);
    }

    private Engines Create(params (string Key, string Value)[] settings) =>
        new([("Engines:Memory:Files:0", folder.Write("memori.tmx", Tmx)), .. settings]);
}
