using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Bilingual.Glossaries.Matching;

/// <summary>The ways in which a form may be written: with hyphens or spaces alike, together, or apart.</summary>
internal sealed class TermWriter(Morphology morphology)
{
    private const int ShortestJoined = 3;
    private const int ShortestAfterCombiningForm = 4;
    private const int ShortestCombiningForm = 2;
    private const int LongestCombiningForm = 7;

    private readonly List<Atom> atoms = [];
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> combiningForms =
        morphology.CombiningForms.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The word sequences to look for, the listed one first.</summary>
    public IEnumerable<(ImmutableArray<PathWord> Words, Writing Writing)> WaysToWrite(string form, WordClasses classes)
    {
        var words = Split(form);
        if (words.IsEmpty)
            yield break;
        yield return (words, Writing.AsListed);

        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (JoinsTo(words, i, classes))
            {
                var joined = new PathWord(words[i].Text + words[i + 1].Text, words[i + 1].Separator);
                if (!morphology.Homographs.Contains(Lower(joined.Text)))
                    yield return ([.. words[..i], joined, .. words[(i + 2)..]], Writing.Together);
            }
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (CombiningFormOf(words[i].Text) is { Length: > 0 } first)
            {
                PathWord[] apart = [new(first, ""), new(words[i].Text[first.Length..], words[i].Separator)];
                yield return ([.. words[..i], .. apart, .. words[(i + 1)..]], Writing.Apart);
            }
        }
    }

    private ImmutableArray<PathWord> Split(string form)
    {
        atoms.Clear();
        TextAtoms.Append(form, atoms);
        var words = ImmutableArray.CreateBuilder<PathWord>(atoms.Count);
        for (var i = 0; i < atoms.Count; i++)
        {
            var separator = i + 1 < atoms.Count ? form[atoms[i].End..atoms[i + 1].Start] : form[atoms[i].End..];
            words.Add(new PathWord(form[atoms[i].Start..atoms[i].End], separator));
        }

        return words.DrainToImmutable();
    }

    /// <summary>Hyphenated words are also written together (start-up), and compounds of two words (data center).</summary>
    private bool JoinsTo(ImmutableArray<PathWord> words, int i, WordClasses classes)
    {
        var (one, other) = (words[i].Text, words[i + 1].Text);
        if (!one.All(char.IsLetter) || !other.All(char.IsLetter) || one.Equals(other, StringComparison.OrdinalIgnoreCase))
            return false;
        return words[i].Separator == "-"
            || (words[i].Separator == " " && words.Length == 2 && classes.Meets(morphology.Compounds)
                && one.Length >= ShortestJoined && other.Length >= ShortestJoined);
    }

    private string? CombiningFormOf(string word)
    {
        Span<char> lower = stackalloc char[LongestCombiningForm];
        var longest = Math.Min(LongestCombiningForm, word.Length - ShortestAfterCombiningForm);
        if (longest < ShortestCombiningForm)
            return null;
        word.AsSpan(0, longest).ToLowerInvariant(lower);
        for (var length = longest; length >= ShortestCombiningForm; length--)
        {
            if (combiningForms.Contains(lower[..length]))
                return word.All(char.IsLetter) ? word[..length] : null;
        }

        return null;
    }

    private static string Lower(string text) => text.ToLower(CultureInfo.InvariantCulture);
}
