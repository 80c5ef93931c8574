namespace Bilingual.Segmentation.Expressions;

/// <content>Sets in square brackets, with nesting, <c>&amp;&amp;</c>, <c>--</c> and <c>[:name:]</c>.</content>
internal sealed partial class RegexParser
{
    private CodePointSet ParseSet()
    {
        if (++depth > MaxDepth)
            throw Fault("sets are nested too deeply");
        var start = position++;
        var negative = Accept("^");
        var set = CodePointSet.None;
        var (pending, combine) = (CodePointSet.None, SetOperation.Union);
        for (var first = true; ; first = false)
        {
            if (AtEnd)
                throw Fault("'[' without ']'", start);
            if (Next == ']' && !first)
                break;
            if (Accept("&&"))
                (set, pending, combine) = (Combine(set, pending, combine), CodePointSet.None, SetOperation.Intersect);
            else if (Accept("--") || (pattern.AsSpan(position).StartsWith("-[") && Accept("-")))
                (set, pending, combine) = (Combine(set, pending, combine), CodePointSet.None, SetOperation.Except);
            else
                pending = pending.Union(ParseSetItem());
        }

        position++;
        depth--;
        set = Combine(set, pending, combine);
        return Negate(Has(Options.IgnoreCase) ? CaseFolding.Close(set) : set, negative);
    }

    private enum SetOperation
    {
        Union,
        Intersect,
        Except,
    }

    private static CodePointSet Combine(CodePointSet left, CodePointSet right, SetOperation operation) => operation switch
    {
        SetOperation.Intersect => left.Intersect(right),
        SetOperation.Except => left.Except(right),
        _ => left.Union(right),
    };

    private CodePointSet ParseSetItem()
    {
        var start = position;
        if (Next == '[')
            return Accept("[:") ? ParsePosixClass(start) : ParseSet();
        if (Accept(@"\Q"))
            return ParseQuotedSet();
        if (Accept(@"\E"))
            return CodePointSet.None;
        if (Next == '\\')
        {
            position++;
            if (AtEnd)
                throw Fault("the expression ends with a backslash", start);
            if (Next == 'b')
                throw Fault(@"\b has no meaning inside a set", start);
            if (Next is 'd' or 'D' or 's' or 'S' or 'w' or 'W' or 'h' or 'H' or 'v' or 'V' or 'p' or 'P')
                return ReadEscapedSet(start);
        }

        var low = pattern[start] == '\\' ? ReadEscapedCharacter(start) : ReadCodePoint();
        if (position + 1 >= pattern.Length || Next != '-' || pattern[position + 1] is ']' or '[' or '-')
            return CodePointSet.Single(low);
        position++;
        var at = position;
        var escaped = Accept(@"\");
        if (escaped && !AtEnd && Next is 'd' or 'D' or 's' or 'S' or 'w' or 'W' or 'h' or 'H' or 'v' or 'V' or 'p' or 'P')
        {
            // "[a-\d]": the hyphen stands for itself.
            return CodePointSet.Single(low).Union(CodePointSet.Single('-')).Union(ReadEscapedSet(at));
        }

        if (AtEnd)
            throw Fault("'[' without ']'", start);
        var high = escaped ? ReadEscapedCharacter(at) : ReadCodePoint();
        return high >= low ? CodePointSet.Range(low, high) : throw Fault("the range ends before it starts", start);
    }

    private CodePointSet ParsePosixClass(int start)
    {
        var end = pattern.IndexOf(":]", position, StringComparison.Ordinal);
        if (end < 0)
            throw Fault("'[:' without ':]'", start);
        var name = pattern[position..end];
        position = end + 2;
        return UnicodeProperties.Find(name) ?? throw Fault($"unknown property '{name}'", start);
    }

    private CodePointSet ParseQuotedSet()
    {
        var set = CodePointSet.None;
        while (!AtEnd && !Accept(@"\E"))
            set = set.Union(CodePointSet.Single(ReadCodePoint()));
        return set;
    }
}
