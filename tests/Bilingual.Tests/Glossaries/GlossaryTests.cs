using Bilingual.Glossaries;

namespace Bilingual.Tests.Glossaries;

public sealed class GlossaryTests
{
    [Fact]
    public void Over_SameTermAndPartOfSpeech_ProjectReplacesShared()
    {
        var project = new Glossary([Entry("bisa", "venom", "noun"), Entry("tim", "squad")]);
        var shared = new Glossary([Entry("Bisa", "poison", "noun"), Entry("bisa", "can", "verb"), Entry("tim", "team", "noun"), Entry("saham", "share")]);

        var layered = project.Over(shared);

        Assert.Equal(["venom", "squad", "can", "share"], layered.Select(entry => entry.Target));
    }

    [Fact]
    public void Over_OtherLanguages_IsRefused()
    {
        var fault = Assert.Throws<ArgumentException>(() => Glossary.Empty.Over(new Glossary([], "ms", "en")));

        Assert.StartsWith("A glossary id→en cannot be laid over one ms→en.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprint_NoteOrPlaceChanged_StaysAndContentChanged_Differs()
    {
        var entry = Entry("tim", "team");
        var fingerprint = new Glossary([entry]).Fingerprint;

        Assert.Equal(64, fingerprint.Length);
        Assert.Equal(fingerprint, new Glossary([entry with { Note = "seen", File = "x", Line = 3 }]).Fingerprint);
        Assert.NotEqual(fingerprint, new Glossary([entry with { CaseSensitive = true }]).Fingerprint);
        Assert.NotEqual(fingerprint, new Glossary([entry with { Variants = ["regu"] }]).Fingerprint);
        Assert.NotEqual(fingerprint, new Glossary([entry with { TargetVariants = ["regu"] }]).Fingerprint);
    }

    [Fact]
    public void DefaultGlossary_IsReadWithoutFault()
    {
        var glossary = GlossaryReader.Read(Path.Combine(AppContext.BaseDirectory, "glossary"));

        Assert.All(glossary, entry => Assert.Empty(PartOfSpeech.Unknown(entry.PartOfSpeech)));
        Assert.All(glossary, entry => Assert.NotEqual("", entry.PartOfSpeech));
        Assert.All(glossary.Where(entry => entry.Status == TermStatus.Keep), entry => Assert.Equal(entry.Term, entry.Target));
        var concept = Assert.Single(glossary, entry => entry.Target == "superintelligence");
        Assert.Equal(["kecerdasan super", "superintelijensi", "superinteligensi", "superintelijen"], concept.Variants.Prepend(concept.Term));
    }

    private static TermEntry Entry(string term, string target, string partOfSpeech = "") =>
        new() { Term = term, Target = target, PartOfSpeech = partOfSpeech };
}
