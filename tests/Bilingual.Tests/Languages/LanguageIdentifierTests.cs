using Bilingual.Languages;

namespace Bilingual.Tests.Languages;

/// <summary>A model trained here on a few invented sentences: enough to test everything but its accuracy on the world.</summary>
public sealed class LanguageIdentifierTests : IDisposable
{
    private static readonly LanguageTrainingOptions Options = new() { Examples = 4000, BucketBits = 12, FilterBytes = 4096, Seed = 3 };
    private static readonly LanguageIdentifier Model = LanguageTrainer.Train(Texts(), Options);
    private readonly string folder = Directory.CreateTempSubdirectory("bilingual").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IEnumerable<LabelledText> Texts()
    {
        string[] indonesian =
        [
            "pemerintah akan membangun jembatan baru di desa itu tahun depan", "warga mengatakan harga beras sudah naik sejak bulan lalu",
            "anak-anak pergi ke sekolah dengan berjalan kaki setiap hari", "perusahaan tersebut tidak memberikan keterangan kepada wartawan",
            "menteri menjelaskan bahwa anggaran untuk kesehatan akan ditambah", "mereka belum menerima bantuan dari kantor kecamatan",
        ];
        string[] english =
        [
            "the government will build a new bridge in the village next year", "residents said the price of rice had been rising since last month",
            "children walk to school every day with their friends", "the company did not give any statement to the reporters",
            "the minister explained that the budget for health would be raised", "they have not yet received any help from the district office",
        ];
        for (var i = 0; i < 40; i++)
        {
            foreach (var text in indonesian)
                yield return new LabelledText("id", $"{text} ke-{i}");
            foreach (var text in english)
                yield return new LabelledText("en", $"{text} no {i}");
        }
    }

    [Theory]
    [InlineData("Harga beras naik", "id")]
    [InlineData("Warga desa menerima bantuan", "id")]
    [InlineData("The price of rice", "en")]
    [InlineData("Reporters walk to the office", "en")]
    public void Identify_ShortHeading_IsTold(string text, string language)
    {
        var guess = Model.Identify(text);

        Assert.Equal(language, guess.Code);
        Assert.InRange(guess.Probability, 0.5, 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 12.500 – 3/4 … ")]
    public void Identify_NoLetters_IsUndetermined(string text)
    {
        Assert.Equal(new LanguageGuess("und", 1), Model.Identify(text));
    }

    [Fact]
    public void Identify_NoKnownWord_IsUndetermined()
    {
        Assert.Equal("und", Model.Identify("vypadá to že zítra bude pršet a odpoledne přijde silný vítr").Code);
    }

    [Fact]
    public void Score_AnyText_SumsToOne()
    {
        var probabilities = new double[Model.Languages.Length];

        Assert.True(Model.Score("pemerintah the", probabilities));
        Assert.Equal(1, probabilities.Sum(), 9);
        Assert.False(Model.Score("123", probabilities));
        Assert.Equal([0.5, 0.5], probabilities);
    }

    [Fact]
    public void Save_AndLoad_GiveTheSameModel()
    {
        var path = Saved(Model);
        var loaded = LanguageIdentifier.Load(path);

        Assert.Equal(["en", "id"], loaded.Languages.AsEnumerable());
        Assert.Equal(Model.Identify("harga rice"), loaded.Identify("harga rice"));
    }

    [Fact]
    public void Train_SameSeed_GivesTheSameBytes()
    {
        var (first, second) = (new MemoryStream(), new MemoryStream());

        Model.Save(first);
        LanguageTrainer.Train(Texts(), Options).Save(second);

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void Train_OneLanguage_Throws()
    {
        Assert.Throws<ArgumentException>(() => LanguageTrainer.Train(Texts().Where(text => text.Language == "id"), Options));
    }

    [Theory]
    [InlineData(0, "it does not start with BLID")]
    [InlineData(3, "it does not start with BLID")]
    [InlineData(60, "its header is cut off")]
    [InlineData(5000, "it has 5000 bytes where ")]
    public void Load_TruncatedFile_SaysWhatIsMissing(int length, string reason)
    {
        var path = Saved(Model);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..length]);

        var exception = Assert.Throws<InvalidDataException>(() => LanguageIdentifier.Load(path));

        Assert.StartsWith($"{path}: not a language model: {reason}", exception.Message, StringComparison.Ordinal);
    }

    private string Saved(LanguageIdentifier model)
    {
        var path = Path.Combine(folder, LanguageIdentifier.FileName);
        using var stream = File.Create(path);
        model.Save(stream);
        return path;
    }

    [Theory]
    [InlineData("berita.id.txt", "id")]
    [InlineData("news_en.txt", "en")]
    [InlineData("english/42.txt", "en")]
    [InlineData("en/laporan.id.txt", "id")]
    [InlineData("id-en/1.txt", null)]
    [InlineData("gen/idea.txt", null)]
    public void HintIn_Path_NamesALanguage(string path, string? language)
    {
        Assert.Equal(language, LanguageNames.Load().HintIn(path));
    }
}
