using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Lexicons;

public sealed class LexiconTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Train_SampleText_FindsTranslationsInBothDirections()
    {
        var lexicon = Train();

        Assert.Equal("car", Best(lexicon.Source, lexicon.Target, "mobil"));
        Assert.Equal("mobil", Best(lexicon.Target, lexicon.Source, "car"));
        Assert.Equal("Monday", Best(lexicon.Source, lexicon.Target, "senin"));
        Assert.Equal(-1, lexicon.Source.Find("1.500"));
    }

    [Fact]
    public void Train_AnyNumberOfThreads_WritesTheSameBytes()
    {
        var one = LexiconTrainer.Train(SampleText.Pairs(), [], new() { Threads = 1 });
        var four = LexiconTrainer.Train(SampleText.Pairs(), [], new() { Threads = 4 });

        Assert.Equal(LexiconFile.Write(one), LexiconFile.Write(four));
    }

    [Fact]
    public void Train_PairSeenOnce_IsNotKept()
    {
        var lexicon = LexiconTrainer.Train([.. SampleText.Pairs(), new("Kuda kami sangat besar.", "Our horse is very big.")], [], new());

        Assert.Equal(-1, lexicon.Source.Find("kuda"));
        Assert.Equal(-1, lexicon.Target.Find("horse"));
    }

    [Fact]
    public void Train_Dictionary_ServesOnlyWordsWithoutTranslation()
    {
        var lexicon = LexiconTrainer.Train(SampleText.Pairs(), [new("kuda", "horse"), new("mobil", "automobile")], new());

        Assert.Equal("horse", Best(lexicon.Source, lexicon.Target, "kuda"));
        Assert.Equal("car", Best(lexicon.Source, lexicon.Target, "mobil"));
        Assert.Equal("mobil", Best(lexicon.Target, lexicon.Source, "automobile"));
    }

    [Fact]
    public void Train_NoUsablePair_SaysSo()
    {
        var fault = Assert.Throws<InvalidDataException>(() => LexiconTrainer.Train([], [], new()));

        Assert.Equal("There is no usable sentence pair to train a lexicon from.", fault.Message);
    }

    [Fact]
    public void Load_SavedLexicon_IsTheSame()
    {
        var lexicon = Train();
        lexicon.Save(path);

        var loaded = Lexicon.Load(path);

        Assert.Equal(LexiconFile.Write(lexicon), LexiconFile.Write(loaded));
        Assert.Equal(lexicon.Fingerprint, loaded.Fingerprint);
        Assert.Equal(16, loaded.Fingerprint.Length);
        Assert.Equal(["id", "en"], [loaded.Source.Language, loaded.Target.Language]);
    }

    [Fact]
    public void Load_CutAnywhere_IsRefusedByName()
    {
        var bytes = LexiconFile.Write(Train());
        for (var length = 0; length < bytes.Length; length += 7)
        {
            var fault = Assert.Throws<InvalidDataException>(() => LexiconFile.Read(bytes[..length], "models/lexicon.bin"));
            Assert.StartsWith("'models/lexicon.bin' is no lexicon: ", fault.Message, StringComparison.Ordinal);
            Assert.EndsWith("Make it again with 'bilingual train lexicon'.", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Load_MissingFile_SaysHowToMakeIt()
    {
        var fault = Assert.Throws<FileNotFoundException>(() => Lexicon.Load("no/such/lexicon.bin"));

        Assert.Equal("There is no lexicon at 'no/such/lexicon.bin'; make it with 'bilingual train lexicon'.", fault.Message);
    }

    private static Lexicon Train() => LexiconTrainer.Train(SampleText.Pairs(), [], new());

    private static string Best(LexiconSide side, LexiconSide other, string word) =>
        other.Form(side.Translations(side.Find(word))[0].Word);
}
