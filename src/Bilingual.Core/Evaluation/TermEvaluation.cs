using System.Collections.Immutable;
using Bilingual.Glossaries;

namespace Bilingual.Evaluation;

/// <summary>How well places of terms were found. A place is right when both its ends are.</summary>
/// <param name="Cases">Judged texts.</param>
/// <param name="Gold">Places that are terms.</param>
/// <param name="Found">Places found.</param>
/// <param name="Correct">Places in both.</param>
public readonly record struct TermScore(int Cases, int Gold, int Found, int Correct)
{
    /// <summary>Share of the places found that are right, 0 to 1; 1 when none was found.</summary>
    public double Precision => Found == 0 ? 1 : (double)Correct / Found;

    /// <summary>Share of the terms that were found, 0 to 1; 1 when there are none.</summary>
    public double Recall => Gold == 0 ? 1 : (double)Correct / Gold;

    /// <summary>The score over both.</summary>
    public static TermScore operator +(TermScore left, TermScore right) =>
        new(left.Cases + right.Cases, left.Gold + right.Gold, left.Found + right.Found, left.Correct + right.Correct);
}

/// <summary>A judged case with the outermost matches found in it.</summary>
public sealed record TermOutcome(JudgedTerm Case, ImmutableArray<TermMatch> Found)
{
    /// <summary>Whether exactly what was marked was found.</summary>
    public bool IsRight => Found.Select(match => match.Span).SequenceEqual(Case.Expected);

    /// <summary>The counts of this case.</summary>
    public TermScore Score =>
        new(1, Case.Expected.Length, Found.Length, Found.Count(match => Case.Expected.Contains(match.Span)));
}

/// <summary>Compares the term matcher with judged cases.</summary>
public static class TermEvaluation
{
    /// <summary>Looks for the term of each case, and for no other, in its text.</summary>
    /// <exception cref="ArgumentException">A case is in neither language of a default glossary.</exception>
    public static IEnumerable<TermOutcome> Evaluate(IEnumerable<JudgedTerm> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return cases.Select(judged => new TermOutcome(
            judged,
            [.. TermMatcher.Create(new Glossary([judged.Entry]), judged.Language).Match(judged.Text).Where(match => match.Depth == 0)]));
    }
}
