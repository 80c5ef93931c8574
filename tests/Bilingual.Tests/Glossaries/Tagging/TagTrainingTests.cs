using System.Globalization;
using Bilingual.Glossaries.Tagging;

namespace Bilingual.Tests.Glossaries.Tagging;

public sealed class TagTrainingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tags").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Train_NounsAfterArticlesAndVerbsAfterPronouns_TellsThemApartInNewSentences()
    {
        var words = new[] { "plan", "vote", "report", "protest", "strike", "charge" };
        var corpus = Write("train.conllu", words.SelectMany(word => new[] { Noun(word), Verb(word) }));
        var heldOut = Write("test.conllu", words.Reverse().SelectMany(word => new[] { Verb(word), Noun(word) }));

        var training = TagTraining.Train([corpus, corpus, corpus], seed: 1);

        Assert.Equal((12, 12), training.Evaluate([heldOut]));
    }

    [Fact]
    public void Train_SameFilesAndSeed_GivesTheSameBytes()
    {
        var corpus = Write("train.conllu", [Noun("plan"), Verb("plan"), Noun("vote"), Verb("vote")]);

        Assert.Equal(Bytes(TagTraining.Train([corpus], seed: 3)), Bytes(TagTraining.Train([corpus], seed: 3)));
    }

    [Fact]
    public void Train_UnknownPartOfSpeech_NamesFileAndLine()
    {
        var corpus = Write("bad.conllu", ["1\tthe\tthe\tARTICLE\t_\t_\t0\troot\t_\t_\n"]);

        var fault = Assert.Throws<InvalidDataException>(() => TagTraining.Train([corpus], seed: 1));

        Assert.Equal($"{corpus}:1: 'ARTICLE' is no part of speech of Universal Dependencies.", fault.Message);
    }

    [Theory]
    [InlineData("3-x\tdont\t_\t_\t_\t_\t_\t_\t_\t_\n", "{0}:1: '3-x' is no range of words; CoNLL-U writes 3-4.")]
    [InlineData("# text = \n", "The files hold no words from which tags can be learned; give treebanks in CoNLL-U.")]
    public void Train_BrokenOrEmptyTreebank_SaysSo(string content, string message)
    {
        var corpus = Write("bad.conllu", [content]);

        var fault = Assert.Throws<InvalidDataException>(() => TagTraining.Train([corpus], seed: 1));

        Assert.Equal(string.Format(CultureInfo.InvariantCulture, message, corpus), fault.Message);
    }

    private static string Noun(string word) => Sentence(("The", "DET"), (word, "NOUN"), ("was", "AUX"), ("long", "ADJ"));

    private static string Verb(string word) => Sentence(("They", "PRON"), (word, "VERB"), ("it", "PRON"), ("today", "NOUN"));

    private static string Sentence(params (string Form, string Part)[] words) => string.Concat(words.Select((word, i) =>
        string.Create(CultureInfo.InvariantCulture, $"{i + 1}\t{word.Form}\t_\t{word.Part}\t_\t_\t_\t_\t_\t_\n")));

    private static byte[] Bytes(TagTraining training)
    {
        using var stream = new MemoryStream();
        training.Save(stream);
        return stream.ToArray();
    }

    private string Write(string name, IEnumerable<string> sentences)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, string.Join('\n', sentences));
        return path;
    }
}
