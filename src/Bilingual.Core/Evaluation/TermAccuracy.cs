using System.Globalization;
using Bilingual.Glossaries;
using Bilingual.Glossaries.Checking;

namespace Bilingual.Evaluation;

/// <summary>The share of glossary terms that translations render as the glossary says, through inflection on both sides.</summary>
/// <param name="glossary">The terms.</param>
/// <param name="sourceLanguage">BCP 47 code of the source texts.</param>
/// <param name="targetLanguage">BCP 47 code of the translations.</param>
public sealed class TermAccuracy(Glossary glossary, string sourceLanguage, string targetLanguage)
{
    private readonly TermMatcher matcher = TermMatcher.Create(glossary, sourceLanguage);
    private readonly TermChecker checker = TermChecker.Create(glossary, sourceLanguage, targetLanguage);

    /// <summary>Occurrences of terms in the source texts, outermost ones.</summary>
    public int Terms { get; private set; }

    /// <summary>Those that the translations render as the glossary says.</summary>
    public int Right { get; private set; }

    /// <summary>The share of <see cref="Right"/>, 0 to 1; 1 where there are no terms.</summary>
    public double Score => Terms == 0 ? 1 : (double)Right / Terms;

    /// <summary>Adds a text with its translation.</summary>
    public void Add(string source, string translation)
    {
        var places = matcher.Match(source).Where(static match => match.Depth == 0).Select(static match => match.Span).ToHashSet();
        Terms += places.Count;
        if (places.Count > 0)
            Right += places.Count - checker.Check(source, translation).Select(static finding => finding.Source).Distinct().Count(places.Contains);
    }

    /// <summary>One line: <c>terms = 98.33 (118/120)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"terms = {100 * Score:0.00} ({Right}/{Terms})");
}
