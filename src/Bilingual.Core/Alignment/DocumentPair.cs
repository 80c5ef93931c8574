namespace Bilingual.Alignment;

/// <summary>How two documents relate as wholes.</summary>
public enum DocumentRelation
{
    /// <summary>Shared facts, written apart: crossing order, most paragraphs without a counterpart.</summary>
    Comparable,

    /// <summary>Same content in the same order.</summary>
    Parallel,
}

/// <summary>Two documents and how sure it is that they belong together.</summary>
/// <param name="SourcePath">Path of the source document.</param>
/// <param name="TargetPath">Path of the target document.</param>
/// <param name="Probability">Probability that both tell of the same event or are translations, 0 to 1.</param>
/// <param name="Relation">Parallel or comparable.</param>
/// <param name="Evidence">Why.</param>
public sealed record DocumentPair(string SourcePath, string TargetPath, double Probability, DocumentRelation Relation, Evidence Evidence);
