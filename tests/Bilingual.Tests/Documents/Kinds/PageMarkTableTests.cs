using System.Text.RegularExpressions;
using Bilingual.Documents;
using Bilingual.Documents.Kinds;

namespace Bilingual.Tests.Documents.Kinds;

public sealed class PageMarkTableTests
{
    [Fact]
    public void LoadAll_EmbeddedTables_HoldBothLanguagesAndOnlyKnownKinds()
    {
        var tables = PageMarkTable.LoadAll();

        Assert.Equal(["en", "id"], tables.Select(table => table.Language));
        string[] credits = ["credit-start", "credit-end", "credit-after-stop"];
        Assert.All(tables.SelectMany(table => table.Rows), row =>
        {
            Assert.True(credits.Contains(row.Kind) || Enum.TryParse<ParagraphKind>(row.Kind, ignoreCase: true, out _), row.Kind);
            _ = new Regex(row.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        });
    }

    [Theory]
    [InlineData("boilerplate\tx", "t.tsv, line 1: expected kind, rule, where and pattern, found 2 columns.")]
    [InlineData("# a\nboilerplate\tx\tmiddle\ta", "t.tsv, line 2: 'middle' is no place; expected any, head, tail or edge.")]
    [InlineData("boilerplate\tx\tany\t{month}", "t.tsv, line 1: {month} is not defined above.")]
    public void Parse_MalformedRow_NamesFileLineAndWhatWasExpected(string text, string message)
    {
        var exception = Assert.Throws<InvalidDataException>(() => PageMarkTable.Parse(new StringReader(text), "t.tsv"));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void Parse_NamedParts_ArePutInAndQuantifiersStay()
    {
        var table = PageMarkTable.Parse(new StringReader("define\tmonth\t\tmei|juni\nbyline\td\thead\t\\d{1,2} {month}"), "t.tsv");

        Assert.Equal([new PageMarkRow("byline", "d", PageRegion.Head, @"\d{1,2} (?:mei|juni)")], table.Rows);
    }
}
