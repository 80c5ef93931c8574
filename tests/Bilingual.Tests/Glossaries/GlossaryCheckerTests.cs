using Bilingual.Glossaries;
using Bilingual.Glossaries.Checking;

namespace Bilingual.Tests.Glossaries;

public sealed class GlossaryCheckerTests
{
    [Fact]
    public void Check_DefaultGlossary_HasNoFault() =>
        Assert.Empty(GlossaryChecker.Check(Path.Combine(AppContext.BaseDirectory, "glossary")));

    [Fact]
    public void Check_SameTermAndTarget_IsADuplicate() => Assert.Equal(
        ["g.tsv:2: error duplicate: 'Tim' → 'team' stands already in g.tsv:1."],
        Check(Entry("tim", "team"), Entry("Tim", "team")));

    [Fact]
    public void Check_SameTermOtherTarget_IsAConflictUnlessSomethingTellsThemApart()
    {
        Assert.Equal(
            ["g.tsv:2: warning conflict: 'bisa' stands for 'venom' here and for 'can' in g.tsv:1; give them different parts of speech or domains, or make one 'admitted'."],
            Check(Entry("bisa", "can"), Entry("bisa", "venom")));
        Assert.Empty(Check(Entry("bisa", "can") with { PartOfSpeech = "verb" }, Entry("bisa", "venom") with { PartOfSpeech = "noun" }));
        Assert.Empty(Check(Entry("bisa", "can"), Entry("bisa", "venom") with { Domain = "biology" }));
        Assert.Empty(Check(Entry("bisa", "can"), Entry("bisa", "venom") with { Status = TermStatus.Admitted }));
    }

    [Fact]
    public void Check_VariantThatIsAnothersTerm_IsAConflict() => Assert.Equal(
        ["g.tsv:2: warning conflict: 'lawan' stands for 'rival' here and for 'opponent' in g.tsv:1; give them different parts of speech or domains, or make one 'admitted'."],
        Check(Entry("lawan", "opponent"), Entry("pesaing", "rival") with { Variants = ["lawan"] }));

    [Fact]
    public void Check_ForbiddenAndRequired_IsAContradiction() => Assert.Equal(
        ["g.tsv:2: error contradiction: 'model batas' → 'border model' is forbidden here but required in g.tsv:1."],
        Check(Entry("model batas", "border model"), Entry("model batas", "border model") with { Status = TermStatus.Forbidden }));

    [Fact]
    public void Check_ForbiddenTargetOfAnotherTerm_IsNamed() => Assert.Equal(
        ["g.tsv:2: warning forbidden_target: 'staff' is forbidden for 'karyawan' but is the target of 'staf' in g.tsv:1."],
        Check(Entry("staf", "staff"), Entry("karyawan", "staff") with { Status = TermStatus.Forbidden }));

    [Fact]
    public void Check_TargetsThatLeadBack_AreACycle()
    {
        Assert.Equal(
            ["g.tsv:3: error cycle: the targets lead in a circle: 'aa' → 'bb' → 'cc' → 'aa'."],
            Check(Entry("tim", "team"), Entry("aa", "bb"), Entry("cc", "aa"), Entry("bb", "cc")));
        Assert.Empty(Check(Entry("startup", "startup"), Entry("aa", "bb"), Entry("bb", "cc")));
    }

    [Fact]
    public void Check_VariantsThatLeadBack_AreACycle() => Assert.Contains(
        "g.tsv:2: error cycle: the variants lead in a circle: 'mobil' → 'oto' → 'mobil'.",
        Check(Entry("mobil", "car") with { Variants = ["oto"] }, Entry("oto", "car") with { Variants = ["mobil"], PartOfSpeech = "verb" }));

    [Theory]
    [InlineData("m\u043Edel", "'m\u043Edel' holds U+043E, which looks like the Latin letter o; type it anew.")]
    [InlineData("mod\u200Bel", "'mod\u200Bel' holds the invisible character U+200B; take it out.")]
    [InlineData("\uFF21I", "'\uFF21I' holds the full-width U+FF21; write A.")]
    [InlineData("mod\u044Fel", "'mod\u044Fel' mixes Latin letters with U+044F; type it anew.")]
    public void Check_CharacterThatLooksLikeAnother_IsNamed(string term, string expected) =>
        Assert.Equal([$"g.tsv:1: error look_alike: {expected}"], Check(Entry(term, "model")));

    [Theory]
    [InlineData("merilis", "to release", "verb", "warning infinitive: 'to release' is found only after 'to'; write 'release'.")]
    [InlineData("lisensi", "licence (to)", "noun", "warning brackets: 'licence (to)' is looked for with its brackets; put a remark into the note instead.")]
    [InlineData("–", "dash", "noun", "error no_word: '–' has no letter or digit, so it cannot be found.")]
    [InlineData("x", "times", "noun", "warning short: 'x' is a single letter in any case; make the entry case-sensitive or longer.")]
    [InlineData("tim", "team", "nounn", "error part_of_speech: unknown part of speech 'nounn'; use adjective, adverb, conjunction, interjection, name, noun, number, other, phrase, preposition, pronoun, verb.")]
    public void Check_EntryThatCannotWork_IsNamed(string term, string target, string partOfSpeech, string expected) =>
        Assert.Equal([$"g.tsv:1: {expected}"], Check(Entry(term, target) with { PartOfSpeech = partOfSpeech }));

    [Fact]
    public void Check_KeptTermWithAnotherTarget_IsNamed() => Assert.Equal(
        ["g.tsv:1: error keep: 'Meta' is to be kept, but its target is 'Facebook'; make them the same or take the status out."],
        Check(Entry("Meta", "Facebook") with { Status = TermStatus.Keep }));

    [Fact]
    public void Check_File_NamesWhiteSpaceAndEmptyVariantsByLine()
    {
        using var folder = new TemporaryFolder();
        folder.Write("g.tsv", "term\tvariants\ttarget\ntim \tregu;; grup\tsports  team\n");

        Assert.Equal(
            ["untrimmed", "untrimmed", "variants"],
            GlossaryChecker.Check(folder["g.tsv"]).Select(fault => fault.Code).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Check(params TermEntry[] entries) =>
        GlossaryChecker.Check([.. entries.Select((entry, index) => entry with { File = "g.tsv", Line = index + 1 })]).Select(fault => fault.ToString());

    private static TermEntry Entry(string term, string target) => new() { Term = term, Target = target };
}
