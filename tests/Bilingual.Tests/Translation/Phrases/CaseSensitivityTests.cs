using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Phrases;

public class CaseSensitivityTests
{
    [Fact]
    public void CasedWords_TranslatedOtherwise_AreWordsOfTheirOwn()
    {
        var sensitivity = new CaseSensitivity();
        for (var i = 0; i < 5; i++)
        {
            sensitivity.Add("Minggu", 1);
            sensitivity.Add("minggu", 2);
            sensitivity.Add("Presiden", 3);
            sensitivity.Add("presiden", 3);
        }

        sensitivity.Add("Jaya", 4);
        sensitivity.Add("jaya", 5);

        Assert.Equal(["Minggu"], sensitivity.CasedWords());
    }

    [Fact]
    public void Forms_Sentence_LeavesOutWordsWhoseCaseIsDueToTheirPlace()
    {
        Assert.Equal(new[] { "hari", "Minggu", null, null, "AS" }, Forms("hari Minggu. Ia AS").AsEnumerable());
        Assert.Equal(new string?[] { null, null }, Forms("HARI MINGGU").AsEnumerable());
    }

    private static string?[] Forms(string sentence) => CaseSensitivity.Forms(sentence);
}
