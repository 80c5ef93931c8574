using System.Text;

namespace Bilingual.Glossaries.Matching;

/// <summary>Says in words why a match is its term: <c>kecerdasan super + -nya</c>.</summary>
internal sealed class Explainer(TermAutomaton automaton, WordReader reader)
{
    /// <summary>The explanation of a match.</summary>
    /// <param name="scan">The scan that found it.</param>
    /// <param name="match">The match.</param>
    /// <param name="text">The text.</param>
    /// <param name="term">The entry's term on the side that was searched.</param>
    public string Explain(TermScan scan, in RawMatch match, ReadOnlySpan<char> text, string term)
    {
        var path = automaton.Path(match.Path);
        var isHyphenated = IsHyphenated(scan, match, path);
        if (!isHyphenated && IsAsListed(scan, match, path, term))
            return path.Form;
        var explanation = new StringBuilder();
        var remarks = new List<string>();
        var way = scan.TrailOf(match);
        for (var i = 0; i < path.Words.Length; i++)
        {
            AppendWord(explanation, remarks, path.Words[i].Text, way[i]);
            if (match.LinkedAfter == i + 1)
                explanation.Append(" + ").Append(automaton.Morphology.Linker).Append(" + ");
            else if (i < path.Words.Length - 1 || path.Words[i].Separator != " ")
                explanation.Append(path.Words[i].Separator);
        }

        if (match.Extra >= 0)
            explanation.Append(" + ").Append(reader.Ending(match.Extra).Label);
        if (match.Remark.HasFlag(Remark.Detached))
            explanation.Append(" + ").Append(scan.Atoms[match.LastOwnAtom].Of(text));
        if (match.Remark.HasFlag(Remark.Possessive))
            explanation.Append(" + ’");
        if (isHyphenated)
            remarks.Add("with a hyphen");
        AddRemarks(remarks, match, path, term);
        if (remarks.Count > 0)
            explanation.Append(" (").AppendJoin("; ", remarks).Append(')');
        if (match.InParentheses.Length > 0)
            explanation.Append(" + (").Append(match.InParentheses.Of(text)).Append(')');

        return explanation.ToString();
    }

    /// <summary>Whether a hyphen stands where the form has a space.</summary>
    private static bool IsHyphenated(TermScan scan, in RawMatch match, TermPath path)
    {
        var way = scan.TrailOf(match);
        var atom = match.FirstAtom;
        for (var i = 0; i + 1 < way.Length; i++)
        {
            atom += way[i].Length + (match.LinkedAfter == i + 1 ? 1 : 0);
            if (path.Words[i].Separator == " " && scan.Atoms[atom].Joint == Joint.Hyphen)
                return true;
        }

        return false;
    }

    private bool IsAsListed(TermScan scan, in RawMatch match, TermPath path, string term)
    {
        if (match is not { Extra: < 0, LinkedAfter: 0, Remark: Remark.None, InParentheses.Length: 0 } || path.Writing != Writing.AsListed
            || !string.Equals(path.Form, term, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var reading in scan.TrailOf(match))
        {
            if (reading.Ending >= 0 || automaton.Lexicon.Rule(reading.Rule) is not { Kind: FormKind.Plain, IsRespelled: false })
                return false;
        }

        return true;
    }

    private void AppendWord(StringBuilder explanation, List<string> remarks, string word, Reading reading)
    {
        var rule = automaton.Lexicon.Rule(reading.Rule);
        var lexeme = automaton.Lexicon.Lexeme(reading.Lexeme);
        switch (rule.Kind)
        {
            case FormKind.Prefixed:
                explanation.Append(rule.Label).Append(" + ").Append(automaton.Lexicon.StemOf(lexeme.Word));
                if (reading.IsRepeated)
                    explanation.Append(" + ").Append(automaton.Lexicon.StemOf(lexeme.Word));
                break;
            case FormKind.Bare:
                explanation.Append(automaton.Lexicon.StemOf(lexeme.Word));
                remarks.Add("bare stem of " + word);
                break;
            case FormKind.Suffixed:
                explanation.Append(word).Append(" + ").Append(rule.Label);
                break;
            case FormKind.Doubled:
                explanation.Append(word).Append(" + ").Append(word);
                break;
            default:
                explanation.Append(word);
                break;
        }

        if (rule.Kind == FormKind.Hyphenated)
            remarks.Add("with a hyphen");
        if (rule.Kind == FormKind.Irregular)
            remarks.Add("irregular form of " + word);
        if (rule.IsRespelled)
            remarks.Add("other spelling of " + word);
        if (reading.Ending >= 0)
            explanation.Append(" + ").Append(reader.Ending(reading.Ending).Label);
    }

    private static void AddRemarks(List<string> remarks, in RawMatch match, TermPath path, string term)
    {
        if (path.Writing == Writing.Together)
            remarks.Add("written together");
        if (path.Writing == Writing.Apart)
            remarks.Add("written apart");
        if (match.Remark.HasFlag(Remark.SentenceInitial))
            remarks.Add("capital at the start of a sentence");
        if (match.Remark.HasFlag(Remark.Capitals))
            remarks.Add("in capitals");
        if (!string.Equals(path.Form, term, StringComparison.Ordinal))
            remarks.Add("variant of " + term);
    }
}
