namespace Bilingual.Segmentation.Expressions;

/// <content>Groups, conditions on the neighbourhood, and flags.</content>
internal sealed partial class RegexParser
{
    private RegexNode? ParseGroup()
    {
        var start = position++;
        if (Accept("?#"))
        {
            var end = pattern.IndexOf(')', position);
            position = end >= 0 ? end + 1 : throw Fault("comment without ')'", start);
            return null;
        }

        if (!Accept("?"))
            return Close(new CaptureNode(++groups, RegexNode.Empty), start);
        if (Accept(":"))
            return Close(null, start);
        if (Accept(">"))
            return Close(new AtomicNode(RegexNode.Empty), start);
        if (Accept("="))
            return Close(new LookNode(Behind: false, Negative: false, RegexNode.Empty), start);
        if (Accept("!"))
            return Close(new LookNode(Behind: false, Negative: true, RegexNode.Empty), start);
        if (Accept("<="))
            return Close(new LookNode(Behind: true, Negative: false, RegexNode.Empty), start);
        if (Accept("<!"))
            return Close(new LookNode(Behind: true, Negative: true, RegexNode.Empty), start);
        if (Accept("<") || Accept("P<"))
        {
            groupNames[ReadName('>', start)] = ++groups;
            return Close(new CaptureNode(groups, RegexNode.Empty), start);
        }

        return ParseFlags(start);
    }

    /// <summary>The rest of a group up to its bracket, put into the node that its opening made.</summary>
    private RegexNode Close(RegexNode? opened, int start)
    {
        var body = ParseChoice();
        if (!Accept(")"))
            throw Fault("'(' without ')'", start);
        return opened switch
        {
            CaptureNode capture => capture with { Body = body },
            AtomicNode atomic => atomic with { Body = body },
            LookNode look => look with { Body = body },
            _ => body,
        };
    }

    private string ReadName(char end, int start)
    {
        var stop = pattern.IndexOf(end, position);
        var name = stop > position ? pattern[position..stop] : "";
        if (name.Length == 0 || !name.All(char.IsAsciiLetterOrDigit))
            throw Fault("a group's name is made of letters and digits", start);
        position = stop + 1;
        return name;
    }

    private RegexNode? ParseFlags(int start)
    {
        var (on, off, negative) = (Options.None, Options.None, false);
        for (; !AtEnd && Next is not (':' or ')'); position++)
        {
            var flag = Next switch
            {
                'i' => Options.IgnoreCase,
                'm' => Options.MultiLine,
                's' => Options.DotAll,
                'x' => Options.Comments,
                // Java's "Unicode case" and "Unicode classes" are how ICU works anyhow; its "Unix lines" matter only beside line ends.
                'u' or 'U' or 'd' or '-' => Options.None,
                _ => throw Fault($"unknown flag or group '(?{Next}'", start),
            };
            negative |= Next == '-';
            if (negative)
                off |= flag;
            else
                on |= flag;
        }

        if (AtEnd)
            throw Fault("'(' without ')'", start);
        var before = options;
        options = (options | on) & ~off;
        if (Accept(")"))
            return null;
        position++;
        var group = Close(null, start);
        options = before;
        return group;
    }
}
