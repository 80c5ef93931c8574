using Bilingual.Documents;

namespace Bilingual.Segmentation;

/// <summary>Cuts a paragraph into sentences. Implementations are safe for concurrent use.</summary>
public interface ISentenceSegmenter
{
    /// <summary>
    /// Appends the sentences of one paragraph to <paramref name="sentences"/>, as spans of <paramref name="paragraph"/> in order,
    /// without surrounding white space; no other character is dropped, and a non-blank paragraph has at least one sentence.
    /// </summary>
    /// <param name="paragraph">One paragraph of cleaned text.</param>
    /// <param name="language">BCP 47 code; a language without rules is cut by the default rules.</param>
    /// <param name="sentences">Receives the spans.</param>
    void Segment(string paragraph, string language, ICollection<TextSpan> sentences);
}
