namespace Bilingual.Segmentation;

/// <summary>
/// The word tokenizer of every later stage, one for both languages, so that term matching, vocabularies and word alignment agree on
/// what a word is.
/// </summary>
/// <remarks>
/// <para>Its decisions:</para>
/// <list type="bullet">
/// <item>Clitics stay attached (<c>bukunya</c>), and so do the parts of a hyphenated or reduplicated word
/// (<c>model-model</c>, <c>non-Meta</c>, <c>ke-2</c>, <c>28-year-old</c>). Dashes part words.</item>
/// <item>An apostrophe between letters belongs to the word (<c>don't</c>, <c>Jum'at</c>), save the English possessive, which is a word
/// of its own: <c>Meta’s</c> is <c>Meta</c> and <c>’s</c>, so that a glossary that knows <c>Meta</c> finds it.</item>
/// <item>A number keeps its separators (<c>1.000.000,00</c>, <c>10.30</c>, <c>2025/06</c>, <c>3.1.2</c>, <c>2025-06-17</c>); a range is two
/// numbers (<c>13-15</c>). Digits written with letters are a word (<c>5G</c>, <c>1990-an</c>, <c>Qwen2.5</c>).</item>
/// <item>Currency and percent signs are symbols, <c>Rp</c> and <c>US$</c> included; <c>USD50</c> is a symbol and a number.</item>
/// <item>Letters joined by stops (<c>U.S.</c>, <c>a.n.</c>) and listed abbreviations (<c>dr.</c>, <c>S.Pd.</c>) keep their stops, also at
/// the end of a sentence; the initial in <c>John F. Kennedy</c> does not.</item>
/// <item>Web and e-mail addresses are whole, without the punctuation that follows them.</item>
/// <item>A run of one punctuation mark (<c>...</c>, <c>--</c>) and an emoji with its modifiers are one symbol each.</item>
/// </list>
/// White space, control and invisible formatting characters part tokens and belong to none; every other character stands in exactly
/// one token. The time is linear in the text, whatever it is.
/// </remarks>
public static class WordTokenizer
{
    /// <summary>The tokens of <paramref name="text"/> in order; nothing is allocated.</summary>
    public static TokenEnumerator Tokenize(ReadOnlySpan<char> text) => new(text);
}
