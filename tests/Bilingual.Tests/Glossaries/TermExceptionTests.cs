using Bilingual.Glossaries;

namespace Bilingual.Tests.Glossaries;

public sealed class TermExceptionTests
{
    private static readonly TermEntry Source = new() { Term = "sumber", Target = "source", PartOfSpeech = "noun" };

    [Theory]
    [InlineData("Sumber daya itu langka, kata sumber.", "29")]
    [InlineData("sumber daya", "")]
    [InlineData("sumber dayanya", "0")]
    public void Match_PhraseOfAnException_IsLeftAlone(string text, string starts)
    {
        var glossary = new Glossary([Source], exceptions: [new TermException("sumber daya", "sumber", "id")]);

        Assert.Equal(starts, string.Join(',', TermMatcher.Create(glossary, "id").Match(text).Select(match => match.Span.Start)));
    }

    [Fact]
    public void Match_ExceptionForAnotherTermOrLanguage_DoesNotHold()
    {
        var glossary = new Glossary([Source], exceptions: [new("sumber daya", "daya", "id"), new("sumber daya", "sumber", "en")]);

        Assert.Single(TermMatcher.Create(glossary, "id").Match("sumber daya"));
    }

    [Fact]
    public void Match_ExceptionForEveryTerm_HoldsForAll()
    {
        var glossary = new Glossary([Source], exceptions: [new TermException("sumber daya", "", "id")]);

        Assert.Empty(TermMatcher.Create(glossary, "id").Match("sumber daya"));
    }

    [Fact]
    public void Add_TwiceTheSame_KeepsOneAndTheGlossaryReadsIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.tsv", "term\ttarget\nsumber\tsource\n");
        var exception = new TermException("sumber daya", "sumber", "id", "resource");

        TermExceptionFile.Add(folder["project.exceptions.tsv"], exception);
        TermExceptionFile.Add(folder["project.exceptions.tsv"], exception with { Note = "again" });
        var glossary = GlossaryReader.Read(folder.Path);

        Assert.Equal(exception, Assert.Single(glossary.Exceptions));
        Assert.Single(glossary);
        Assert.NotEqual(new Glossary(glossary).Fingerprint, glossary.Fingerprint);
    }

    [Fact]
    public void Read_FaultyExceptions_NamesTheLine()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.exceptions.tsv", "phrase\tterm\tlanguage\n–\tsumber\tid\nsumber daya\tsumber\t\n");
        var faults = new List<GlossaryFault>();

        GlossaryReader.Read(folder["x.exceptions.tsv"], faults);

        Assert.Equal([(2, "the phrase has no word."), (3, "the language of the phrase is empty.")], faults.Select(fault => (fault.Line, fault.Message)));
        Assert.Throws<GlossaryFormatException>(() => TermExceptionFile.Add(folder["x.exceptions.tsv"], new("a b", "a", "id")));
    }
}
