using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Bilingual.Segmentation.Expressions;

/// <summary>
/// Reads the regular expressions of ICU, which SRX 2.0 prescribes, and what Java's add to them, which OmegaT and Okapi write.
/// </summary>
/// <remarks>
/// <see href="https://unicode-org.github.io/icu/userguide/strings/regexp.html"/>. Not understood, and reported as such: <c>\G</c>,
/// <c>\N{…}</c> by character name, and the flag <c>w</c>.
/// </remarks>
internal sealed partial class RegexParser
{
    private const int MaxDepth = 250;
    private const int MaxRepeat = 10_000;

    private readonly string pattern;
    private readonly Dictionary<string, int> groupNames = new(StringComparer.Ordinal);
    private Options options;
    private int position;
    private int groups;
    private int depth;

    private RegexParser(string pattern) => this.pattern = pattern;

    [Flags]
    private enum Options
    {
        None = 0,
        IgnoreCase = 1,
        MultiLine = 2,
        DotAll = 4,
        Comments = 8,
    }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="RegexSyntaxException">It is malformed or uses what is not understood.</exception>
    public static RegexNode Parse(string pattern)
    {
        var parser = new RegexParser(pattern);
        var node = parser.ParseChoice();
        return parser.position == pattern.Length ? node : throw parser.Fault("unmatched ')'");
    }

    private bool AtEnd => position >= pattern.Length;

    private char Next => pattern[position];

    private RegexSyntaxException Fault(string message, int? at = null) => new(message, at ?? position);

    private bool Has(Options option) => options.HasFlag(option);

    private bool Accept(string text)
    {
        if (string.CompareOrdinal(pattern, position, text, 0, text.Length) != 0)
            return false;
        position += text.Length;
        return true;
    }

    private RegexNode ParseChoice()
    {
        if (++depth > MaxDepth)
            throw Fault("groups are nested too deeply");
        var outer = options;
        var alternatives = ImmutableArray.CreateBuilder<RegexNode>();
        do
            alternatives.Add(ParseSequence());
        while (Accept("|"));

        // A flag set inside a group ends with it, and holds in the alternatives that follow it there.
        options = outer;
        depth--;
        return alternatives.Count == 1 ? alternatives[0] : new ChoiceNode(alternatives.ToImmutable());
    }

    private RegexNode ParseSequence()
    {
        var parts = ImmutableArray.CreateBuilder<RegexNode>();
        while (!AtEnd && Next is not ('|' or ')'))
        {
            if (SkipComment())
                continue;
            if (Accept(@"\Q"))
            {
                ParseQuoted(parts);
                continue;
            }

            if (ParseAtom() is { } atom)
                parts.Add(ParseQuantifiers(atom));
        }

        return parts.Count == 1 ? parts[0] : new SequenceNode(parts.ToImmutable());
    }

    private bool SkipComment()
    {
        if (!Has(Options.Comments))
            return false;
        if (char.IsWhiteSpace(Next))
        {
            position++;
            return true;
        }

        if (Next != '#')
            return false;
        while (!AtEnd && Next != '\n')
            position++;
        return true;
    }

    private void ParseQuoted(ImmutableArray<RegexNode>.Builder parts)
    {
        var end = pattern.IndexOf(@"\E", position, StringComparison.Ordinal);
        var stop = end < 0 ? pattern.Length : end;
        while (position < stop)
        {
            var character = Characters(CodePointSet.Single(ReadCodePoint()));
            // A quantifier after \E repeats the last character only.
            parts.Add(position == stop && end >= 0 ? ParseQuantifiers(character, skip: 2) : character);
        }

        if (end >= 0 && position == stop)
            position = stop + 2;
    }

    private RegexNode? ParseAtom()
    {
        switch (Next)
        {
            case '(':
                return ParseGroup();
            case '[':
                return new CharacterNode(ParseSet());
            case '.':
                position++;
                return new CharacterNode(Has(Options.DotAll) ? CodePointSet.All : UnicodeProperties.LineEnd.Complement());
            case '^':
                position++;
                return Has(Options.MultiLine) ? StartOfLine() : RegexNode.TextStart;
            case '$':
                position++;
                return Has(Options.MultiLine) ? EndOfLine() : EndBeforeLastLineEnd();
            case '\\':
                return ParseEscape();
            case '*' or '+' or '?':
                throw Fault($"nothing before '{Next}' to repeat");
            default:
                return Characters(CodePointSet.Single(ReadCodePoint()));
        }
    }

    private RegexNode ParseQuantifiers(RegexNode atom, int skip = 0)
    {
        position += skip;
        while (!AtEnd && SkipComment())
        {
        }

        var start = position;
        if (AtEnd || !TryParseBounds(out var min, out var max))
            return atom;
        var mode = Accept("?") ? RepeatMode.Lazy : Accept("+") ? RepeatMode.Possessive : RepeatMode.Greedy;
        if (!AtEnd && Next is '*' or '+' or '?' or '{')
            throw Fault("a repetition cannot be repeated without a group", start);
        return new RepeatNode(atom, min, max, mode);
    }

    private bool TryParseBounds(out int min, out int max)
    {
        (min, max) = (0, RepeatNode.Unbounded);
        switch (Next)
        {
            case '*':
                position++;
                return true;
            case '+':
                position++;
                min = 1;
                return true;
            case '?':
                position++;
                max = 1;
                return true;
            case '{':
                var start = position++;
                min = ReadNumber() ?? throw Fault("a number must follow '{'; write \\{ for the bracket itself", start);
                max = Accept(",") ? ReadNumber() ?? RepeatNode.Unbounded : min;
                if (!Accept("}"))
                    throw Fault("'{' without '}'", start);
                if (max < min)
                    throw Fault($"{{{min},{max}}} has a maximum below its minimum", start);
                if (min > MaxRepeat || (max > MaxRepeat && max != RepeatNode.Unbounded))
                    throw Fault($"more than {MaxRepeat} repetitions", start);
                return true;
            default:
                return false;
        }
    }

    private int? ReadNumber()
    {
        var start = position;
        while (!AtEnd && char.IsAsciiDigit(Next))
            position++;
        if (position == start)
            return null;
        return int.TryParse(pattern.AsSpan(start, position - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault("the number is too large", start);
    }

    private CharacterNode Characters(CodePointSet set) =>
        new(Has(Options.IgnoreCase) ? CaseFolding.Close(set) : set);

    private int ReadCodePoint()
    {
        if (Rune.DecodeFromUtf16(pattern.AsSpan(position), out var rune, out var length) != System.Buffers.OperationStatus.Done)
            return pattern[position++];
        position += length;
        return rune.Value;
    }

    private static ChoiceNode StartOfLine() => new([RegexNode.TextStart, Look(behind: true, negative: false, UnicodeProperties.LineEnd)]);

    private static ChoiceNode EndOfLine() => new([RegexNode.TextEnd, Look(behind: false, negative: false, UnicodeProperties.LineEnd)]);

    private static LookNode EndBeforeLastLineEnd() =>
        new(Behind: false, Negative: false, new SequenceNode([new RepeatNode(LineBreak(), 0, 1, RepeatMode.Greedy), RegexNode.TextEnd]));

    /// <summary><c>\R</c>: a line end, CR LF counting as one.</summary>
    private static ChoiceNode LineBreak() => new(
    [
        new SequenceNode([new CharacterNode(CodePointSet.Single('\r')), new CharacterNode(CodePointSet.Single('\n'))]),
        new CharacterNode(UnicodeProperties.LineEnd),
    ]);

    private static LookNode Look(bool behind, bool negative, CodePointSet set) => new(behind, negative, new CharacterNode(set));
}
