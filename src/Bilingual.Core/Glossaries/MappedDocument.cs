using System.Collections.Immutable;
using Bilingual.Documents;

namespace Bilingual.Glossaries;

/// <summary>A segmented document with the glossary terms found in it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Terms">For each paragraph of the document, the terms found in its cleaned text, in order of position.</param>
public sealed record MappedDocument(Document Document, ImmutableArray<ImmutableArray<TermMatch>> Terms)
{
    /// <summary>
    /// The terms of a sentence with the renderings required for them (<see cref="TermMatch.Target"/>, <see cref="TermMatch.TargetVariants"/>),
    /// in order of position. Their spans are offsets in <see cref="Sentence.Text"/>; <see cref="Locate"/> leads back to the document. A
    /// term across the end of a sentence belongs to none.
    /// </summary>
    public ImmutableArray<TermMatch> TermsOf(Paragraph paragraph, Sentence sentence)
    {
        var all = Terms[paragraph.Index];
        var inside = ImmutableArray.CreateBuilder<TermMatch>();
        for (var i = FirstFrom(all, sentence.TextSpan.Start); i < all.Length && all[i].Span.Start < sentence.TextSpan.End; i++)
        {
            if (sentence.TextSpan.Contains(all[i].Span))
                inside.Add(all[i] with { Span = all[i].Span.Shift(-sentence.TextSpan.Start) });
        }

        return inside.DrainToImmutable();
    }

    /// <summary>Where a term of a sentence stands in <see cref="Document.Text"/>.</summary>
    /// <param name="paragraph">The paragraph of the sentence.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="match">A match that <see cref="TermsOf"/> gave.</param>
    public static TextSpan Locate(Paragraph paragraph, Sentence sentence, TermMatch match) =>
        paragraph.Map.ToSource(match.Span.Shift(sentence.TextSpan.Start));

    private static int FirstFrom(ImmutableArray<TermMatch> terms, int start)
    {
        int low = 0, high = terms.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (terms[middle].Span.Start < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
