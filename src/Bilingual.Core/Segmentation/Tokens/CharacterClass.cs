using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bilingual.Segmentation;

/// <summary>What the word tokenizer sees in a character.</summary>
internal enum CharacterClass : byte
{
    /// <summary>Punctuation, symbols, and lone surrogates.</summary>
    Other,

    /// <summary>White space, control characters and invisible formatting: parts tokens.</summary>
    Space,

    /// <summary>A letter of any script.</summary>
    Letter,

    /// <summary>A digit or another numeral such as ½ or ².</summary>
    Digit,

    /// <summary>A combining mark, a joiner or a soft hyphen: belongs to the character before it.</summary>
    Mark,
}

internal static class CharacterClasses
{
    private static readonly CharacterClass[] Ascii = [.. Enumerable.Range(0, 128).Select(c => Classify(new Rune(c)))];

    /// <summary>The class of the character at <paramref name="index"/> and its length in UTF-16 code units.</summary>
    public static CharacterClass At(ReadOnlySpan<char> text, int index, out int length)
    {
        var c = text[index];
        length = 1;
        if (c < 128)
            return Ascii[c];
        // A lone surrogate decodes to U+FFFD, which is a symbol like any other.
        if (char.IsSurrogate(c) && Rune.DecodeFromUtf16(text[index..], out var rune, out length) == OperationStatus.Done)
            return Classify(rune);
        length = 1;
        return char.IsSurrogate(c) ? CharacterClass.Other : Classify(new Rune(c));
    }

    /// <summary>The class of the character at <paramref name="index"/>; <see cref="CharacterClass.Space"/> past the end.</summary>
    public static CharacterClass At(ReadOnlySpan<char> text, int index) =>
        (uint)index < (uint)text.Length ? At(text, index, out _) : CharacterClass.Space;

    private static CharacterClass Classify(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharacterClass.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => CharacterClass.Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => CharacterClass.Mark,
        UnicodeCategory.Format => rune.Value is 0x00AD or 0x200C or 0x200D or 0x2060 ? CharacterClass.Mark : CharacterClass.Space,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Control => CharacterClass.Space,
        _ => CharacterClass.Other,
    };
}
