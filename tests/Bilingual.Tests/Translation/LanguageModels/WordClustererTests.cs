using Bilingual.Translation;

namespace Bilingual.Tests.Translation.LanguageModels;

public class WordClustererTests
{
    [Fact]
    public void Cluster_ManyWordsInTwoPlaces_PutsThoseOfEachPlaceTogether()
    {
        // A noun, then a verb: a thousand of each, every one of them rare.
        const int Nouns = 1000;
        var random = new Random(3);
        int Noun() => PhraseVocabulary.FirstWord + random.Next(Nouns);
        int Verb() => PhraseVocabulary.FirstWord + Nouns + random.Next(Nouns);
        int[][] sentences = [.. Enumerable.Range(0, 20_000).Select(_ => new[] { Noun(), Verb() })];

        var clusters = WordClusterer.Cluster(sentences, PhraseVocabulary.FirstWord + 2 * Nouns, CancellationToken.None);

        var ofNouns = clusters[PhraseVocabulary.FirstWord..(PhraseVocabulary.FirstWord + Nouns)].ToHashSet();
        var ofVerbs = clusters[(PhraseVocabulary.FirstWord + Nouns)..].ToHashSet();
        Assert.Empty(ofNouns.Intersect(ofVerbs));
    }

    [Fact]
    public void Cluster_SpecialWords_AreClustersByThemselves()
    {
        var clusters = WordClusterer.Cluster([[6, PhraseVocabulary.Number, 7], [7, 6]], words: 8, CancellationToken.None);

        Assert.Equal([0, 1, 2, 3, 4, 5], clusters.Take(PhraseVocabulary.FirstWord));
        Assert.All(clusters.Skip(PhraseVocabulary.FirstWord), cluster => Assert.True(cluster >= PhraseVocabulary.FirstWord));
    }
}
