using System.Collections.Immutable;
using Bilingual.Glossaries;
using Bilingual.Hosting.Review;

namespace Bilingual.Review;

/// <summary>Why a refused term stays in the workspace and does not reach the glossary.</summary>
/// <param name="Code"><c>glossaryDelivered</c>: the user has none of their own; <c>glossaryIsAFile</c>: a single file has no place for exceptions; <c>glossaryNotWritten</c>: its folder cannot be written.</param>
/// <param name="Reason">What the system said, or null.</param>
public sealed record TermWarning(string Code, string? Reason);

/// <summary>
/// Carries "not this term here" from the workbench into the user's own glossary, so that runs over other articles know it too:
/// <c>review.exceptions.tsv</c> in its folder. The workspace itself remembers it in any case, and runs and exports of it follow.
/// </summary>
public sealed class TermExceptions(string? glossaryPath, string sourceLanguage, string targetLanguage)
{
    private const string FileName = "review" + GlossaryReader.ExceptionsExtension;

    private readonly Lock gate = new();

    /// <summary>Follows a change of the workspace.</summary>
    /// <returns>Why later runs will not know of it, or null.</returns>
    public TermWarning? Follow(StateChange change)
    {
        if (change.TermsBefore.IsEmpty && change.TermsAfter.IsEmpty)
            return null;
        if (glossaryPath is null)
            return change.TermsAfter.IsEmpty ? null : new TermWarning("glossaryDelivered", null);
        if (!Directory.Exists(glossaryPath))
            return new TermWarning("glossaryIsAFile", null);
        var path = Path.Combine(glossaryPath, FileName);
        lock (gate)
        {
            try
            {
                var known = Read(path);
                var gone = change.TermsBefore.Select(Exception).ToHashSet();
                TermExceptionFile.Write(known.Where(each => !gone.Contains(each with { Note = "" })).Concat(change.TermsAfter.Select(Exception).Where(each => !known.Contains(each))), path);
                return null;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or GlossaryFormatException)
            {
                return new TermWarning("glossaryNotWritten", fault.Message);
            }
        }
    }

    private static ImmutableArray<TermException> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        var faults = new List<GlossaryFault>();
        using var stream = File.OpenRead(path);
        var known = TermExceptionFile.ReadStream(stream, path, faults);
        return faults.Exists(fault => fault.Severity == GlossaryFaultSeverity.Error) ? throw new GlossaryFormatException([.. faults]) : known;
    }

    private TermException Exception(TermRefusal refusal) =>
        new(refusal.Phrase, refusal.Term, refusal.Side == ReviewSide.Source ? sourceLanguage : targetLanguage);
}
