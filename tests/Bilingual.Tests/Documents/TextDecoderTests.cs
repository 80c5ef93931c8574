using System.Text;
using Bilingual.Documents;

namespace Bilingual.Tests.Documents;

public sealed class TextDecoderTests
{
    private static readonly byte[] Utf16Text = Encoding.Unicode.GetBytes("Harga naik – kata menteri.\n");

    public static TheoryData<string, byte[], string, string> Encodings => new()
    {
        { "empty", [], "", "utf-8" },
        { "one byte", "a"u8.ToArray(), "a", "utf-8" },
        { "UTF-8", "Wang’s"u8.ToArray(), "Wang’s", "utf-8" },
        { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, (byte)'a'], "a", "utf-8" },
        { "only a mark", [0xEF, 0xBB, 0xBF], "", "utf-8" },
        { "UTF-16 LE with mark", [0xFF, 0xFE, .. Utf16Text], "Harga naik – kata menteri.\n", "utf-16" },
        { "UTF-16 BE with mark", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("Kata")], "Kata", "utf-16BE" },
        { "UTF-32 LE with mark", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes("Kata")], "Kata", "utf-32" },
        { "UTF-16 LE without mark", Utf16Text, "Harga naik – kata menteri.\n", "utf-16" },
        { "UTF-16 BE without mark", Encoding.BigEndianUnicode.GetBytes("Harga naik lagi"), "Harga naik lagi", "utf-16BE" },
        { "UTF-16 cut inside a character", [0xFF, 0xFE, .. Utf16Text[..^1]], "Harga naik – kata menteri.\uFFFD", "utf-16" },
        { "Windows-1252", [(byte)'5', 0x80, (byte)' ', 0x93, (byte)'a', 0x94], "5€ “a”", "windows-1252" },
        { "Windows-1252 undefined byte", [(byte)'a', (byte)'b', (byte)'c', (byte)'d', (byte)'e', 0x81], "abcde\u0081", "windows-1252" },
        { "UTF-8 cut inside a character", [.. "“Kata”, ujar dia “"u8.ToArray()[..^1]], "“Kata”, ujar dia \uFFFD", "utf-8" },
        { "UTF-8 with a pasted Windows-1252 quote", [.. "“Kata” – dia "u8.ToArray(), 0x92, (byte)'s'], "“Kata” – dia ’s", "utf-8" },
        { "line ends stay", "a\r\nb\rc\n"u8.ToArray(), "a\r\nb\rc\n", "utf-8" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Decode_KnownEncoding_GivesTextAndName(string name, byte[] bytes, string text, string encoding)
    {
        var decoded = TextDecoder.Decode(bytes, name);

        Assert.Equal(text, decoded.Text);
        Assert.Equal(encoding, decoded.Encoding);
    }

    public static TheoryData<byte[], string> Refusals => new()
    {
        { [0], "f.txt, byte 0: this is not a text file: it holds zero bytes; remove it from the input, or export it as text." },
        { [1, 2, 3, 4], "f.txt, line 1: this is not a text file: it holds many control characters; remove it from the input, or export it as text." },
        { [.. "satu\ndua\n"u8, 1, 1, 1], "f.txt, line 3: this is not a text file: it holds many control characters; remove it from the input, or export it as text." },
        { "%PDF-1.7 …"u8.ToArray(), "f.txt: this is a PDF file, not text; export it as text, Markdown, HTML or DOCX." },
        { [0x89, .. "PNG\r\n"u8, 0, 1], "f.txt: this is a PNG image, not text; export it as text, Markdown, HTML or DOCX." },
        { [0xD0, 0xCF, 0x11, 0xE0, 1, 2], "f.txt: this is an old binary Office file, not text; export it as text, Markdown, HTML or DOCX." },
        { [0xFF, 0xFE, 0, 0xD8, 0, 0xD8, 0, 0xD8, 0, 0xD8, 0, 0xD8], "f.txt: this is not a text file: it starts like utf-16 but does not go on so; remove it from the input, or export it as text." },
        { [0x82, 0xA0, 0x82, 0xA2, 0x82, 0xA4, 0x82, 0xA6, 0x0A], "f.txt: its encoding cannot be told; save it as UTF-8." },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Decode_NotText_SaysWhatItIsAndWhatHelps(byte[] bytes, string message)
    {
        var exception = Assert.Throws<DocumentException>(() => TextDecoder.Decode(bytes, "f.txt"));

        Assert.Equal(message, exception.Message);
    }

    [Theory]
    [InlineData("itâ€™s", "it’s")]
    [InlineData("â€œKataâ€\u009d ujar", "“Kata” ujar")]
    [InlineData("â€œKataâ€ ujar", "“Kata” ujar")]
    [InlineData("2024â€“2025 â€¦", "2024–2025 …")]
    [InlineData("cafÃ©, Rp5.000Â\u00A0juta", "café, Rp5.000\u00A0juta")]
    [InlineData("Ã¢â‚¬â„¢", "’")]
    [InlineData("ðŸ˜€", "😀")]
    [InlineData("ï»¿Kata", "\uFEFFKata")]
    [InlineData("É“", "É“")]
    [InlineData("Spaß” – naïve café", "Spaß” – naïve café")]
    [InlineData("â", "â")]
    [InlineData("SÃO", "SÃO")]
    public void Decode_DoubleEncodedText_IsRepairedAndHonestTextIsNot(string damaged, string expected)
    {
        var decoded = TextDecoder.Decode(Encoding.UTF8.GetBytes(damaged), "f.txt");

        Assert.Equal(expected, decoded.Text);
        Assert.Equal(damaged != expected, decoded.Notes.Length == 1);
    }

    [Fact]
    public void Decode_PastedBytes_NotesTheirFirstLine()
    {
        var decoded = TextDecoder.Decode([.. "“Kata”\n“dia”\n"u8, 0x92, (byte)'s'], "f.txt");

        Assert.Equal(["1 bytes are not UTF-8 and were read as Windows-1252, the first on line 3"], decoded.Notes.AsEnumerable());
    }

    [Theory]
    [InlineData("windows-1252", new byte[] { 0x93, 0x61 }, "“a")]
    [InlineData("iso-8859-1", new byte[] { 0x93, 0x61 }, "“a")]
    [InlineData("koi8-r", new byte[] { 0xC1 }, "а")]
    [InlineData("utf-8", new byte[] { 0xC3, 0xA9 }, "é")]
    [InlineData("windows-1252", new byte[] { 0xC3, 0xA9 }, "é")]
    [InlineData("no-such-name", new byte[] { 0x61 }, "a")]
    [InlineData("utf-16", new byte[] { 0x61 }, "a")]
    public void Decode_DeclaredEncoding_IsUsedUnlessTheBytesAreUtf8(string declared, byte[] bytes, string expected)
    {
        Assert.Equal(expected, TextDecoder.Decode(bytes, "f.html", declared).Text);
    }
}
