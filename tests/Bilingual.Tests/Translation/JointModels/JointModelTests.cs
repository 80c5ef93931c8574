using System.Text;
using Bilingual.Translation;

namespace Bilingual.Tests.Translation.JointModels;

public class JointModelTests
{
    private const int Red = PhraseVocabulary.FirstWord;
    private const int Blue = Red + 1;

    private static readonly ClusteredWords Words = new(
        new PhraseVocabulary("en", ["blue", "red"], ["blue", "red"]), [0, 1, 2, 3, 4, 5, 6, 6], new byte[PhraseVocabulary.FirstWord + 2]);

    private static readonly Lazy<JointParts> Trained = new(Train);

    [Fact]
    public void Train_EachWordFollowsItsSourceWord_PredictsItAndIsNearlyNormalised()
    {
        var model = Model(Trained.Value);
        int[] source = [Blue, Red, Red];
        var contexts = model.Contexts(source);
        var history = model.Start;

        for (var i = 0; i < source.Length; i++)
        {
            var context = contexts.AsSpan(i * JointModel.Hidden, JointModel.Hidden);
            var other = history;
            var wrong = Math.Exp(model.Score(context, ref other, source[i] == Red ? Blue : Red));
            var right = Math.Exp(model.Score(context, ref history, source[i]));
            Assert.InRange(right, 0.6, 1.5);
            Assert.InRange(wrong, 0, 0.2);
        }

        Assert.InRange(Math.Exp(model.Score(contexts.AsSpan(source.Length * JointModel.Hidden), ref history, PhraseVocabulary.SentenceEnd)), 0.6, 1.5);
    }

    [Fact]
    public void Score_UnknownHistory_StillFollowsTheSource()
    {
        var model = Model(Trained.Value);
        var contexts = model.Contexts([Blue, Red]);
        var (right, wrong) = (model.NoHistory, model.NoHistory);

        Assert.True(model.Score(contexts.AsSpan(0, JointModel.Hidden), ref right, Blue) > model.Score(contexts.AsSpan(0, JointModel.Hidden), ref wrong, Red) + 1);
    }

    [Fact]
    public void Train_SameExamples_GivesTheSameBytes()
    {
        Assert.Equal(Bytes(Trained.Value), Bytes(Train()));
    }

    [Fact]
    public void Read_CutOff_SaysSo()
    {
        var bytes = Bytes(Trained.Value);

        Assert.Throws<EndOfStreamException>(() =>
        {
            var reader = new ModelReader(bytes.AsSpan(0, bytes.Length - 1));
            return JointModelPart.Read(ref reader, Words, Words);
        });
    }

    [Theory]
    [InlineData("0-0 1-1 2-2", "0 1 2")]
    [InlineData("0-1 2-1", "0 0 0")]
    [InlineData("0-0 1-0 2-0 2-2", "1 2 2")]
    [InlineData("", "0 1 2")]
    public void Of_Links_GivesTheMiddleOneOrTheNearest(string links, string expected)
    {
        WordLink[] pairs = [.. links.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(link => new WordLink(ushort.Parse(link[..1]), ushort.Parse(link[2..])))];

        Assert.Equal(expected, string.Join(' ', Affiliations.Of(3, 3, pairs, reversed: false)));
    }

    private static JointParts Train()
    {
        var random = new Random(3);
        int[][] sentences = [.. Enumerable.Range(0, 600).Select(_ => Enumerable.Range(0, random.Next(2, 6)).Select(_ => random.Next(2) == 0 ? Red : Blue).ToArray())];
        WordLink[][] links = Array.ConvertAll(sentences, sentence => sentence.Select((_, i) => new WordLink((ushort)i, (ushort)i)).ToArray());
        var words = JointVocabulary.Of(Words, sentences);
        var examples = JointExamples.Of(sentences, sentences, links, reversed: false, _ => false, words, words);
        return new(words, words, JointModelTrainer.Train(examples, words, words, null, CancellationToken.None));
    }

    private static byte[] Bytes(JointParts parts)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        JointModelPart.Write(writer, parts);
        writer.Flush();
        return buffer.ToArray();
    }

    private static JointModel Model(JointParts parts)
    {
        var reader = new ModelReader(Bytes(parts));
        return JointModelPart.Read(ref reader, Words, Words);
    }
}
