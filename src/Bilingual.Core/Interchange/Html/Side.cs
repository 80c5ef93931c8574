using System.Collections.Immutable;
using System.Globalization;
using Bilingual.Documents;
using Bilingual.Glossaries;

namespace Bilingual.Interchange.Html;

/// <summary>One article of a pair, with what its paragraphs are linked to.</summary>
internal sealed class Side
{
    private static readonly IReadOnlySet<string> None = ImmutableHashSet<string>.Empty;

    private readonly char letter;
    private readonly ImmutableArray<ImmutableArray<TermMatch>> terms;
    private readonly Dictionary<int, HashSet<string>> counterpartTerms = [];
    private readonly int[] firstSentence;
    private readonly int[] beadOf;

    /// <summary>An article without links so far.</summary>
    /// <param name="letter">What tells its anchors from those of the other side.</param>
    /// <param name="document">The article.</param>
    /// <param name="terms">Terms by paragraph; may be shorter than the article.</param>
    public Side(char letter, Document document, ImmutableArray<ImmutableArray<TermMatch>> terms)
    {
        this.letter = letter;
        this.terms = terms;
        Document = document;
        firstSentence = new int[document.Paragraphs.Length + 1];
        for (var index = 0; index < document.Paragraphs.Length; index++)
            firstSentence[index + 1] = firstSentence[index] + document.Paragraphs[index].Sentences.Length;
        beadOf = new int[firstSentence[^1]];
        Array.Fill(beadOf, -1);
    }

    /// <summary>The article.</summary>
    public Document Document { get; }

    /// <summary>The anchor of a paragraph on the page.</summary>
    public string Anchor(int pair, int paragraph) => string.Create(CultureInfo.InvariantCulture, $"p{pair}{letter}{paragraph + 1}");

    /// <summary>Terms found in a paragraph.</summary>
    public ImmutableArray<TermMatch> Terms(int paragraph) =>
        !terms.IsDefault && paragraph < terms.Length && !terms[paragraph].IsDefault ? terms[paragraph] : [];

    /// <summary>Records that a paragraph is linked to one that holds <paramref name="counterparts"/>.</summary>
    public void Answer(int paragraph, ImmutableArray<TermMatch> counterparts)
    {
        if (!counterpartTerms.TryGetValue(paragraph, out var keys))
            counterpartTerms.Add(paragraph, keys = new HashSet<string>(StringComparer.Ordinal));
        foreach (var term in counterparts)
            keys.Add(ParagraphText.KeyOf(term.Entry));
    }

    /// <summary>Keys of the terms in the counterparts of a paragraph.</summary>
    public IReadOnlySet<string> Answered(int paragraph) => counterpartTerms.TryGetValue(paragraph, out var keys) ? keys : None;

    /// <summary>Whether a paragraph has a counterpart.</summary>
    public bool IsLinked(int paragraph) => counterpartTerms.ContainsKey(paragraph);

    /// <summary>Records the bead of some sentences, by their numbers in the document.</summary>
    public void Mark(ImmutableArray<int> sentences, int bead)
    {
        foreach (var sentence in sentences)
        {
            if ((uint)sentence >= (uint)beadOf.Length)
                throw new ArgumentException($"A bead names sentence {sentence} of '{Document.Path}', which has {beadOf.Length}.");
            beadOf[sentence] = bead;
        }
    }

    /// <summary>The bead of each sentence of a paragraph, or -1.</summary>
    public ReadOnlySpan<int> Beads(int paragraph) => beadOf.AsSpan(firstSentence[paragraph]..firstSentence[paragraph + 1]);

    /// <summary>The paragraph of a sentence.</summary>
    public int ParagraphOf(int sentence)
    {
        var found = Array.BinarySearch(firstSentence, sentence);
        if (found < 0)
            return ~found - 1;

        // Paragraphs without sentences share their start with the paragraph that holds the sentence: the last of them.
        while (firstSentence[found + 1] == sentence)
            found++;
        return found;
    }

    /// <summary>The text of some sentences, joined by a space.</summary>
    public string TextOf(ImmutableArray<int> sentences) => string.Join(
        ' ',
        sentences.Select(sentence =>
        {
            var paragraph = ParagraphOf(sentence);
            return Document.Paragraphs[paragraph].Sentences[sentence - firstSentence[paragraph]].Text;
        }));
}
