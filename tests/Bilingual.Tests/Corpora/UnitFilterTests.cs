using Bilingual.Corpora;
using Bilingual.Corpora.Filtering;
using Bilingual.Tests.Interchange;

namespace Bilingual.Tests.Corpora;

public sealed class UnitFilterTests
{
    [Theory]
    [InlineData("Ya.", "Yes.")]
    [InlineData("Superintelijen akan segera hadir.", "Superintelligence is coming soon.")]
    [InlineData("Meta menanam 14,3 miliar dolar AS di Scale AI.", "Meta puts $14.3 billion into Scale AI.")]
    [InlineData("Sebanyak 1.250 orang, atau 12,5 persen, pindah pada 9 Oktober 2025.", "On October 9, 2025, 1,250 people, or 12.5 percent, moved.")]
    [InlineData("Alexandr Wang", "Alexandr Wang")]
    [InlineData("2025", "2025")]
    [InlineData("Tidak!", "Absolutely not!")]
    [InlineData("Dua puluh tiga pegawai ikut pindah.", "23 employees moved along.")]
    public void Standard_GoodUnitsShortOnesIncluded_AreKept(string source, string target) => Assert.Equal("", Judge("standard", source, target));

    [Theory]
    [InlineData("Meta menanam 14,3 miliar dolar.", "Meta puts in $41.3 billion.", "numbers: 14.3e9 against 41.3e9")]
    [InlineData("kami tidak tahu apa yang terjadi", "kami tidak tahu apa yang terjadi", "copy: 6 of 6 words are the same on both sides")]
    [InlineData("Ya.", "Yes, and there is a great deal more to say about this than anybody would think.", "ratio: one side is 5.22 times as long as the other")]
    [InlineData("Dia berkata berkata berkata berkata berkata.", "He said so yesterday in a speech.", "repetition: 'berkata' is repeated on the source side")]
    [InlineData("| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |", "| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |", "letters: 0 of 22 characters are letters on the source side")]
    public void Standard_GrossFaults_AreRejectedWithTheMeasurement(string source, string target, string expected) =>
        Assert.Equal(expected, Judge("standard", source, target));

    [Fact]
    public void Judge_SeveralFaults_RecordsEach() => Assert.Equal(
        "length: 1 word on the source side|question: only one side has a question mark|score: score 0.7",
        Judge("strict", "Apa?", "What is it."));

    [Fact]
    public void Judge_AddressesThatDiffer_AreRejectedByStrict() =>
        Assert.Equal("addresses: the addresses differ", Judge("strict", "Kunjungi kami di https://contoh.id hari ini.", "Visit us at https://example.com today.", 0.9));

    [Fact]
    public void Judge_AConfirmedUnit_IsKeptWhateverItLooksLike() =>
        Assert.Empty(FilterPreset.Get("strict").Judge(Sample.Unit("Apa?", "What") with { State = ReviewState.Accepted }, "id", "en"));

    [Fact]
    public void Judge_NoFilter_KeepsEverything() => Assert.Equal("", Judge("none", "", "1 2 3"));

    [Fact]
    public void Judge_AnyText_NeverThrows() => Hostile.Holds(text =>
    {
        foreach (var preset in FilterPreset.All)
            Assert.False(preset.Judge(Sample.Unit(text, "x" + text), "id", "en").IsDefault);
    });

    [Fact]
    public void Get_AnUnknownPreset_ListsTheKnownOnes() => Assert.Equal(
        "There is no filter preset 'best'; choose one of none, standard, strict, opusfilter, mozilla.",
        Assert.Throws<ArgumentException>(() => FilterPreset.Get("best")).Message);

    private static string Judge(string preset, string source, string target, double score = 0.7) => string.Join(
        '|',
        FilterPreset.Get(preset).Judge(Sample.Unit(source, target) with { Score = score }, "id", "en"));
}
