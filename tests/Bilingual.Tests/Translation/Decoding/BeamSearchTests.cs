using Bilingual.Tests.Translation.Phrases;
using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Decoding;

public class BeamSearchTests
{
    private static readonly PhraseDirection Direction = SampleModel.Model.Forward;

    [Theory]
    [InlineData("Rumah kami sangat besar.")]
    [InlineData("mobil mereka pada Senin hilang")]
    [InlineData("kata-kata asing semua")]
    public void Run_WideStacks_FindsTheBestOfAllTranslations(string text)
    {
        var sentence = SourceSentence.Read(text, Direction.Source);
        var options = OptionTable.Collect(Direction, sentence, TermConstraints.None);

        var search = new BeamSearch(Direction, new() { StackSize = 100_000, Threshold = float.PositiveInfinity });
        var complete = search.Run(options);

        Assert.Equal(BestOfAll(options), search.Graph[complete[0]].Score, 3);
    }

    [Fact]
    public void Run_Derivations_HaveTheScoreOfTheirFeatures()
    {
        var (_, options, graph, complete) = Search("Harga mobil mereka pada Senin 1.500 dolar.");

        foreach (var hypothesis in complete)
            Assert.Equal(Score(graph.Path(hypothesis), options), graph[hypothesis].Score, 3);
    }

    [Fact]
    public void Draw_ManyDerivations_AreDistinctAndBestFirst()
    {
        var (sentence, options, graph, complete) = Search("Harga mobil mereka pada Senin 1.500 dolar.");

        var paths = BestDerivations.Draw(graph, complete, 50);

        Assert.Equal(50, paths.Count);
        Assert.Equal(graph.Path(complete[0]), paths[0]);
        var scores = paths.ConvertAll(path => Score(path, options));
        for (var i = 1; i < scores.Count; i++)
            Assert.True(scores[i] <= scores[i - 1] + 1e-3);
        Assert.Equal(50, paths.Select(path => string.Join('|', path.Select(option => $"{option.Start}-{option.End}:{string.Join(',', option.Words)}"))).Distinct().Count());
        Assert.All(paths, path => Assert.Equal(Enumerable.Range(0, sentence.Words.Length), path.SelectMany(option => Enumerable.Range(option.Start, option.Length)).Order()));
    }

    [Fact]
    public void Run_CommaInside_NothingChangesPlacesAcrossIt()
    {
        var (sentence, _, graph, complete) = Search("Rumah kami besar, mobil mereka tua");
        var comma = Array.FindIndex(sentence.Tokens, token => token.Span.Of(sentence.Text) is ",");

        Assert.Equal(3, comma);
        Assert.All(complete, hypothesis =>
        {
            var order = graph.Path(hypothesis).SelectMany(option => Enumerable.Range(option.Start, option.Length)).ToList();
            Assert.All(order.Take(comma), position => Assert.True(position < comma));
        });
    }

    [Fact]
    public void Run_NoWords_IsTheEmptyTranslation()
    {
        var (_, _, graph, complete) = Search("");

        Assert.Empty(graph.Path(complete[0]));
    }

    [Fact]
    public void Run_OneSentenceAfterAnother_EachIsTranslatedAsIfAlone()
    {
        var search = new BeamSearch(Direction, new());
        foreach (var text in (string[])["Rumah kami sangat besar.", "mobil mereka pada Senin hilang", "", "Harga mobil mereka pada Senin 1.500 dolar.", "Rumah kami sangat besar."])
        {
            var options = OptionTable.Collect(Direction, SourceSentence.Read(text, Direction.Source), TermConstraints.None);
            var alone = new BeamSearch(Direction, new());

            Assert.Equal(alone.Graph.Path(alone.Run(options)[0]), search.Graph.Path(search.Run(options)[0]));
        }
    }

    private static (SourceSentence Sentence, OptionTable Options, SearchGraph Graph, IReadOnlyList<int> Complete) Search(string text)
    {
        var sentence = SourceSentence.Read(text, Direction.Source);
        var options = OptionTable.Collect(Direction, sentence, TermConstraints.None);
        var search = new BeamSearch(Direction, new() { KeepAlternatives = true, Threshold = float.PositiveInfinity });
        var complete = search.Run(options);
        return (sentence, options, search.Graph, complete);
    }

    private static float BestOfAll(OptionTable options)
    {
        var length = options.Length;
        var best = float.NegativeInfinity;
        Continue([], new bool[length]);
        return best;

        void Continue(List<TranslationOption> path, bool[] covered)
        {
            if (!covered.Contains(false))
            {
                best = Math.Max(best, Score(path, options));
                return;
            }

            for (var start = 0; start < length; start++)
            {
                for (var end = start + 1; end <= length; end++)
                {
                    if (covered.AsSpan(start..end).Contains(true))
                        continue;
                    foreach (var option in options.Of(start, end))
                    {
                        path.Add(option);
                        covered.AsSpan(start..end).Fill(true);
                        Continue(path, covered);
                        covered.AsSpan(start..end).Clear();
                        path.RemoveAt(path.Count - 1);
                    }
                }
            }
        }
    }

    private static float Score(IReadOnlyList<TranslationOption> path, OptionTable options)
    {
        var features = DerivationFeatures.Of(Direction, path, options);
        float score = 0;
        for (var i = 0; i < features.Length; i++)
            score += features[i] * Direction.Weights.Values[i];
        return score;
    }
}
