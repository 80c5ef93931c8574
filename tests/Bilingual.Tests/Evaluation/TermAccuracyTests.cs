using Bilingual.Evaluation;
using Bilingual.Glossaries;

namespace Bilingual.Tests.Evaluation;

public class TermAccuracyTests
{
    private static readonly Glossary Terms = new([new() { Term = "kecerdasan super", Target = "superintelligence" }, new() { Term = "pekerja", Target = "worker" }]);

    [Fact]
    public void Score_Pairs_IsTheShareOfTermsRendered()
    {
        var accuracy = new TermAccuracy(Terms, "id", "en");

        accuracy.Add("Para pekerja membangun kecerdasan super.", "The workers build superintelligence.");
        accuracy.Add("Seorang pekerja.", "A man.");
        accuracy.Add("Tanpa istilah.", "Without terms.");
        accuracy.Add("Ini kecerdasan supernya.", "This is its kecerdasan super.");

        Assert.Equal((4, 2, .5), (accuracy.Terms, accuracy.Right, accuracy.Score));
        Assert.Equal("terms = 50.00 (2/4)", accuracy.ToString());
    }

    [Fact]
    public void Score_NothingToRender_IsOne() => Assert.Equal(1, new TermAccuracy(Terms, "en", "id").Score);
}
