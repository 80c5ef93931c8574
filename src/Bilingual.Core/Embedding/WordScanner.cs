using System.Globalization;
using System.Text;

namespace Bilingual.Embedding;

/// <summary>What <see cref="WordScanner"/> stands on.</summary>
internal enum ScannedKind
{
    /// <summary>A run of letters, case-folded and without diacritics.</summary>
    Word,

    /// <summary>A number in canonical form: digits, and a full stop before decimals.</summary>
    Number,

    /// <summary>A symbol that carries meaning of its own across both languages, such as % or ?.</summary>
    Symbol,
}

/// <summary>
/// Walks the words of a text in the form the encoder knows them, in one pass and without allocation. It is part of the trained model's
/// definition, so it is deliberately apart from the tokenizer that serves display and terms: were the two one, improving that one would
/// silently spoil every trained model.
/// </summary>
/// <remarks>
/// Words are runs of letters: lower case, Latin diacritics removed, longer than <see cref="MaxWordLength"/> cut into pieces.
/// Numbers lose the separators of thousands and leading zeros and take a full stop before decimals, so that 14,3 meets 14.3 and 1.000
/// meets 1,000; a chain of groups that is no number (12.03.2020) gives each group as a number of its own.
/// </remarks>
internal ref struct WordScanner
{
    /// <summary>Words longer than this many UTF-16 units are cut: hyphen-less scripts and junk stay bounded.</summary>
    public const int MaxWordLength = 40;

    /// <summary>The needed length of the buffer that receives the folded word.</summary>
    public const int BufferLength = MaxWordLength;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _buffer;
    private int _position;
    private int _length;
    private int _chainEnd;

    public WordScanner(ReadOnlySpan<char> text, Span<char> buffer)
    {
        _text = text;
        _buffer = buffer[..BufferLength];
        _position = 0;
        _length = 0;
        Kind = ScannedKind.Word;
    }

    /// <summary>The folded word, valid until the next move.</summary>
    public readonly ReadOnlySpan<char> Current => _buffer[.._length];

    /// <summary>What <see cref="Current"/> is.</summary>
    public ScannedKind Kind { get; private set; }

    /// <summary>Steps to the next word; false at the end of the text.</summary>
    public bool MoveNext()
    {
        ReadOnlySpan<char> text = _text;
        ReadOnlySpan<char> fold = CharacterFolding.Table;
        int position = _position;
        while ((uint)position < (uint)text.Length)
        {
            char c = text[position];
            char folded = c < fold.Length ? fold[c] : CharacterFolding.FoldRare(c);
            if (folded > CharacterFolding.LastMark)
            {
                position = ScanWord(position);
                if (_length == 0) continue;
                Kind = ScannedKind.Word;
            }
            else if (folded == CharacterFolding.Digit)
            {
                position = ScanNumber(position);
                Kind = ScannedKind.Number;
            }
            else if (folded == CharacterFolding.Symbol)
            {
                _buffer[0] = c;
                _length = 1;
                position++;
                Kind = ScannedKind.Symbol;
            }
            else
            {
                position++;
                continue;
            }

            _position = position;
            return true;
        }

        _position = position;
        _length = 0;
        return false;
    }

    private int ScanWord(int position)
    {
        ReadOnlySpan<char> text = _text;
        ReadOnlySpan<char> fold = CharacterFolding.Table;
        Span<char> buffer = _buffer;
        int length = 0;
        for (; (uint)position < (uint)text.Length && length < buffer.Length; position++)
        {
            char c = text[position];
            char folded = c < fold.Length ? fold[c] : CharacterFolding.FoldRare(c);
            if (folded > CharacterFolding.LastMark) buffer[length++] = folded;
            else if (folded != CharacterFolding.Ignored) break;
        }

        _length = length;
        return position;
    }

    private int ScanNumber(int start)
    {
        ReadOnlySpan<char> text = _text;
        int end = EndOfDigits(start);
        int integerEnd = end;
        int thousands = 0;
        char groupSeparator = '\0';

        // Thousands: one to three digits, then groups of exactly three behind one and the same separator.
        if (end - start <= 3 && text[start] != '0')
        {
            while (IsSeparatorAt(end) && (groupSeparator == '\0' || text[end] == groupSeparator))
            {
                int groupEnd = EndOfDigits(end + 1);
                if (groupEnd - end != 4) break;
                groupSeparator = text[end];
                end = integerEnd = groupEnd;
                thousands++;
            }
        }

        int decimals = -1;
        if (IsSeparatorAt(end) && text[end] != groupSeparator)
        {
            int decimalsEnd = EndOfDigits(end + 1);
            if (!IsSeparatorAt(decimalsEnd))
            {
                decimals = end + 1;
                end = decimalsEnd;
            }
        }

        // What goes on is a chain such as 12.03.2020 or 192.168.1.1: each group stands for itself.
        if (start < _chainEnd || IsSeparatorAt(end))
        {
            while (IsSeparatorAt(end)) end = EndOfDigits(end + 1);
            _chainEnd = Math.Max(_chainEnd, end);
            end = integerEnd = EndOfDigits(start);
            decimals = -1;
            thousands = 0;
        }

        _length = 0;
        int first = start;
        while (first < integerEnd - 1 && text[first] == '0') first++;
        Append(first, integerEnd, thousands > 0);
        if (decimals >= 0 && _length < _buffer.Length)
        {
            _buffer[_length++] = '.';
            Append(decimals, end, false);
        }

        return end;
    }

    private void Append(int start, int end, bool grouped)
    {
        for (int i = start; i < end && _length < _buffer.Length; i++)
        {
            if (!grouped || char.IsAsciiDigit(_text[i])) _buffer[_length++] = _text[i];
        }
    }

    private readonly int EndOfDigits(int position)
    {
        while ((uint)position < (uint)_text.Length && char.IsAsciiDigit(_text[position])) position++;
        return position;
    }

    /// <summary>Whether a comma or full stop stands here with a digit behind it.</summary>
    private readonly bool IsSeparatorAt(int position) =>
        position + 1 < _text.Length && _text[position] is '.' or ',' && char.IsAsciiDigit(_text[position + 1]);
}

/// <summary>Maps UTF-16 units to the folded letter, or to a mark below <see cref="LastMark"/> that says what else they are.</summary>
internal static class CharacterFolding
{
    /// <summary>Separates words.</summary>
    public const char Separator = '\0';

    /// <summary>An ASCII digit.</summary>
    public const char Digit = '\u0001';

    /// <summary>A meaningful symbol.</summary>
    public const char Symbol = '\u0002';

    /// <summary>Skipped without ending the word: soft hyphens, zero-width characters, combining diacritics.</summary>
    public const char Ignored = '\u0003';

    /// <summary>Values above are folded letters.</summary>
    public const char LastMark = Ignored;

    private const int TableLength = 0x370;
    private const string Symbols = "%$€£¥?";

    private static readonly char[] FoldTable = BuildTable();

    /// <summary>The folding of the characters up to the Greek block; the rest goes through <see cref="FoldRare"/>.</summary>
    public static ReadOnlySpan<char> Table => FoldTable;

    /// <summary>Folds a character outside <see cref="Table"/>.</summary>
    public static char FoldRare(char c)
    {
        if (c is >= '\u1E00' and <= '\u1EFF') return Fold(c);
        if (char.IsLetter(c)) return char.ToLowerInvariant(c);
        if (char.IsSurrogate(c)) return c;
        if (Symbols.Contains(c, StringComparison.Ordinal)) return Symbol;
        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => c,
            UnicodeCategory.Format => Ignored,
            _ => Separator,
        };
    }

    private static char[] BuildTable()
    {
        char[] table = new char[TableLength];
        for (int i = 0; i < table.Length; i++) table[i] = Fold((char)i);
        return table;
    }

    private static char Fold(char c)
    {
        if (char.IsAsciiDigit(c)) return Digit;
        if (Symbols.Contains(c, StringComparison.Ordinal)) return Symbol;
        if (c is '\u00AD' or (>= '\u0300' and <= '\u036F')) return Ignored;
        if (!char.IsLetter(c)) return Separator;
        string decomposed = c.ToString().Normalize(NormalizationForm.FormD);
        return char.ToLowerInvariant(decomposed[0]);
    }
}
