using System.Runtime.InteropServices;
using Bilingual.Segmentation;

namespace Bilingual.Translation;

/// <summary>Cuts the sentences of one side of a training text into tokens, the endings of rare words apart where that is wanted.</summary>
internal sealed class TrainingTokenizer
{
    // Words that occur as often have enough to say of themselves.
    private const int Frequent = 10;
    private const int KnownStem = 3;

    private readonly EndingSplitter? splitter;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> counts =
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private TrainingTokenizer() => Language = "";

    /// <summary>A tokenizer that knows the words of some sentences.</summary>
    /// <param name="language">BCP 47 code.</param>
    /// <param name="sentences">The sentences.</param>
    public TrainingTokenizer(string language, IEnumerable<string> sentences)
    {
        Language = language;
        splitter = new(language);
        Span<char> lowered = stackalloc char[PhraseKeys.LongestKey];
        foreach (var sentence in sentences)
        {
            foreach (var token in WordTokenizer.Tokenize(sentence))
            {
                if (token.Kind != TokenKind.Word || token.Span.Length > lowered.Length)
                    continue;
                var word = lowered[..token.Span.Of(sentence).ToLowerInvariant(lowered)];
                CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
            }
        }
    }

    /// <summary>A tokenizer that leaves all words whole.</summary>
    public static TrainingTokenizer Whole { get; } = new();

    /// <summary>BCP 47 code; empty where words are left whole.</summary>
    public string Language { get; }

    /// <summary>Cuts a sentence.</summary>
    public void Tokenize(string sentence, List<SurfaceToken> tokens)
    {
        SurfaceToken.Tokenize(sentence, tokens);
        splitter?.Split(sentence, tokens, word => Count(word) >= Frequent, stem => Count(stem) >= KnownStem);
    }

    private int Count(ReadOnlySpan<char> word) => counts.TryGetValue(word, out var count) ? count : 0;
}
