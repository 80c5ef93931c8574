using Bilingual.Segmentation;

namespace Bilingual.Glossaries.Matching;

/// <summary>How an atom is joined to the one before it.</summary>
internal enum Joint : byte
{
    /// <summary>White space stands between, or it is the first.</summary>
    Space,

    /// <summary>A hyphen joins the two within one token.</summary>
    Hyphen,

    /// <summary>Nothing stands between.</summary>
    Adjacent,
}

/// <summary>What terms and texts are compared by: a token, or a part of a hyphenated one.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last, without the full stop of an abbreviation.</param>
/// <param name="FullEnd">One past the last, with it.</param>
/// <param name="Joint">How it is joined to the atom before.</param>
/// <param name="Kind">Kind of the token.</param>
internal readonly record struct Atom(int Start, int End, int FullEnd, Joint Joint, TokenKind Kind)
{
    /// <summary>The letters that are looked up.</summary>
    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text[Start..End];

    /// <summary>Whether it is letters with a full stop after each: <c>A.S.</c></summary>
    public bool IsInitials(ReadOnlySpan<char> text)
    {
        if (Kind != TokenKind.Word || FullEnd == End || (End - Start) % 2 == 0)
            return false;
        for (var i = Start; i < FullEnd; i++)
        {
            if ((i - Start) % 2 == 0 ? !char.IsLetter(text[i]) : text[i] != '.')
                return false;
        }

        return FullEnd - Start > 2;
    }
}

/// <summary>Cuts texts and terms into atoms.</summary>
internal static class TextAtoms
{
    /// <summary>Appends the atoms of <paramref name="text"/> to <paramref name="atoms"/>.</summary>
    public static void Append(ReadOnlySpan<char> text, List<Atom> atoms)
    {
        var before = -1;
        foreach (var token in WordTokenizer.Tokenize(text))
        {
            var (start, end) = token.Span;
            var joint = start == before ? Joint.Adjacent : Joint.Space;
            before = end;
            if (token.Kind != TokenKind.Word)
            {
                atoms.Add(new Atom(start, end, end, joint, token.Kind));
                continue;
            }

            for (var part = start; ;)
            {
                var hyphen = text[part..end].IndexOfAny('-', '\u2010', '\u2011');
                var stop = hyphen <= 0 ? end : part + hyphen;
                atoms.Add(new Atom(part, WithoutStop(text, part, stop), stop, joint, TokenKind.Word));
                if (stop >= end - 1)
                    break;
                part = stop + 1;
                joint = Joint.Hyphen;
            }
        }
    }

    /// <summary>Leaves out the only full stop of an abbreviation (<c>Inc.</c>), so that it is found with and without.</summary>
    private static int WithoutStop(ReadOnlySpan<char> text, int start, int end) =>
        end - start > 1 && text[end - 1] == '.' ? end - 1 : end;
}
