namespace Bilingual.Interchange.Tmx;

/// <summary>The program that a translation memory is meant for.</summary>
public enum TmxProfile
{
    /// <summary>Plain TMX 1.4b.</summary>
    Standard,

    /// <summary>Properties and header as RWS Trados Studio shows them as custom fields.</summary>
    Trados,
}

/// <summary>What differs between consumers of TMX.</summary>
public sealed record TmxOptions
{
    /// <summary>The program it is meant for.</summary>
    public TmxProfile Profile { get; init; }

    /// <summary>Source code to write instead of the corpus's own: some programs accept nothing but <c>id-ID</c> for <c>id</c>.</summary>
    public string? SourceCode { get; init; }

    /// <summary>Target code to write instead of the corpus's own: <c>en-US</c>, <c>en-GB</c>.</summary>
    public string? TargetCode { get; init; }

    /// <summary>Whether scores, review state and provenance are written as properties of the unit.</summary>
    public bool Properties { get; init; } = true;
}
