using Bilingual.Segmentation;

namespace Bilingual.Glossaries.Matching;

/// <summary>Where a capital letter says nothing, because every sentence begins with one.</summary>
internal static class SentenceStart
{
    /// <summary>Whether an atom begins a sentence, a quotation, a list item or a heading after a colon.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, int atom)
    {
        for (var before = atom - 1; before >= 0; before--)
        {
            if (atoms[before].Kind != TokenKind.Symbol)
                return false;
            var mark = text[atoms[before].Start];
            if (mark is '.' or '!' or '?' or '…' or ':' or '•' or '|' or '–' or '—' or '-' or '*')
                return true;
            if (mark is '"' or '“' or '‘' or '\'' or '«' or '„')
                return true;
            if (mark is not ('(' or '[' or '”' or '’' or '»'))
                return false;
        }

        return true;
    }
}
