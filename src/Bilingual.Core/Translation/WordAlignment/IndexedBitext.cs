namespace Bilingual.Translation;

/// <summary>Sentence pairs as word numbers, 0 up to the number of words of the side.</summary>
/// <param name="Source">Source words of each pair.</param>
/// <param name="Target">Target words of each pair.</param>
/// <param name="SourceWords">Size of the source vocabulary.</param>
/// <param name="TargetWords">Size of the target vocabulary.</param>
internal sealed record IndexedBitext(IReadOnlyList<int[]> Source, IReadOnlyList<int[]> Target, int SourceWords, int TargetWords)
{
    /// <summary>Number of sentence pairs.</summary>
    public int Count => Source.Count;
}

/// <summary>A link between a source and a target position of a sentence pair, both 0-based.</summary>
internal readonly record struct WordLink(ushort Source, ushort Target);
