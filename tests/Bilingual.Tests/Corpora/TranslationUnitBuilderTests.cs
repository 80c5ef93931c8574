using Bilingual.Alignment;
using Bilingual.Corpora;
using Bilingual.Documents;
using Bilingual.Tests.Interchange;

namespace Bilingual.Tests.Corpora;

public sealed class TranslationUnitBuilderTests
{
    private static readonly Document Source = Sample.Article("id/a.txt", "id", "Judul.", "Satu. Dua. Tiga.");
    private static readonly Document Target = Sample.Article("en/b.txt", "en", "Title.", "One. Two.", "Three.");

    [Fact]
    public void Build_ABead_JoinsItsSentencesAndKeepsTheirPlaces()
    {
        var unit = Build([1, 3], [3]);
        Assert.Equal("Satu. Tiga.", unit.Source.Text);
        Assert.Equal("id/a.txt", unit.Source.Path);
        Assert.Equal(3, unit.Source.Line);
        Assert.All(unit.Source.Spans.Zip(["Satu.", "Tiga."]), pair => Assert.Equal(pair.Second, pair.First.Of(Source.Text)));
        Assert.Equal([new SentencePlace(1, 1, 2, 0, 3), new SentencePlace(3, 1, 2, 2, 3)], unit.Source.Places.ToArray());
        Assert.Equal("Three.", unit.Target.Text);
        Assert.Equal(5, unit.Target.Line);
        Assert.Equal([new SentencePlace(3, 2, 3, 0, 1)], unit.Target.Places.ToArray());
        Assert.Equal(0.9, unit.Probability);
        Assert.Equal(0.7, unit.Score);
        Assert.Equal(Relation.Partial, unit.Relation);
    }

    [Fact]
    public void Build_TheSamePlaces_GivesTheSameIdInEveryRun()
    {
        Assert.Equal("5cb267ae9855c0aa23b0e6be28c2c1a5", Build([1], [1]).Id);
        Assert.Equal(Build([1], [1]).Id, Build([1], [1]).Id);
    }

    [Fact]
    public void Build_OtherPlacesFilesOrBytes_GivesAnotherId()
    {
        var bead = new Bead([1], [1], 0.9, Evidence.None);
        var ids = new[]
        {
            Build([1], [1]).Id,
            Build([1], [2]).Id,
            Build([2], [1]).Id,
            Build([1, 2], [1]).Id,
            new TranslationUnitBuilder(Source with { Path = "id/copy.txt" }, Target).Build(bead, Relation.Partial, 0.7).Id,
            new TranslationUnitBuilder(Source, Target with { ContentHash = new string('b', 64) }).Build(bead, Relation.Partial, 0.7).Id,
            new TranslationUnitBuilder(Target, Source).Build(bead, Relation.Partial, 0.7).Id,
        };
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Build_ANullBead_IsRefused() =>
        Assert.StartsWith("A bead without a counterpart is no translation unit.", Assert.Throws<ArgumentException>(() => Build([1], [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Build_ASentenceThatIsMissing_NamesTheDocument() =>
        Assert.StartsWith("The bead names sentence 4 of 'id/a.txt', which has 4.", Assert.Throws<ArgumentException>(() => Build([4], [1])).Message, StringComparison.Ordinal);

    private static TranslationUnit Build(int[] source, int[] target) =>
        new TranslationUnitBuilder(Source, Target).Build(new Bead([.. source], [.. target], 0.9, Evidence.None), Relation.Partial, 0.7);
}
