using Bilingual.Alignment;

namespace Bilingual.Tests.Alignment;

public sealed class DatelinesTests
{
    [Theory]
    [InlineData("JAKARTA, May 20 (Continental News) - Indonesia's central bank cut its rate on Wednesday.", "JAKARTA, May 20 (Continental News) - ")]
    [InlineData("Ternate (KBN) - Gunung itu meletus pada Selasa dini hari, kata petugas.", "Ternate (KBN) - ")]
    [InlineData("SEATTLE, LINIKOTA.com – Raksasa komputasi awan menanamkan modal besar.", "SEATTLE, LINIKOTA.com – ")]
    [InlineData("TAWAU: Health officers began screening passengers at the ferry terminal.", "TAWAU: ")]
    [InlineData("Feld defended the price - and said that he would pay it again tomorrow.", "")]
    [InlineData("The answer is: nobody knows how many people were on board that night.", "")]
    [InlineData("Jakarta - Pendek.", "")]
    [InlineData("", "")]
    public void LengthOf_Sentence_CoversPlaceAgencyAndDate(string sentence, string dateline) =>
        Assert.Equal(dateline, sentence[..Datelines.LengthOf(sentence)]);
}
