using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Text;

public class WordFamilyTests
{
    [Theory]
    [InlineData("id", "dibendung", "membendung bendungan", "membendung,bendungan")]
    [InlineData("id", "menertibkan", "penertiban tertib", "penertiban,tertib")]
    [InlineData("id", "sampah-sampah", "sampah", "sampah")]
    [InlineData("id", "ikan-ikan", "ikan perikanan ikan-i", "ikan")]
    [InlineData("id", "ginjal-ginjalnya", "ginjal", "ginjal")]
    [InlineData("id", "bolak-balik", "bolak balik", "")]
    [InlineData("id", "pemesannya", "pemesan pesan", "pemesan,pesan")]
    [InlineData("id", "diisap", "mengisap", "")]
    [InlineData("id", "kujang", "jangan", "")]
    [InlineData("id", "meranti", "peranti", "")]
    [InlineData("id", "berlayar", "pelayaran layar", "layar,pelayaran")]
    [InlineData("id", "kardinal", "kartu dinas", "")]
    [InlineData("en", "hurdled", "hurdle hurdles", "hurdles,hurdle")]
    [InlineData("en", "dragging", "drag dragged", "")]
    [InlineData("en", "planting", "plant planted", "planted,plant")]
    [InlineData("en", "bread", "breed", "")]
    public void Relatives_Word_AreTheKnownWordsOfItsRootNearestFirst(string language, string word, string known, string expected)
    {
        var relatives = new WordFamily(language).Relatives(word, known.Split(' ').Contains);

        Assert.Equal(expected, string.Join(',', relatives));
    }
}
