using System.Globalization;

namespace Bilingual.Segmentation.Expressions;

/// <content>Escapes outside and inside sets.</content>
internal sealed partial class RegexParser
{
    private RegexNode? ParseEscape()
    {
        var start = position++;
        if (AtEnd)
            throw Fault("the expression ends with a backslash", start);
        var c = Next;
        switch (c)
        {
            case 'A':
                position++;
                return RegexNode.TextStart;
            case 'z':
                position++;
                return RegexNode.TextEnd;
            case 'Z':
                position++;
                return EndBeforeLastLineEnd();
            case 'b':
                position++;
                return WordBoundary(negative: false);
            case 'B':
                position++;
                return WordBoundary(negative: true);
            case 'R':
                position++;
                return LineBreak();
            case 'X':
                position++;
                return GraphemeCluster();
            case 'E':
                // \E without \Q is nothing in ICU.
                position++;
                return null;
            case 'G':
                throw Fault(@"\G has no meaning in a segmentation rule", start);
            case 'k':
                position++;
                if (!Accept("<"))
                    throw Fault(@"\k must be followed by <name>", start);
                var name = ReadName('>', start);
                return groupNames.TryGetValue(name, out var named)
                    ? new BackReferenceNode(named, Has(Options.IgnoreCase))
                    : throw Fault($"there is no group '{name}' before this place", start);
            case >= '1' and <= '9':
                return ParseBackReference(start);
            default:
                return Characters(ReadEscapedSet(start));
        }
    }

    private BackReferenceNode ParseBackReference(int start)
    {
        var number = Next - '0';
        position++;
        // As in ICU and Java, further digits count only as long as there are that many groups.
        while (!AtEnd && char.IsAsciiDigit(Next) && (number * 10) + (Next - '0') <= groups)
            number = (number * 10) + (pattern[position++] - '0');
        return number <= groups
            ? new BackReferenceNode(number, Has(Options.IgnoreCase))
            : throw Fault($"there is no group {number} before this place", start);
    }

    /// <summary>The set of the escape whose letter comes next: a class, a property or a single character.</summary>
    private CodePointSet ReadEscapedSet(int start)
    {
        var c = Next;
        switch (c)
        {
            case 'd' or 'D':
                position++;
                return Negate(UnicodeProperties.Digit, c == 'D');
            case 's' or 'S':
                position++;
                return Negate(UnicodeProperties.WhiteSpace, c == 'S');
            case 'w' or 'W':
                position++;
                return Negate(UnicodeProperties.Word, c == 'W');
            case 'h' or 'H':
                position++;
                return Negate(UnicodeProperties.HorizontalSpace, c == 'H');
            case 'v' or 'V':
                position++;
                return Negate(UnicodeProperties.LineEnd, c == 'V');
            case 'p' or 'P':
                position++;
                return Negate(ReadProperty(start), c == 'P');
            default:
                return CodePointSet.Single(ReadEscapedCharacter(start));
        }
    }

    private CodePointSet ReadProperty(int start)
    {
        string name;
        if (!Accept("{"))
        {
            // Java's short form, \pL.
            name = AtEnd ? throw Fault(@"\p must be followed by {name}", start) : pattern[position++].ToString();
        }
        else
        {
            var end = pattern.IndexOf('}', position);
            if (end < 0)
                throw Fault(@"\p{ without }", start);
            name = pattern[position..end];
            position = end + 1;
        }

        return UnicodeProperties.Find(name) ?? throw Fault($"unknown property '{name}'", start);
    }

    private int ReadEscapedCharacter(int start)
    {
        var c = Next;
        switch (c)
        {
            case 't':
                position++;
                return '\t';
            case 'n':
                position++;
                return '\n';
            case 'r':
                position++;
                return '\r';
            case 'f':
                position++;
                return '\f';
            case 'a':
                position++;
                return 0x07;
            case 'e':
                position++;
                return 0x1B;
            case 'c':
                position += 2;
                return position <= pattern.Length ? pattern[position - 1] & 0x1F : throw Fault(@"\c must be followed by a character", start);
            case '0':
                position++;
                return ReadOctal(start);
            case 'x':
                position++;
                return Accept("{") ? ReadBraced(start) : ReadHex(1, 2, start);
            case 'u':
                position++;
                return Accept("{") ? ReadBraced(start) : ReadUtf16(start);
            case 'U':
                position++;
                return ReadHex(8, 8, start);
            case 'N':
                position++;
                return Accept("{U+") ? ReadBraced(start) : throw Fault(@"\N is understood only as \N{U+hhhh}", start);
            case >= 'a' and <= 'z' or >= 'A' and <= 'Z':
                throw Fault($@"unknown escape \{c}", start);
            default:
                return ReadCodePoint();
        }
    }

    private int ReadUtf16(int start)
    {
        var unit = ReadHex(4, 4, start);
        if (!char.IsHighSurrogate((char)unit) || !Accept(@"\u"))
            return unit;
        var low = ReadHex(4, 4, start);
        return char.IsLowSurrogate((char)low)
            ? char.ConvertToUtf32((char)unit, (char)low)
            : throw Fault("a high surrogate must be followed by a low one", start);
    }

    private int ReadBraced(int start)
    {
        var value = ReadHex(1, 8, start);
        return Accept("}") ? value : throw Fault("the code point must end with '}'", start);
    }

    private int ReadHex(int least, int most, int start)
    {
        var from = position;
        while (!AtEnd && position - from < most && char.IsAsciiHexDigit(Next))
            position++;
        if (position - from < least)
            throw Fault(least == 1 ? "a hexadecimal number is missing" : $"{least} hexadecimal digits are needed", start);
        var value = long.Parse(pattern.AsSpan(from, position - from), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return value < CodePointSet.Limit ? (int)value : throw Fault("there is no code point above 10FFFF", start);
    }

    private int ReadOctal(int start)
    {
        var from = position;
        while (!AtEnd && position - from < 3 && Next is >= '0' and <= '7')
            position++;
        return position > from ? Convert.ToInt32(pattern[from..position], 8) & 0xFF : throw Fault(@"\0 must be followed by octal digits", start);
    }

    private static CodePointSet Negate(CodePointSet set, bool negative) => negative ? set.Complement() : set;

    /// <summary>
    /// Where a word character meets another character or an end of the text, or, negated, where it does not.
    /// </summary>
    private static ChoiceNode WordBoundary(bool negative)
    {
        var word = UnicodeProperties.Word;
        var starts = new SequenceNode([Look(behind: true, negative: true, word), Look(behind: false, negative, word)]);
        var ends = new SequenceNode([Look(behind: true, negative: false, word), Look(behind: false, !negative, word)]);
        return new ChoiceNode([starts, ends]);
    }

    /// <summary><c>\X</c>: a base with its marks, CR LF, or marks without a base.</summary>
    private static ChoiceNode GraphemeCluster()
    {
        var marks = UnicodeProperties.Find("M")!;
        return new ChoiceNode(
        [
            new SequenceNode([new CharacterNode(CodePointSet.Single('\r')), new CharacterNode(CodePointSet.Single('\n'))]),
            new SequenceNode([new CharacterNode(marks.Complement()), new RepeatNode(new CharacterNode(marks), 0, RepeatNode.Unbounded, RepeatMode.Greedy)]),
            new RepeatNode(new CharacterNode(marks), 1, RepeatNode.Unbounded, RepeatMode.Greedy),
        ]);
    }
}
