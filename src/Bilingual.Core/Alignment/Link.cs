namespace Bilingual.Alignment;

/// <summary>How the two sides of a link or bead relate.</summary>
public enum Relation
{
    /// <summary>Same event and actors, worded apart.</summary>
    Related,

    /// <summary>Some clause is translated.</summary>
    Partial,

    /// <summary>Each side says what the other says.</summary>
    Translation,
}

/// <summary>An edge between one source and one target paragraph. Links may overlap freely, many to many.</summary>
/// <param name="Source">0-based source paragraph.</param>
/// <param name="Target">0-based target paragraph.</param>
/// <param name="Relation">How the two relate.</param>
/// <param name="Probability">Probability that both paragraphs state at least one common fact, 0 to 1.</param>
/// <param name="Evidence">Why: the measurements behind the probability.</param>
public sealed record Link(int Source, int Target, Relation Relation, double Probability, Evidence Evidence);
