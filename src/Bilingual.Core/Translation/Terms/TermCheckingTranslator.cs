using System.Collections.Immutable;
using System.Text;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Glossaries.Checking;

namespace Bilingual.Translation;

/// <summary>
/// Holds translations against the glossary. Where the place of a fault is certain (a term left untranslated, a forbidden or wrong
/// rendering, an altered name) it is repaired; every fault that is left is remarked.
/// </summary>
internal sealed class TermCheckingTranslator : TranslatorDecorator
{
    private readonly Glossary glossary;
    private readonly Lazy<TermChecker> forward;
    private readonly Lazy<TermChecker> backward;

    /// <summary>A translator whose results follow <paramref name="glossary"/> or say where they do not.</summary>
    public TermCheckingTranslator(ITranslator inner, Glossary glossary)
        : base(inner)
    {
        this.glossary = glossary;
        forward = new(() => TermChecker.Create(glossary, glossary.SourceLanguage, glossary.TargetLanguage));
        backward = new(() => TermChecker.Create(glossary, glossary.TargetLanguage, glossary.SourceLanguage));
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        var results = await Inner.TranslateAsync(requests, source, target, cancellationToken);
        if (CheckerFor(source, target) is not { } lazy || !requests.Any(static request => !request.Terms.IsDefaultOrEmpty))
            return results;
        var checker = lazy.Value;
        return [.. results.Select((result, i) => requests[i].Terms.IsDefaultOrEmpty || result.Failure is not null
            ? result
            : Checked(requests[i], result, checker))];
    }

    private Lazy<TermChecker>? CheckerFor(string source, string target) =>
        LanguageTag.IsSame(source, glossary.SourceLanguage) && LanguageTag.IsSame(target, glossary.TargetLanguage) ? forward
        : LanguageTag.IsSame(source, glossary.TargetLanguage) && LanguageTag.IsSame(target, glossary.SourceLanguage) ? backward
        : null;

    private static TranslationResult Checked(TranslationRequest request, TranslationResult result, TermChecker checker)
    {
        var findings = checker.Check(request.Text, result.Text);
        if (findings.IsEmpty)
            return result;
        var repaired = Repair(request, result.Text, findings);
        var left = repaired == result.Text ? findings : checker.Check(request.Text, repaired);

        // A repair that leaves as much wrong as there was is none.
        if (left.Length >= findings.Length)
            (repaired, left) = (result.Text, findings);
        return result with { Text = repaired, Remarks = [.. result.Remarks, .. left.Select(static finding => finding.Explanation)] };
    }

    private static string Repair(TranslationRequest request, string translation, ImmutableArray<TermFinding> findings)
    {
        var text = new StringBuilder(translation);
        var end = translation.Length;
        foreach (var finding in findings.Where(static finding => finding.Target.Length > 0).OrderByDescending(static finding => finding.Target.Start))
        {
            if (finding.Target.End > end || Rendering(request, finding) is not { } rendering)
                continue;
            end = finding.Target.Start;
            text.Remove(end, finding.Target.Length).Insert(end, CasedLike(rendering, translation, finding.Target));
        }

        return text.ToString();
    }

    private static string? Rendering(TranslationRequest request, TermFinding finding) => finding.Kind switch
    {
        TermFindingKind.Altered => finding.Source.Of(request.Text).ToString(),
        TermFindingKind.Wrong or TermFindingKind.Forbidden => RequestedTerm.Of(request).FirstOrDefault(term => term.Span == finding.Source)?.Target,
        _ => null,
    };

    private static string CasedLike(string rendering, string translation, TextSpan place) =>
        char.IsUpper(translation[place.Start]) && char.IsLower(rendering[0]) && IsSentenceStart(translation, place.Start)
            ? char.ToUpperInvariant(rendering[0]) + rendering[1..]
            : rendering;

    private static bool IsSentenceStart(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or '"' or '“';
    }
}
