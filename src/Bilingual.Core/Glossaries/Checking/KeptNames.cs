using Bilingual.Documents;
using Bilingual.Segmentation;

namespace Bilingual.Glossaries.Checking;

/// <summary>Checks that what is not to be translated stands in the target letter by letter.</summary>
internal static class KeptNames
{
    /// <summary>Share of letters by which a misspelt name may differ from the name.</summary>
    private const double Tolerance = .25;

    /// <summary>What is wrong with a name, or null.</summary>
    public static TermFinding? Check(TermMatch match, TermPair pair)
    {
        var target = pair.Target;
        var forms = match.Entry.TargetVariants.Concat(match.Entry.Variants).Append(match.Entry.Target).Append(match.Form).ToList();
        // Endings of the target language may follow: Metanya.
        if (pair.RenderingsOf(match).Any(rendering => forms.Exists(form => rendering.Span.Of(target).StartsWith(form, StringComparison.Ordinal))))
            return null;
        var (nearest, distance) = (default(TextSpan), double.MaxValue);
        foreach (var form in forms)
        {
            foreach (var place in PlacesOf(target, WordsIn(form)))
            {
                var written = place.Of(target);
                if (written.SequenceEqual(form))
                    return null;
                var difference = (double)Distance(written, form) / form.Length;
                if (difference <= Tolerance && difference < distance)
                    (nearest, distance) = (place, difference);
            }
        }

        return distance <= Tolerance
            ? new TermFinding(
                TermFindingKind.Altered, match.Entry, match.Span, nearest, $"'{match.Entry.Target}' must stay as it is, but stands as '{nearest.Of(target)}'")
            : new TermFinding(
                TermFindingKind.Altered,
                match.Entry,
                match.Span,
                new TextSpan(target.Length, target.Length),
                $"'{match.Entry.Target}' must stay as it is, but does not stand in the target");
    }

    private static int WordsIn(string form)
    {
        var words = 0;
        foreach (var _ in WordTokenizer.Tokenize(form))
            words++;
        return words;
    }

    /// <summary>Every run of as many tokens as the name has, and the parts of hyphenated ones.</summary>
    private static IEnumerable<TextSpan> PlacesOf(string text, int words)
    {
        var tokens = new List<TextSpan>();
        foreach (var token in WordTokenizer.Tokenize(text))
            tokens.Add(token.Span);
        for (var i = 0; i + words <= tokens.Count; i++)
        {
            var place = new TextSpan(tokens[i].Start, tokens[i + words - 1].End);
            yield return place;
            var hyphen = text.IndexOf('-', place.Start, place.Length);
            if (hyphen > place.Start)
                yield return place with { End = hyphen };
            var last = text.LastIndexOf('-', place.End - 1, place.Length);
            if (last >= 0 && last + 1 < place.End)
                yield return place with { Start = last + 1 };
        }
    }

    /// <summary>Edit distance (Levenshtein 1966), letter case left aside.</summary>
    private static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (Math.Abs(one.Length - other.Length) > other.Length * Tolerance)
            return int.MaxValue / 2;
        Span<int> row = other.Length < 128 ? stackalloc int[other.Length + 1] : new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                var cost = Math.Min(diagonal + (same ? 0 : 1), 1 + Math.Min(row[j], row[j - 1]));
                (diagonal, row[j]) = (row[j], cost);
            }
        }

        return row[other.Length];
    }
}
