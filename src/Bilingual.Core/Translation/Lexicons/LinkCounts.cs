using System.Runtime.InteropServices;
using Bilingual.Segmentation;

namespace Bilingual.Translation;

/// <summary>How often words were linked to each other and to nothing, and how they are usually cased.</summary>
/// <param name="Source">Source words, by number; null for numbers and symbols.</param>
/// <param name="Target">Target words, by number; null for numbers and symbols.</param>
/// <param name="Pairs">Links of each pair of source and target word.</param>
internal sealed record LinkCounts(LinkedWord?[] Source, LinkedWord?[] Target, Dictionary<(int Source, int Target), int> Pairs)
{
    public static LinkCounts Of(TrainingText text, WordLink[][] links)
    {
        var (source, target) = (new Side(text.Source, text.SourceTokenizer), new Side(text.Target, text.TargetTokenizer));
        var pairs = new Dictionary<(int, int), int>();
        for (var n = 0; n < links.Length; n++)
        {
            source.Read(text.Pairs[n].Source);
            target.Read(text.Pairs[n].Target);
            var (sourceWords, targetWords) = (text.Bitext.Source[n], text.Bitext.Target[n]);
            foreach (var link in links[n])
            {
                source.Linked[link.Source] = target.Linked[link.Target] = true;
                if (source.IsWord(link.Source) && target.IsWord(link.Target))
                    CollectionsMarshal.GetValueRefOrAddDefault(pairs, (sourceWords[link.Source], targetWords[link.Target]), out _)++;
            }

            source.Count(sourceWords);
            target.Count(targetWords);
        }

        return new(source.Words(), target.Words(), pairs);
    }

    private sealed class Side(WordNumbering words, TrainingTokenizer tokenizer)
    {
        private readonly CasingStatistics casing = new();
        private readonly List<SurfaceToken> tokens = [];
        private readonly bool[] isWord = new bool[words.Count];
        private readonly int[] alone = new int[words.Count];
        private string read = "";

        public bool[] Linked { get; } = new bool[TrainingText.LongestSentence];

        public bool IsWord(int position) =>
            tokens[position].Kind == TokenKind.Word && !tokens[position].IsEnding(tokens[position].Span.Of(read));

        public void Read(string sentence)
        {
            read = sentence;
            tokenizer.Tokenize(sentence, tokens);
            casing.Add(sentence, tokens);
            Linked.AsSpan().Clear();
        }

        public void Count(int[] sentence)
        {
            for (var i = 0; i < sentence.Length; i++)
            {
                isWord[sentence[i]] |= IsWord(i);
                alone[sentence[i]] += Linked[i] ? 0 : 1;
            }
        }

        public LinkedWord?[] Words()
        {
            var result = new LinkedWord?[words.Count];
            for (var i = 0; i < result.Length; i++)
            {
                if (isWord[i])
                    result[i] = new(words[i], casing.UsualForm(words[i]), words.Occurrences(i), alone[i]);
            }

            return result;
        }
    }
}

/// <summary>A word of one side of a training text.</summary>
/// <param name="Lowered">The word in lower case.</param>
/// <param name="Form">The word as it is usually cased.</param>
/// <param name="Occurrences">How often it occurs.</param>
/// <param name="Alone">How often it is linked to nothing.</param>
internal sealed record LinkedWord(string Lowered, string Form, int Occurrences, int Alone);
