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
        Assert.Equal("hari,Minggu,,,AS", string.Join(',', CaseSensitivity.Forms("hari Minggu. Ia AS", new("id", []))));
        Assert.Equal(",", string.Join(',', CaseSensitivity.Forms("HARI MINGGU", new("id", []))));
    }
}
