using Bilingual.Interchange.Tabular;

namespace Bilingual.Tests.Interchange;

public sealed class TsvWriterTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\tb", "a b")]
    [InlineData("a\r\nb", "a b")]
    [InlineData("a\n\rb", "a  b")]
    [InlineData("a\u2028b\u0085c", "a b c")]
    [InlineData("\"quoted\" \\n & <b>", "\"quoted\" \\n & <b>")]
    [InlineData("", "")]
    public void Field_Text_ReplacesTabsAndLineBreaksAndNothingElse(string field, string expected)
    {
        using var text = new StringWriter();
        new TsvWriter(text).Row(field, "end");
        Assert.Equal(expected + "\tend\n", text.ToString());
    }

    [Fact]
    public void Row_OfAnyStrings_HasAsManyFieldsInOneLine() => Hostile.Holds(field =>
    {
        using var text = new StringWriter();
        new TsvWriter(text).Row(field, "middle", field);

        var line = text.ToString();
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        Assert.Single(line.TrimEnd('\n').ReplaceLineEndings("\n").Split('\n'));
        var fields = line[..^1].Split('\t');
        Assert.Equal(3, fields.Length);
        Assert.Equal(Spaces(field), fields[0].Replace(" ", "", StringComparison.Ordinal));
    });

    private static string Spaces(string text) =>
        string.Concat(text.Where(character => !" \t\n\v\f\r\u001c\u001d\u001e\u0085\u2028\u2029\0".Contains(character)));
}
