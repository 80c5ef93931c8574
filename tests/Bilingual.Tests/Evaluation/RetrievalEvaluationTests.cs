using Bilingual.Embedding;
using Bilingual.Evaluation;

namespace Bilingual.Tests.Evaluation;

public class RetrievalEvaluationTests
{
    [Fact]
    public void Evaluate_EncoderThatMistakesOneSentence_CountsIt()
    {
        // "c" lies nearest to the translation of "a".
        var encoder = new Fixed(new() { ["a"] = [1, 0], ["A"] = [1, 0], ["b"] = [0, 1], ["B"] = [0, 1], ["c"] = [0.9f, 0.43589f], ["C"] = [-1, 0] });
        var scores = RetrievalEvaluation.Evaluate(encoder, ["a", "b", "c"], ["A", "B", "C"]);
        Assert.Equal(3, scores.Pairs);
        Assert.Equal(2.0 / 3, scores.CosineForward, 6);
        Assert.Equal("pairs\t3\ncosine\t66.67\t66.67", string.Join('\n', RetrievalEvaluation.Format(scores).Split('\n')[..2]));
    }

    [Fact]
    public void Evaluate_CopyOfTheTranslation_CountsAsFound()
    {
        var encoder = new Fixed(new() { ["a"] = [1, 0], ["A"] = [1, 0], ["b"] = [1, 0] });
        Assert.Equal(new RetrievalScores(2, 1, 0.5, 1, 0.5), RetrievalEvaluation.Evaluate(encoder, ["a", "b"], ["A", "A"]));
    }

    [Fact]
    public void Evaluate_SidesOfDifferentLength_NamesBoth()
    {
        var fault = Assert.Throws<ArgumentException>(() => RetrievalEvaluation.Evaluate(new Fixed([]), ["a"], []));
        Assert.StartsWith("Retrieval needs as many targets as sources and at least one; there are 1 and 0.", fault.Message, StringComparison.Ordinal);
    }

    private sealed class Fixed(Dictionary<string, float[]> vectors) : ISentenceEncoder
    {
        public int Dimension => 2;

        public string Fingerprint => "fixed";

        public float Encode(ReadOnlySpan<char> text, Span<float> vector)
        {
            vectors[text.ToString()].CopyTo(vector);
            return 1;
        }
    }
}
