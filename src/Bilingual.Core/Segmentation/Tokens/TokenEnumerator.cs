using System.Globalization;
using Bilingual.Documents;

namespace Bilingual.Segmentation;

/// <summary>Goes through the tokens of a text; made by <see cref="WordTokenizer.Tokenize"/>.</summary>
public ref struct TokenEnumerator
{
    private readonly ReadOnlySpan<char> text;
    private int position;
    private int probed;

    internal TokenEnumerator(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>The token reached by the last <see cref="MoveNext"/>.</summary>
    public Token Current { get; private set; }

    /// <summary>The enumerator itself, for <c>foreach</c>.</summary>
    public readonly TokenEnumerator GetEnumerator() => this;

    /// <summary>Moves to the next token; false when there is none.</summary>
    public bool MoveNext()
    {
        var first = CharacterClass.Space;
        for (var length = 0; position < text.Length; position += length)
        {
            first = CharacterClasses.At(text, position, out length);
            if (first != CharacterClass.Space)
                break;
        }

        if (position >= text.Length)
            return false;

        var start = position;
        var (end, kind) = first is CharacterClass.Letter or CharacterClass.Digit ? ScanWord(start) : ScanOther(start);
        Current = new Token(new TextSpan(start, end), kind);
        position = end;
        return true;
    }

    private (int End, TokenKind Kind) ScanWord(int start)
    {
        if (char.IsAsciiLetterOrDigit(text[start]))
        {
            var address = text[start] is 'h' or 'H' or 'f' or 'F' or 'w' or 'W' ? AddressScanner.EndOfUrl(text, start) : start;
            if (address == start && start >= probed)
                address = AddressScanner.EndOfName(text, start, out probed);
            if (address > start)
                return (address, TokenKind.Address);
            var currency = CurrencySign.End(text, start);
            if (currency > start)
                return (currency, TokenKind.Symbol);
        }

        var end = EndOfRun(start, hasLetters: false, out var hasLetters);
        if (!hasLetters)
            return (EndOfDate(start, end), TokenKind.Number);
        var abbreviation = EndOfAbbreviation(start, end);
        if (abbreviation > end)
        {
            end = abbreviation;
            // "U.S.-based" is one word.
            if (end < text.Length && IsHyphen(text[end]) && CharacterClasses.At(text, end + 1) == CharacterClass.Letter)
                end = EndOfRun(end + 1, hasLetters: true, out _);
        }

        return (end, TokenKind.Word);
    }

    /// <summary>The end of the letters, digits and connectors from <paramref name="start"/>.</summary>
    private readonly int EndOfRun(int start, bool hasLetters, out bool seenLetters)
    {
        seenLetters = hasLetters;
        var previous = CharacterClass.Other;
        var i = start;
        while (i < text.Length)
        {
            var current = CharacterClasses.At(text, i, out var length);
            if (current is CharacterClass.Letter or CharacterClass.Digit)
            {
                previous = current;
                seenLetters |= current == CharacterClass.Letter;
            }
            else if (current != CharacterClass.Mark && (current == CharacterClass.Space || !Connects(i, previous, seenLetters)))
            {
                break;
            }

            i += length;
        }

        return i;
    }

    /// <summary>Whether the punctuation at <paramref name="i"/> joins what stands before it to what follows.</summary>
    private readonly bool Connects(int i, CharacterClass previous, bool seenLetters)
    {
        var c = text[i];
        if (!(IsHyphen(c) || IsApostrophe(c) || c is '.' or ',' or ':' or '/' or '&' or '_'))
            return false;
        var next = CharacterClasses.At(text, i + 1);
        return c switch
        {
            '.' => previous == CharacterClass.Digit && next == CharacterClass.Digit,
            ',' or ':' or '/' => previous == CharacterClass.Digit && next == CharacterClass.Digit && !seenLetters,
            '&' => previous == CharacterClass.Letter && next == CharacterClass.Letter,
            '_' => next is CharacterClass.Letter or CharacterClass.Digit,
            '\'' or '’' => previous == CharacterClass.Letter && next == CharacterClass.Letter && !IsPossessive(i),
            _ => next == CharacterClass.Letter || (next == CharacterClass.Digit && seenLetters),
        };
    }

    /// <summary>The end of a date such as 2025-06-17 or 17-8-1945 whose first number ends at <paramref name="end"/>, or <paramref name="end"/>.</summary>
    private readonly int EndOfDate(int start, int end)
    {
        var second = end + 1;
        var afterSecond = EndOfDigits(second);
        var third = afterSecond + 1;
        var afterThird = EndOfDigits(third);
        if (end >= text.Length || text[end] != '-' || afterSecond >= text.Length || text[afterSecond] != '-')
            return end;
        var (first, middle, last) = (end - start, afterSecond - second, afterThird - third);
        var ordered = (first == 4 && last is 1 or 2) || (first is 1 or 2 && last == 4);
        var closed = CharacterClasses.At(text, afterThird) is not (CharacterClass.Letter or CharacterClass.Digit);
        return ordered && middle is 1 or 2 && closed ? afterThird : end;
    }

    /// <summary>The end of at most five ASCII digits: longer ones are no part of a date.</summary>
    private readonly int EndOfDigits(int start)
    {
        var i = start;
        while (i < text.Length && i - start < 5 && char.IsAsciiDigit(text[i]))
            i++;
        return i;
    }

    /// <summary>The end, final stop included, of the abbreviation whose first part ends at <paramref name="end"/>, or <paramref name="end"/>.</summary>
    private readonly int EndOfAbbreviation(int start, int end)
    {
        if (end >= text.Length || text[end] != '.')
            return end;
        var best = Math.Max(end, EndOfInitials(start));
        for (var part = end; part < text.Length && part - start <= Abbreviations.MaxLength;)
        {
            var stopped = text[part] == '.';
            if (part > best && !stopped && Abbreviations.Contains(text[start..part], beforeNumber: false))
                best = part;
            if (!stopped)
                break;
            if (part + 1 > best && Abbreviations.Contains(text[start..part], IsBeforeNumber(part + 1)))
                best = part + 1;
            var next = part + 1;
            while (next < text.Length && next - start <= Abbreviations.MaxLength && char.IsAsciiLetter(text[next]))
                next++;
            if (next == part + 1)
                break;
            part = next;
        }

        return best;
    }

    /// <summary>The end of single letters joined by stops: "U.S.", "U.S", "a.n.".</summary>
    private readonly int EndOfInitials(int start)
    {
        var i = start;
        while (IsLetter(i) && i + 1 < text.Length && text[i + 1] == '.')
            i += 2;
        var letters = (i - start) / 2;
        if (letters >= 1 && IsLetter(i)
            && CharacterClasses.At(text, i + 1) is not (CharacterClass.Letter or CharacterClass.Digit or CharacterClass.Mark))
        {
            return i + 1;
        }

        return letters >= 2 ? i : start;
    }

    private readonly bool IsBeforeNumber(int i)
    {
        if (i < text.Length && text[i] is ' ' or '\u00A0')
            i++;
        return CharacterClasses.At(text, i) == CharacterClass.Digit;
    }

    private readonly (int End, TokenKind Kind) ScanOther(int start)
    {
        var c = text[start];
        if (IsApostrophe(c) && start > 0 && char.IsLetterOrDigit(text[start - 1]) && IsPossessive(start))
            return (start + 2, TokenKind.Word);
        if (c >= 128 && !char.IsPunctuation(c))
            return (start + StringInfo.GetNextTextElementLength(text[start..]), TokenKind.Symbol);
        var end = start + 1;
        while (end < text.Length && text[end] == c)
            end++;
        return (end, TokenKind.Symbol);
    }

    /// <summary>Whether the apostrophe at <paramref name="i"/> and the s after it end a word.</summary>
    private readonly bool IsPossessive(int i) =>
        i + 1 < text.Length && text[i + 1] is 's' or 'S'
        && CharacterClasses.At(text, i + 2) is not (CharacterClass.Letter or CharacterClass.Digit or CharacterClass.Mark)
        && !(i + 2 < text.Length && IsHyphen(text[i + 2]) && CharacterClasses.At(text, i + 3) == CharacterClass.Letter);

    private readonly bool IsLetter(int i) =>
        i < text.Length && !char.IsSurrogate(text[i]) && CharacterClasses.At(text, i) == CharacterClass.Letter;

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    private static bool IsApostrophe(char c) => c is '\'' or '’';
}
