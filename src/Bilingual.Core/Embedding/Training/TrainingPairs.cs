using System.Runtime.InteropServices;
using System.Text;

namespace Bilingual.Embedding.Training;

/// <summary>
/// Sentence pairs as the trainer sees them: every distinct word once, with the rows of its features, and sentences as word numbers.
/// The text itself is not kept.
/// </summary>
internal sealed class TrainingPairs(FeatureHashing hashing)
{
    /// <summary>Longest line that is read, in UTF-16 code units; a longer one is no sentence pair.</summary>
    public const int LongestLine = 1 << 16;

    private readonly List<int> words = [];
    private readonly List<int> sentenceStarts = [0];
    private readonly List<int> identities = [];
    private readonly List<int> features = [];
    private readonly List<int> featureStarts = [0];
    private readonly Dictionary<string, int> vocabulary = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> sentences = new(StringComparer.Ordinal);
    private readonly StringBuilder sentenceKey = new();

    /// <summary>Number of sentence pairs.</summary>
    public int Count => (sentenceStarts.Count - 1) / 2;

    /// <summary>Number of distinct words of both languages.</summary>
    public int VocabularySize => featureStarts.Count - 1;

    /// <summary>The first pair that is an entry of a dictionary: all before it are sentences.</summary>
    public int DictionaryStart { get; private set; }

    /// <summary>The words of a sentence: sentence 2p is the source side of pair p and 2p + 1 its target side.</summary>
    public ReadOnlySpan<int> Words(int sentence) => CollectionsMarshal.AsSpan(words)[sentenceStarts[sentence]..sentenceStarts[sentence + 1]];

    /// <summary>Equal for sentences of the same words in the same order, and only for those.</summary>
    public int Identity(int sentence) => identities[sentence];

    /// <summary>The rows of a word's features.</summary>
    public ReadOnlySpan<int> Features(int word) => CollectionsMarshal.AsSpan(features)[featureStarts[word]..featureStarts[word + 1]];

    /// <summary>Adds the pairs of a file: a sentence, a tab and its translation a line; further columns are ignored, blank lines passed over.</summary>
    /// <exception cref="InvalidDataException">A line does not hold two texts, or is no sentence pair for its length; the message names file and line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void AddCorpus(string path)
    {
        AddDictionary(path);
        DictionaryStart = Count;
    }

    /// <summary>Adds the entries of a dictionary, in the same form. Dictionaries come after all corpora.</summary>
    /// <inheritdoc cref="AddCorpus"/>
    public void AddDictionary(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path, Encoding.UTF8))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (line.Length > LongestLine)
                throw new InvalidDataException($"{path}:{number}: the line has {line.Length} characters, at most {LongestLine} are allowed; is it one sentence pair?");
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0)
                throw new InvalidDataException($"{path}:{number}: expected two texts parted by a tab, found one; add its translation or remove the line.");
            var target = line.AsSpan(tab + 1);
            var next = target.IndexOf('\t');
            Add(line.AsSpan(0, tab), next < 0 ? target : target[..next]);
        }
    }

    /// <summary>Adds a pair; one without a word on either side is left out.</summary>
    private void Add(ReadOnlySpan<char> source, ReadOnlySpan<char> target)
    {
        var start = words.Count;
        var sourceIdentity = AddSentence(source);
        var middle = words.Count;
        var targetIdentity = AddSentence(target);
        if (middle == start || words.Count == middle)
        {
            words.RemoveRange(start, words.Count - start);
            return;
        }

        sentenceStarts.Add(middle);
        sentenceStarts.Add(words.Count);
        identities.Add(sourceIdentity);
        identities.Add(targetIdentity);
    }

    private int AddSentence(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[WordScanner.BufferLength];
        var lookup = vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        sentenceKey.Clear();
        var scanner = new WordScanner(text, buffer);
        while (scanner.MoveNext())
        {
            if (!lookup.TryGetValue(scanner.Current, out var word))
            {
                word = vocabulary.Count;
                lookup[scanner.Current] = word;
                AddFeatures(scanner.Current, scanner.Kind);
            }

            words.Add(word);
            sentenceKey.Append((char)word).Append((char)(word >> 16));
        }

        var key = sentenceKey.ToString();
        if (!sentences.TryGetValue(key, out var identity))
            sentences.Add(key, identity = sentences.Count);
        return identity;
    }

    private void AddFeatures(ReadOnlySpan<char> word, ScannedKind kind)
    {
        Span<int> rows = stackalloc int[hashing.MaxFeatures];
        var count = hashing.Hash(word, kind, FeatureHashing.Identify(word, kind), rows);
        foreach (var row in rows[..count])
            features.Add(row);
        featureStarts.Add(features.Count);
    }
}
