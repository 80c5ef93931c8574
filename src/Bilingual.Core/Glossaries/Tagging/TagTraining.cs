namespace Bilingual.Glossaries.Tagging;

/// <summary>Makes the file that tells nouns, verbs and adjectives apart, and measures it.</summary>
public sealed class TagTraining
{
    private readonly TagModel model;

    private TagTraining(TagModel model) => this.model = model;

    /// <summary>Name of the file in a language's folder of <c>Languages/</c>.</summary>
    public static string FileName => TagModel.FileName;

    /// <summary>Trains on treebanks; the same files and seed give the same bytes.</summary>
    /// <param name="treebanks">Paths of files in CoNLL-U.</param>
    /// <param name="seed">Seed of the order of examples.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <exception cref="InvalidDataException">A file is not CoNLL-U; the message names file and line.</exception>
    public static TagTraining Train(IEnumerable<string> treebanks, int seed, CancellationToken cancellationToken = default) =>
        new(TagTrainer.Train([.. Read(treebanks)], seed, cancellationToken));

    /// <summary>Writes the model.</summary>
    public void Save(Stream stream) => model.Save(stream);

    /// <summary>How many of the words that may be noun and verb get the tag of a treebank, and how many there are.</summary>
    /// <param name="treebanks">Paths of files in CoNLL-U that were not trained on.</param>
    public (int Right, int Words) Evaluate(IEnumerable<string> treebanks)
    {
        var (right, words) = (0, 0);
        foreach (var sentence in Read(treebanks))
        {
            for (var at = 0; at < sentence.Atoms.Length; at++)
            {
                if (sentence.Tags[at] < 0 || !model.Lexicon.TryGet(sentence.Atoms[at].Of(sentence.Small), out var @class)
                    || !TagLexicon.Allows(@class, WordTag.Noun) || !TagLexicon.Allows(@class, WordTag.Verb))
                {
                    continue;
                }

                words++;
                right += model.Against(TaggedText.TagOf(sentence.Tags[at]), sentence.Small, sentence.Atoms, at) < 0 ? 1 : 0;
            }
        }

        return (right, words);
    }

    private static IEnumerable<TaggedText> Read(IEnumerable<string> treebanks) =>
        treebanks.SelectMany(path => TaggedText.Read(File.ReadLines(path), path));
}
