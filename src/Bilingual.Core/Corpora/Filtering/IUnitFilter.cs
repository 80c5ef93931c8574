namespace Bilingual.Corpora.Filtering;

/// <summary>
/// A reason not to train on a unit. Filters mark, they never remove: what they say is recorded beside the unit and can be overruled.
/// A filter leaves short units alone where its measure says nothing about them. Implementations are immutable and may be shared.
/// </summary>
public interface IUnitFilter
{
    /// <summary>The name that is recorded: <c>numbers</c>.</summary>
    string Name { get; }

    /// <summary>Why the unit should not be used, with the measurement; null when the filter has nothing against it.</summary>
    string? Rejects(MeasuredUnit unit);
}

/// <summary>What a filter has against a unit.</summary>
/// <param name="Filter">The filter's name.</param>
/// <param name="Reason">The measurement that speaks against the unit.</param>
public sealed record Rejection(string Filter, string Reason)
{
    /// <summary>One line: <c>numbers: 2 of 3 have no counterpart</c>.</summary>
    public override string ToString() => $"{Filter}: {Reason}";
}
