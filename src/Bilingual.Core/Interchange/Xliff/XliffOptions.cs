namespace Bilingual.Interchange.Xliff;

/// <summary>The version of XLIFF.</summary>
public enum XliffVersion
{
    /// <summary>XLIFF 1.2 (OASIS 2008): Trados, OmegaT, Weblate, Okapi.</summary>
    V12,

    /// <summary>XLIFF 2.1 (OASIS 2018, namespace 2.0): memoQ, Okapi, OmegaT.</summary>
    V21,
}

/// <summary>What differs between consumers of XLIFF.</summary>
public sealed record XliffOptions
{
    /// <summary>The version.</summary>
    public XliffVersion Version { get; init; } = XliffVersion.V21;

    /// <summary>Writes reviewed units as <c>final</c>: OmegaT with the Okapi plug-in treats anything less as a fuzzy match.</summary>
    public bool ReviewedIsFinal { get; init; }
}
