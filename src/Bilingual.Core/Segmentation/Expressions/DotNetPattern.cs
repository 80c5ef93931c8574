using System.Globalization;
using System.Text;

namespace Bilingual.Segmentation.Expressions;

/// <summary>
/// Writes an expression in the syntax of .NET. Sets become explicit ranges of UTF-16 code units, with surrogate pairs as alternatives, so
/// that a match means the same as in ICU.
/// </summary>
internal static class DotNetPattern
{
    private static readonly CodePointSet HighSurrogates = CodePointSet.Range(0xD800, 0xDBFF);
    private static readonly CodePointSet LowSurrogates = CodePointSet.Range(0xDC00, 0xDFFF);
    private static readonly CodePointSet Surrogates = HighSurrogates.Union(LowSurrogates);

    /// <summary>The .NET pattern of an expression; its groups keep their numbers.</summary>
    public static string Write(RegexNode node)
    {
        var pattern = new StringBuilder();
        Append(pattern, node);
        return pattern.ToString();
    }

    private static void Append(StringBuilder pattern, RegexNode node)
    {
        switch (node)
        {
            case CharacterNode character:
                AppendSet(pattern, character.Set);
                break;
            case SequenceNode sequence:
                foreach (var part in sequence.Parts)
                    Append(pattern, part);
                break;
            case ChoiceNode choice:
                pattern.Append("(?:");
                for (var i = 0; i < choice.Options.Length; i++)
                {
                    if (i > 0)
                        pattern.Append('|');
                    Append(pattern, choice.Options[i]);
                }

                pattern.Append(')');
                break;
            case RepeatNode repeat:
                AppendRepeat(pattern, repeat);
                break;
            case CaptureNode capture:
                AppendGroup(pattern, string.Create(CultureInfo.InvariantCulture, $"(?<{capture.Number}>"), capture.Body);
                break;
            case AtomicNode atomic:
                AppendGroup(pattern, "(?>", atomic.Body);
                break;
            case LookNode look:
                AppendGroup(pattern, (look.Behind, look.Negative) switch
                {
                    (false, false) => "(?=",
                    (false, true) => "(?!",
                    (true, false) => "(?<=",
                    (true, true) => "(?<!",
                }, look.Body);
                break;
            case BackReferenceNode reference:
                pattern.Append(CultureInfo.InvariantCulture, $"(?{(reference.IgnoreCase ? "i" : "-i")}:\\k<{reference.Number}>)");
                break;
        }
    }

    private static void AppendGroup(StringBuilder pattern, string opening, RegexNode body)
    {
        pattern.Append(opening);
        Append(pattern, body);
        pattern.Append(')');
    }

    private static void AppendRepeat(StringBuilder pattern, RepeatNode repeat)
    {
        if (repeat.Mode == RepeatMode.Possessive)
            pattern.Append("(?>");
        AppendGroup(pattern, "(?:", repeat.Body);
        pattern.Append(CultureInfo.InvariantCulture, $"{{{repeat.Min},");
        if (repeat.Max != RepeatNode.Unbounded)
            pattern.Append(CultureInfo.InvariantCulture, $"{repeat.Max}");
        pattern.Append('}');
        if (repeat.Mode == RepeatMode.Lazy)
            pattern.Append('?');
        else if (repeat.Mode == RepeatMode.Possessive)
            pattern.Append(')');
    }

    private static void AppendSet(StringBuilder pattern, CodePointSet set)
    {
        var alternatives = new List<string>();
        AddUnits(alternatives, set.Except(Surrogates), "", "");
        for (var i = 0; i < set.Changes.Length; i += 2)
        {
            if (set.Changes[i + 1] - 1 > char.MaxValue)
                AddPairs(alternatives, Math.Max(set.Changes[i], char.MaxValue + 1), set.Changes[i + 1] - 1);
        }

        // A surrogate is a character of its own only without its partner.
        AddUnits(alternatives, set.Intersect(HighSurrogates), "", @"(?![\uDC00-\uDFFF])");
        AddUnits(alternatives, set.Intersect(LowSurrogates), @"(?<![\uD800-\uDBFF])", "");
        pattern.Append(alternatives.Count == 0 ? "(?!)" : $"(?:{string.Join('|', alternatives)})");
    }

    private static void AddUnits(List<string> alternatives, CodePointSet set, string before, string after)
    {
        var units = new StringBuilder();
        for (var i = 0; i < set.Changes.Length && set.Changes[i] <= char.MaxValue; i += 2)
            units.Append(Range(set.Changes[i], Math.Min(set.Changes[i + 1] - 1, char.MaxValue)));
        if (units.Length > 0)
            alternatives.Add($"{before}[{units}]{after}");
    }

    /// <summary>The surrogate pairs of a range above the Basic Multilingual Plane: whole rows in the middle, parts of rows at the ends.</summary>
    private static void AddPairs(List<string> alternatives, int first, int last)
    {
        while (first <= last)
        {
            var offset = first - 0x10000;
            var row = offset >> 10;
            var rows = ((last - 0x10000 + 1) >> 10) - row;
            if ((offset & 0x3FF) == 0 && rows > 0)
            {
                alternatives.Add($"[{Range(0xD800 + row, 0xD800 + row + rows - 1)}][{Range(0xDC00, 0xDFFF)}]");
                first += rows << 10;
            }
            else
            {
                var rowLast = Math.Min(last, first | 0x3FF);
                alternatives.Add($"{Escape(0xD800 + row)}[{Range(0xDC00 + (offset & 0x3FF), 0xDC00 + ((rowLast - 0x10000) & 0x3FF))}]");
                first = rowLast + 1;
            }
        }
    }

    private static string Range(int first, int last) => first == last ? Escape(first) : $"{Escape(first)}-{Escape(last)}";

    private static string Escape(int unit) => string.Create(CultureInfo.InvariantCulture, $"\\u{unit:X4}");
}
