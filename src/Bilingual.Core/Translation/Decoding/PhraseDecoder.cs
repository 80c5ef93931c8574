using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Bilingual.Translation;

/// <summary>Translates sentences in one direction of a phrase model. Safe for concurrent use.</summary>
internal sealed class PhraseDecoder(PhraseDirection direction, string source, string target, BeamSearchOptions limits)
{
    // Longer sentences are translated in parts: no reordering reaches that far, and the work stays linear in the text.
    private const int LongestPart = 80;
    private const int ShortestPart = 30;

    private readonly TermForms forms = new(target);
    private readonly ConcurrentBag<BeamSearch> searches = [];
    private readonly OutputWriter writer = new(direction, new(source, target));

    /// <summary>The translation of a sentence, and what a person should know of it.</summary>
    public (string Text, ImmutableArray<string> Remarks) Translate(TranslationRequest request, CancellationToken cancellationToken)
    {
        var sentence = SourceSentence.Read(request.Text, direction.Source);
        var terms = TermConstraints.Of(request, sentence, direction.Target, forms);
        var parts = new List<(SourceSentence Sentence, IReadOnlyList<TranslationOption> Path)>();
        var search = searches.TryTake(out var idle) ? idle : new(direction, limits);
        for (var start = 0; start < sentence.Words.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = EndOfPart(sentence, start, terms);
            var part = sentence.Slice(start, end);
            var options = OptionTable.Collect(direction, part, terms.Slice(start, end));
            var complete = search.Run(options);
            parts.Add((part, search.Graph.Path(complete[0])));
            start = end;
        }

        searches.Add(search);
        string[] remarks = [.. parts.SelectMany(static part => Remarks(part.Sentence, part.Path))];
        return (writer.Write(request.Text, parts), remarks.Length == 0 ? [] : ImmutableCollectionsMarshal.AsImmutableArray(remarks));
    }

    private static IEnumerable<string> Remarks(SourceSentence sentence, IReadOnlyList<TranslationOption> path) => path
        .Where(static option => option.Akin > 0)
        .Select(option => $"“{sentence.Surface(option.Start)}” is unknown and was translated like a word of its family");

    /// <summary>Parts end after punctuation where there is some, and never inside a term.</summary>
    private static int EndOfPart(SourceSentence sentence, int start, TermConstraints terms)
    {
        if (sentence.Words.Length - start <= LongestPart)
            return sentence.Words.Length;
        for (var end = start + LongestPart; end > start + ShortestPart; end--)
        {
            if (sentence.Tokens[end - 1].Kind == Segmentation.TokenKind.Symbol && !terms.Crosses(end))
                return end;
        }

        var cut = start + LongestPart;
        while (cut < sentence.Words.Length && terms.Crosses(cut))
            cut++;
        return cut;
    }
}
