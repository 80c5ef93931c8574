using System.Text;
using Bilingual.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Documents;

public sealed class TextStreamTests
{
    private static string Read(byte[] bytes)
    {
        using var text = new TextStream(new MemoryStream(bytes), "f.txt");
        return text.ReadToEnd();
    }

    [Theory]
    [MemberData(nameof(TextDecoderTests.Encodings), MemberType = typeof(TextDecoderTests))]
    public void Read_KnownEncoding_GivesTheTextThatTheDecoderGives(string name, byte[] bytes, string text, string encoding)
    {
        // A stream cannot know that nothing follows a cut character.
        if (name == "UTF-8 cut inside a character")
            text = text.Replace("\uFFFD", "â€", StringComparison.Ordinal);
        Assert.Equal(text, Read(bytes));
        using var stream = new TextStream(new MemoryStream(bytes), name);
        Assert.Equal(encoding == "windows-1252" ? "utf-8" : encoding, stream.EncodingName);
    }

    public static TheoryData<byte[], string> Refusals => new()
    {
        { [.. "satu\ndua"u8, 0], "f.txt, line 2: this is not a text file: it holds zero characters; remove it from the input, or export it as text." },
        { [1, 2, 3, 4], "f.txt, line 1: this is not a text file: it holds many control characters; remove it from the input, or export it as text." },
        { "%PDF-1.7 …"u8.ToArray(), "f.txt: this is a PDF file, not text; export it as text, Markdown, HTML or DOCX." },
        { "PK\u0003\u0004"u8.ToArray(), "f.txt: this is a ZIP archive, not text; export it as text, Markdown, HTML or DOCX." },
        { [0xFF, 0xFE, 0, 0xD8, 0, 0xD8, 0, 0xD8, 0, 0xD8, 0, 0xD8], "f.txt: this is not a text file: it starts like utf-16 but does not go on so; remove it from the input, or export it as text." },
        { [0x82, 0xA0, 0x82, 0xA2, 0x82, 0xA4, 0x82, 0xA6, 0x0A], "f.txt: its encoding cannot be told; save it as UTF-8." },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Read_NotText_SaysWhatItIsAndWhatHelps(byte[] bytes, string message) =>
        Assert.Equal(message, Assert.Throws<DocumentException>(() => Read(bytes)).Message);

    [Fact]
    public void Read_ZeroByteFarInside_NamesItsLine()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Kalimat ini pendek.\n", 20_000)));
        bytes[^1] = 0;
        Assert.StartsWith("f.txt, line 20000: ", Assert.Throws<DocumentException>(() => Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StrayBytes_TwoEncodingsInOneFile_CountsThoseThatAreNotUtf8()
    {
        using var text = new TextStream(new MemoryStream([.. "“Kata” – dia "u8, 0x92, (byte)'s', 0x20, 0x93, (byte)'a', 0x94]), "f.txt");
        Assert.Equal("“Kata” – dia ’s “a”", text.ReadToEnd());
        Assert.Equal(3, text.StrayBytes);
    }

    [Fact]
    public void Read_CharactersAcrossBlocks_AreWhole()
    {
        var text = string.Concat(Enumerable.Repeat("a“😀é”", 30_000));
        Assert.Equal(text, Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]));
    }

    [Fact]
    public void Read_AnyUtf8_GivesTheText() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<string>().Where(static text => text is not null && !text.Any(char.IsControl) && !text.Any(char.IsSurrogate)).ToArbitrary(), text =>
            Assert.Equal(text.TrimStart('\uFEFF'), Read(Encoding.UTF8.GetBytes(text)).TrimStart('\uFEFF'))).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyBytes_GivesTextOrSaysWhyNot() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<byte[]>().ToArbitrary(), bytes =>
        {
            try
            {
                Assert.DoesNotContain('\0', Read(bytes));
            }
            catch (DocumentException fault)
            {
                Assert.StartsWith("f.txt", fault.Message, StringComparison.Ordinal);
            }
        }).QuickCheckThrowOnFailure();
}
