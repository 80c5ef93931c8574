using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Phrases;

public class PhraseExtractorTests
{
    [Fact]
    public void Extract_WordsChangePlaces_GivesPhrasesConsistentWithTheLinks()
    {
        // rumah besar itu – the big house
        var pairs = Extract(["rumah", "besar", "itu"], ["the", "big", "house"], [new(0, 2), new(1, 1), new(2, 0)]);

        Assert.Equal(
            ["besar itu=the big", "besar=big", "itu=the", "rumah besar itu=the big house", "rumah besar=big house", "rumah=house"],
            pairs.Select(pair => pair.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Extract_WordWithoutLink_BelongsToEitherNeighbourOrNeither()
    {
        var pairs = Extract(["dia", "pun", "pergi"], ["he", "left"], [new(0, 0), new(2, 1)]);

        Assert.Equal(
            ["dia pun pergi=he left", "dia pun=he", "dia=he", "pergi=left", "pun pergi=left"],
            pairs.Select(pair => pair.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Extract_Neighbours_TellsMonotoneSwapAndApart()
    {
        var pairs = Extract(["a", "b", "c", "d"], ["A", "C", "B", "D"], [new(0, 0), new(1, 2), new(2, 1), new(3, 3)]);

        Assert.Equal(("a=A", 0, 2), pairs.Single(pair => pair.Text == "a=A"));
        Assert.Equal(("c=C", 2, 1), pairs.Single(pair => pair.Text == "c=C"));
        Assert.Equal(("b=B", 1, 2), pairs.Single(pair => pair.Text == "b=B"));
        Assert.Equal(("b c=C B", 0, 0), pairs.Single(pair => pair.Text == "b c=C B"));
    }

    [Fact]
    public void Extract_SixWords_IsTooLong()
    {
        var words = new[] { "a", "b", "c", "d", "e", "f" };
        var pairs = Extract(words, words, [new(0, 0), new(1, 5), new(5, 1)]);

        Assert.All(pairs, pair => Assert.True(pair.Text.Split(' ', '=').Length <= 10));
        Assert.DoesNotContain(pairs, pair => pair.Text.Contains("a b c d e f", StringComparison.Ordinal));
    }

    [Fact]
    public void Extract_DifferentNumbers_AreNoPair()
    {
        var pairs = Extract(["#15", "orang"], ["#50", "people"], [new(0, 0), new(1, 1)]);

        Assert.Equal(["orang=people"], pairs.Select(pair => pair.Text));
    }

    [Fact]
    public void Extract_EqualNumbers_ArePairs()
    {
        var pairs = Extract(["#15", "orang"], ["#15", "people"], [new(0, 0), new(1, 1)]);

        Assert.Equal(["#15 orang=#15 people", "#15=#15", "orang=people"], pairs.Select(pair => pair.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Extract_TwoAlignments_GivesThePairsOfEitherOnceAsTheFirstHasThem()
    {
        WordLink[] byWords = [new(0, 0)];
        WordLink[] byRoots = [new(0, 0), new(1, 1)];

        var pairs = Extract(["harga", "naik"], ["prices", "rose"], byWords, byRoots);

        Assert.Equal(
            ["harga naik=prices", "harga naik=prices rose", "harga=prices", "harga=prices rose", "naik=rose"],
            pairs.Select(pair => pair.Text).Order(StringComparer.Ordinal));
        Assert.Equal(("harga=prices", 0, 2), pairs.Single(pair => pair.Text == "harga=prices"));
    }

    private static List<(string Text, int Before, int After)> Extract(string[] source, string[] target, WordLink[] links, params WordLink[][] others)
    {
        var (sources, targets) = (new List<string>(), new List<string>());
        var extractor = new PhraseExtractor(words => Number(sources, source, words), words => Number(targets, target, words));
        extractor.Extract([.. Enumerable.Range(0, source.Length)], [.. Enumerable.Range(0, target.Length)], Carried(source), Carried(target), [links, .. others], SentenceMarks.None);
        return [.. extractor.Extracted.Select(PhraseExtractor.Parts).Select(parts => ($"{sources[parts.Source]}={targets[parts.Target]}", parts.Before, parts.After))];
    }

    private static int Number(List<string> phrases, string[] words, ReadOnlyMemory<int> phrase)
    {
        var text = string.Join(' ', phrase.ToArray().Select(word => words[word]));
        if (!phrases.Contains(text))
            phrases.Add(text);
        return phrases.IndexOf(text);
    }

    private static long[] Carried(string[] words) => Array.ConvertAll(words, word => word[0] == '#' ? long.Parse(word[1..], System.Globalization.CultureInfo.InvariantCulture) : 0);
}
