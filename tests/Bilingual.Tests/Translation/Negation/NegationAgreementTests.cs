using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Negation;

public class NegationAgreementTests
{
    private static readonly LinkedText Text = new(
        "virus tidak terdeteksi | undetected virus | virus=virus tidak=undetected terdeteksi=undetected",
        "virus itu terdeteksi | detected virus | virus=virus terdeteksi=detected",
        "virus lain terdeteksi | other detected virus | virus=virus terdeteksi=detected lain=other",
        "pola kurang beraturan | irregular pattern | pola=pattern beraturan=irregular",
        "pola kami kurang beraturan | our irregular pattern | pola=pattern kurang=irregular beraturan=irregular",
        "pola tidak tetap | irregular pattern | tidak=irregular tetap=irregular",
        "pola tetap | regular pattern | tetap=regular",
        "ini kurang baik | this is not good | kurang=not baik=good",
        "nilai undefined | undefined value | undefined=undefined nilai=value",
        "nilai tidak tentu | undefined value | tidak=undefined tentu=undefined nilai=value",
        "nilai terdefinisi | defined value | terdefinisi=defined",
        "kami belum pergi | we have not left | kami=we belum=have pergi=left",
        "jika tidak pergi | otherwise go | jika=otherwise tidak=otherwise pergi=go",
        "dia tidak ada | he is no more | dia=he tidak=is ada=no",
        "dia tidak terkesan | he was not impressed | dia=he terkesan=impressed",
        "kami tidak terkesan | we were not impressed | kami=we terkesan=impressed",
        "tombol tekan | pressed button | tombol=button tekan=pressed");

    private static readonly NegationAgreement Agreement = new(Text.Source, Text.Target, [Text.Links], Text.Lexical());

    [Theory]
    [InlineData("tidak terdeteksi", "undetected", true)]
    [InlineData("terdeteksi", "undetected", false)]
    [InlineData("terdeteksi", "detected", true)]
    [InlineData("tidak terdeteksi", "detected", false)]
    [InlineData("kami belum", "we have not", true)]
    [InlineData("belum", "have", false)]
    [InlineData("kami", "we have not", false)]
    [InlineData("pergi", "left", true)]
    public void Holds_OneSideNegated_IsFalse(string source, string target, bool expected) => Assert.Equal(expected, Holds(source, target));

    [Theory]
    [InlineData("kurang", "not", true)]
    [InlineData("jika tidak", "otherwise", true)]
    [InlineData("tidak", "is", false)]
    [InlineData("ada", "no", false)]
    public void Holds_WordThatImpliesANegation_AnswersOne(string source, string target, bool expected) => Assert.Equal(expected, Holds(source, target));

    [Theory]
    [InlineData("beraturan", "irregular", false)]
    [InlineData("kurang beraturan", "irregular", true)]
    [InlineData("undefined", "undefined", true)]
    public void Holds_ContraryAnsweredByOneWord_DependsOnWhetherThatWordLeansOnANegation(string source, string target, bool expected) =>
        Assert.Equal(expected, Holds(source, target));

    [Theory]
    [InlineData("tidak", "undetected", false)]
    [InlineData("tidak tetap", "irregular", true)]
    public void Holds_NegationAloneOfAContrary_IsFalse(string source, string target, bool expected) => Assert.Equal(expected, Holds(source, target));

    [Theory]
    [InlineData("tidak lain", "other", true, true)]
    [InlineData("tidak lain", "other", false, false)]
    [InlineData("tidak", "other", true, false)]
    public void Holds_SetPhraseWithANegation_DependsOnWhetherTheTargetsNegate(string source, string target, bool targetAffirms, bool expected) =>
        Assert.Equal(expected, Holds(source, target, targetAffirms));

    [Fact]
    public void Holds_WordThatIsNegatedOnBothSides_IsNoContrary()
    {
        Assert.True(Holds("terkesan", "impressed"));
        Assert.False(Holds("tidak terkesan", "impressed"));
    }

    [Fact]
    public void Marks_Sentences_TellsThoseThatNegateNothing()
    {
        Assert.Equal(SentenceMarks.SourceAffirms | SentenceMarks.TargetAffirms, Marks("virus terdeteksi", "detected virus"));
        Assert.Equal(SentenceMarks.None, Marks("virus tidak terdeteksi", "undetected virus"));
        Assert.Equal(SentenceMarks.SourceAffirms, Marks("ini kurang baik", "this is not good"));
    }

    private static SentenceMarks Marks(string source, string target) => Agreement.Marks(Phrase(source, Text.Source.Words).ToArray(), Phrase(target, Text.Target.Words).ToArray());

    private static bool Holds(string source, string target, bool targetAffirms = false) =>
        Agreement.Holds(Phrase(source, Text.Source.Words), Phrase(target, Text.Target.Words), sourceAffirms: false, targetAffirms);

    private static NGram Phrase(string words, IReadOnlyList<string> vocabulary) => NGram.Of([.. words.Split(' ').Select(word => vocabulary.ToList().IndexOf(word))]);
}
