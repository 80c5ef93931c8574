using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Decoding;

public class TermFormsTests
{
    [Theory]
    [InlineData("found", "verb", "found founds founded founding")]
    [InlineData("take over", "verb", "take over|takes over|took over|taken over|taking over")]
    [InlineData("tax", "noun", "tax taxes")]
    [InlineData("data center", "noun", "data center|data centers")]
    [InlineData("Meta", "name", "Meta")]
    public void Of_Target_NamesItsInflectionsAmongKnownWords(string target, string partOfSpeech, string expected)
    {
        var forms = new TermForms("en").Of(target, partOfSpeech, form => form is not "taked");

        Assert.Equal(target, forms[0]);
        Assert.Equal(expected.Split(expected.Contains('|', StringComparison.Ordinal) ? '|' : ' ').Order(StringComparer.Ordinal), forms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_FormThatIsUnknown_IsLeftOut()
    {
        Assert.Equal(["found", "founded"], new TermForms("en").Of("found", "verb", form => form == "founded"));
    }
}
