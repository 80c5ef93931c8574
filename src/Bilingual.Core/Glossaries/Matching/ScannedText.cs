using Bilingual.Segmentation;

namespace Bilingual.Glossaries.Matching;

/// <summary>A text with what a scan knows of it.</summary>
internal readonly ref struct ScannedText
{
    /// <summary>Share of capitalised words from which a text is set like a title.</summary>
    private const double TitleShare = .6;

    private const int LongestRunOfMarks = 8;

    /// <summary>A text.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="small">The characters in lower case.</param>
    /// <param name="atoms">Its atoms.</param>
    public ScannedText(ReadOnlySpan<char> text, ReadOnlySpan<char> small, ReadOnlySpan<Atom> atoms)
    {
        Text = text;
        Small = small;
        Atoms = atoms;
        int words = 0, capitalised = 0, withSmall = 0;
        foreach (ref readonly var atom in atoms)
        {
            if (atom.Kind != TokenKind.Word)
                continue;
            withSmall += char.IsLower(text[atom.End - 1]) ? 1 : 0;
            if (atom.End - atom.Start < 4)
                continue;
            words++;
            capitalised += char.IsUpper(text[atom.Start]) ? 1 : 0;
        }

        IsInCapitals = withSmall == 0;
        IsTitle = capitalised > 1 && capitalised >= TitleShare * words && text[atoms[^1].End - 1] != '.';
    }

    /// <summary>The characters.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>The characters in lower case, apostrophes straight.</summary>
    public ReadOnlySpan<char> Small { get; }

    /// <summary>The atoms.</summary>
    public ReadOnlySpan<Atom> Atoms { get; }

    /// <summary>Whether no word has small letters, so that letter case tells nothing.</summary>
    public bool IsInCapitals { get; }

    /// <summary>Whether most words are capitalised and no full stop ends the text, so that capitals do not mark names.</summary>
    public bool IsTitle { get; }

    /// <summary>Whether an atom is a word with a large first letter.</summary>
    public bool IsCapitalised(int atom) => Atoms[atom].Kind == TokenKind.Word && char.IsUpper(Text[Atoms[atom].Start]);

    /// <summary>
    /// Whether an atom begins a sentence, a quotation, a list item or what follows a colon, so that a capital letter says nothing.
    /// </summary>
    public bool StartsSentence(int atom)
    {
        for (var before = atom - 1; before >= 0 && atom - before <= LongestRunOfMarks; before--)
        {
            if (Atoms[before].Kind != TokenKind.Symbol)
                return false;
            var mark = Text[Atoms[before].Start];
            if (mark is '.' or '!' or '?' or '…' or ':' or '•' or '|' or '–' or '—' or '-' or '*' or '"' or '“' or '‘' or '\'' or '«' or '„')
                return true;
            if (mark is not ('(' or '[' or '”' or '’' or '»'))
                return false;
        }

        return true;
    }
}
