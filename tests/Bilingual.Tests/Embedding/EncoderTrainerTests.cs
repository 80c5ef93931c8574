using System.ComponentModel.DataAnnotations;
using Bilingual.Embedding;
using Bilingual.Evaluation;

namespace Bilingual.Tests.Embedding;

public sealed class EncoderTrainerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Train_AnyNumberOfThreads_GivesTheSameBytes()
    {
        var one = File.ReadAllBytes(TinyEncoder.Write(folder, TinyEncoder.Options with { Epochs = 3, Threads = 1 }));
        var four = File.ReadAllBytes(TinyEncoder.Write(folder, TinyEncoder.Options with { Epochs = 3, Threads = 4 }));
        Assert.Equal(one, four);
    }

    [Fact]
    public void Train_AnotherSeed_GivesAnotherModel()
    {
        var first = Fingerprint(TinyEncoder.Options with { Epochs = 1, Seed = 1 });
        Assert.NotEqual(first, Fingerprint(TinyEncoder.Options with { Epochs = 1, Seed = 2 }));
        Assert.Equal(first, Fingerprint(TinyEncoder.Options with { Epochs = 1, Seed = 1 }));
    }

    [Fact]
    public void Train_OnPairs_FindsTranslationsOfUnseenSentences()
    {
        using var encoder = HashedEncoder.Load(TinyEncoder.Write(folder));
        var unseen = TinyEncoder.Pairs(200, 99).DistinctBy(pair => pair.Source).ToArray();
        var scores = RetrievalEvaluation.Evaluate(encoder, [.. unseen.Select(pair => pair.Source)], [.. unseen.Select(pair => pair.Target)]);
        Assert.Equal(unseen.Length, scores.Pairs);
        Assert.InRange(scores.MarginForward, 0.97, 1);
        Assert.InRange(scores.MarginBackward, 0.97, 1);
    }

    [Fact]
    public void Train_Model_TellsItsSourcesAndSeed()
    {
        using var encoder = HashedEncoder.Load(TinyEncoder.Write(folder, TinyEncoder.Options with { Epochs = 1, Seed = 5 }));
        Assert.Equal(("tiny.tsv", "5", "800"), (encoder.Metadata["sources"], encoder.Metadata["seed"], encoder.Metadata["pairs"]));
    }

    [Fact]
    public void Train_FurtherColumnsBlankLinesAndRepeatedPairs_AreNoHindrance()
    {
        var file = folder.Write("pairs.tsv", string.Concat(Enumerable.Repeat("satu\tone\tnumeral\n\ndua\ttwo\tnumeral\n...\t\u2026\n", 40)));
        var reports = new List<string>();
        EncoderTrainer.Train([file], [], TinyEncoder.Options with { Epochs = 1 }, new Collecting(reports));
        Assert.Equal("1 files, 80 pairs, 4 distinct words", reports[0]);
    }

    [Fact]
    public void Train_LineWithoutTab_NamesFileAndLine()
    {
        var file = folder.Write("pairs.tsv", "satu\tone\n\ndua\n");
        var fault = Assert.Throws<InvalidDataException>(() => EncoderTrainer.Train([file], [], TinyEncoder.Options));
        Assert.Equal($"{file}:3: expected two texts parted by a tab, found one; add its translation or remove the line.", fault.Message);
    }

    [Fact]
    public void Train_NothingToLearnFrom_SaysSo()
    {
        var file = folder.Write("pairs.tsv", "\n");
        var fault = Assert.Throws<InvalidDataException>(() => EncoderTrainer.Train([file], [], TinyEncoder.Options));
        Assert.Equal("1 files hold 0 pairs of texts; training needs two at least, and is of use from some ten thousand.", fault.Message);
    }

    [Fact]
    public void Train_SenselessOptions_ListsEveryFault()
    {
        var fault = Assert.Throws<ValidationException>(() => EncoderTrainer.Train([], [], TinyEncoder.Options with { Epochs = 0, Dimension = 40, MinGram = 6 }));
        Assert.Equal(
            "The field Epochs must be between 1 and 1000. The field Dimension must be a multiple of 32. The field MinGram must not exceed MaxGram.",
            fault.Message);
    }

    [Fact]
    public void Train_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var corpus = TinyEncoder.WriteCorpus(folder, "tiny.tsv", 100, 1);
        Assert.ThrowsAny<OperationCanceledException>(() => EncoderTrainer.Train([corpus], [], TinyEncoder.Options, null, cancellation.Token));
    }

    private string Fingerprint(EncoderTrainerOptions options)
    {
        using var encoder = HashedEncoder.Load(TinyEncoder.Write(folder, options));
        return encoder.Fingerprint;
    }

    private sealed class Collecting(List<string> reports) : IProgress<string>
    {
        public void Report(string value) => reports.Add(value);
    }
}
