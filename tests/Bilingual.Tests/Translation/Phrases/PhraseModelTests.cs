using System.Security.Cryptography;
using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Phrases;

public sealed class PhraseModelTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Load_SavedModel_IsTheSame()
    {
        SampleModel.Model.Save(path);

        var loaded = PhraseModel.Load(path);

        Assert.Equal(SampleModel.Model.Fingerprint, loaded.Fingerprint);
        Assert.Equal(SampleModel.Model.ToBytes(), loaded.ToBytes());
        Assert.Equal(("id", "en"), (loaded.Source, loaded.Target));
    }

    [Fact]
    public void Open_CutOrChanged_IsRefusedByName()
    {
        var bytes = SampleModel.Model.ToBytes();
        for (var length = 0; length < bytes.Length; length += 1 + bytes.Length / 200)
            AssertRefused(bytes[..length]);
        var random = new Random(11);
        for (var n = 0; n < 200; n++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 + random.Next(255));
            AssertRefused(damaged);
        }
    }

    [Fact]
    public void Forward_SectionsAtOddsWithEachOther_IsRefusedByName()
    {
        // Damage under a digest that agrees with it, as only an attacker would make it: whatever it does, it does not do anything else.
        var bytes = SampleModel.Model.ToBytes();
        var random = new Random(12);
        for (var n = 0; n < 100; n++)
        {
            var forged = (byte[])bytes.Clone();
            forged[random.Next(HeadLength, forged.Length)] ^= (byte)(1 + random.Next(255));
            SHA256.HashData(forged.AsSpan(HeadLength), forged.AsSpan(HeadLength - SHA256.HashSizeInBytes));
            if (Record.Exception(() => new PhraseModel(PhraseModelFile.Open(forged, "m")).Forward) is { } fault)
                Assert.IsType<InvalidDataException>(fault);
        }
    }

    [Fact]
    public void Load_MissingFile_SaysHowToMakeIt()
    {
        var fault = Assert.Throws<FileNotFoundException>(() => PhraseModel.Load("no/such/phrases.bin"));

        Assert.Equal("There is no phrase model at 'no/such/phrases.bin'; make it with 'bilingual train phrases'.", fault.Message);
    }

    [Fact]
    public void Train_AnyNumberOfThreads_WritesTheSameBytes()
    {
        var pairs = SampleText.Pairs().Take(200).ToArray();
        var one = PhraseTrainer.Train(pairs, [], new() { Threads = 1, TuningPairs = 20, Domain = pairs[..100] });
        var four = PhraseTrainer.Train(pairs, [], new() { Threads = 4, TuningPairs = 20, Domain = pairs[..100] });

        Assert.Equal(one.ToBytes(), four.ToBytes());
    }

    [Fact]
    public void Train_WordSeenOnce_IsInNoVocabularyAndNoPhrase()
    {
        var model = PhraseTrainer.Train([.. SampleText.Pairs(), new("Kuda kami sangat besar.", "Our horse is very big.")], [], new());

        Assert.Equal(PhraseVocabulary.Unknown, model.SourceSide.Vocabulary.Find("kuda"));
        Assert.Equal(PhraseVocabulary.Unknown, model.TargetSide.Vocabulary.Find("horse"));
    }

    [Fact]
    public void Train_Phrases_AreSeenTwiceAndOfAtMostFiveWords()
    {
        var model = SampleModel.Model;
        var texts = SampleText.Pairs().Select(pair => SourceSentence.Read(pair.Source, model.SourceSide.Vocabulary).Words);
        var counts = NGramCounts.Of(texts);

        for (var phrase = 0; phrase < model.Table.Source.Count; phrase++)
        {
            var words = NGram.Of(model.Table.Source[phrase]);
            Assert.InRange(words.Order, 1, 5);
            Assert.True(counts[words] >= 2 || model.SourceSide.Vocabulary.Key(words[0]) == "gajah");
        }
    }

    [Fact]
    public void Train_NoUsablePair_SaysSo()
    {
        var fault = Assert.Throws<InvalidDataException>(() => PhraseTrainer.Train([], [], new()));

        Assert.Equal("There is no usable sentence pair to train phrases from.", fault.Message);
    }

    private const int HeadLength = 5 + SHA256.HashSizeInBytes;

    private static void AssertRefused(byte[] bytes)
    {
        var fault = Assert.Throws<InvalidDataException>(() => PhraseModelFile.Open(bytes, "models/phrases.bin"));
        Assert.StartsWith("'models/phrases.bin' is no phrase model: ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("Make it again with 'bilingual train phrases'.", fault.Message, StringComparison.Ordinal);
    }
}
