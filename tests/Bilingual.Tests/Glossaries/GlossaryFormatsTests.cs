using System.Collections.Immutable;
using System.Text;
using Bilingual.Glossaries;
using Bilingual.Glossaries.Exchange;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Glossaries;

public sealed class GlossaryFormatsTests
{
    private static readonly GlossaryLanguages Languages = new("id", "en");

    private static readonly TermEntry Complete = new()
    {
        Term = "kecerdasan super", Variants = ["superintelijen"], Target = "superintelligence", TargetVariants = ["super intelligence"],
        PartOfSpeech = "noun", Domain = "ai", Note = "one \"concept\", two spellings", CaseSensitive = true, Status = TermStatus.Admitted,
    };

    public static TheoryData<string> Names => [.. GlossaryFormats.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void WriteThenRead_PlainEntry_IsTheSameInEveryFormat(string name)
    {
        var entry = new TermEntry { Term = "pusat data", Target = "data center" };

        var (text, losses) = Write(name, entry);
        var (read, faults) = Read(name, text);

        Assert.Empty(losses);
        Assert.Empty(faults);
        Assert.Equal(new Glossary([entry]).Fingerprint, new Glossary(read).Fingerprint);
    }

    [Theory]
    [InlineData("tsv", "")]
    [InlineData("csv", "")]
    [InlineData("tbx", "case_sensitive 'yes'")]
    [InlineData("tbx2", "case_sensitive 'yes'")]
    [InlineData("omegat", "part_of_speech 'noun'|case_sensitive 'yes'|domain 'ai'|status 'admitted'|which terms are variants, so they are terms of their own")]
    [InlineData("deepl", "case_sensitive 'yes'|domain 'ai'|more than one rendering; kept is 'superintelligence'|part_of_speech 'noun'|status 'admitted'|note 'one \"concept\", two spellings'")]
    [InlineData("google", "case_sensitive 'yes'|domain 'ai'|more than one rendering; kept is 'superintelligence'|status 'admitted'")]
    public void Write_CompleteEntry_NamesWhatTheFormatCannotSay(string name, string expected)
    {
        var (_, losses) = Write(name, Complete);

        Assert.Equal(expected, string.Join('|', losses.Select(loss => loss.Message.Split("cannot say ")[1].TrimEnd('.'))));
    }

    [Theory]
    [InlineData("tsv")]
    [InlineData("csv")]
    [InlineData("tbx")]
    [InlineData("tbx2")]
    public void WriteThenRead_EverythingTheFormatHolds_ComesBack(string name) => Prop.ForAll(Entries, entries =>
    {
        var (text, _) = Write(name, [.. entries]);
        var (read, faults) = Read(name, text);

        Assert.Empty(faults);
        Assert.Equal(new Glossary(entries).Fingerprint, new Glossary(read).Fingerprint);
        Assert.Equal(entries.Select(entry => entry.Note), read.Select(entry => entry.Note));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_OmegaT_HasTheFirstLineAndOneLineForEachPair()
    {
        var (text, _) = Write("omegat", Complete with { Note = "" });

        Assert.Equal(
            "# Glossary in tab-separated format -*- coding: utf-8 -*-\nkecerdasan super\tsuperintelligence\nkecerdasan super\tsuper intelligence\n"
            + "superintelijen\tsuperintelligence\nsuperintelijen\tsuper intelligence\n",
            text);
        Assert.Equal(["superintelligence|super intelligence", "superintelligence|super intelligence"], Read("omegat", text).Entries.Select(entry => string.Join('|', entry.TargetVariants.Prepend(entry.Target))));
    }

    [Fact]
    public void Write_TbxBasic_IsVersionThreeInTheStyleDca()
    {
        var (text, _) = Write("tbx", Complete with { CaseSensitive = false });

        Assert.StartsWith(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"id\" xmlns=\"urn:iso:std:iso:30042:ed-2\">\n  <tbxHeader>",
            text,
            StringComparison.Ordinal);
        Assert.Contains("<descrip type=\"subjectField\">ai</descrip>", text, StringComparison.Ordinal);
        Assert.Contains("<term>superintelligence</term>\n            <termNote type=\"partOfSpeech\">noun</termNote>\n            <termNote type=\"administrativeStatus\">admittedTerm-admn-sts</termNote>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TbxInTheStyleDct_TakesCategoriesFromElements()
    {
        const string Text = """
            <?xml version="1.0"?>
            <tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
                 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
              <text><body>
                <conceptEntry id="c1">
                  <min:subjectField>finance</min:subjectField>
                  <langSec xml:lang="en-US"><termSec><term>share</term><min:partOfSpeech>noun</min:partOfSpeech>
                    <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
                  <langSec xml:lang="id"><termSec><term>saham</term></termSec><termSec><term>andil</term></termSec></langSec>
                </conceptEntry>
                <conceptEntry id="c2"><langSec xml:lang="id"><termSec><term>obligasi</term></termSec></langSec></conceptEntry>
              </body></text>
            </tbx>
            """;

        var (entries, faults) = Read("tbx", Text);

        var entry = Assert.Single(entries);
        Assert.Equal(("saham", "share", "noun", "finance", TermStatus.Forbidden, 5), (entry.Term, entry.Target, entry.PartOfSpeech, entry.Domain, entry.Status, entry.Line));
        Assert.Equal("andil", Assert.Single(entry.Variants));
        Assert.Equal("g:11: warning concept: concept 'c2' has no term in 'en'; it is left out.", Assert.Single(faults).ToString());
    }

    [Fact]
    public void Read_TbxWithDeprecatedRenderingAmongOthers_ForbidsItAndPrefersThePreferred()
    {
        const string Text = """
            <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="c1">
              <descrip type="definition">a mind above man's</descrip><descrip type="context">Meta builds it.</descrip>
              <langSec xml:lang="en">
                <termSec><term>super intelligence</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
                <termSec><term>ASI</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
                <termSec><term>superintelligence</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
              </langSec>
              <langSec xml:lang="id"><termSec><term>kecerdasan super</term></termSec></langSec>
            </conceptEntry></body></text></tbx>
            """;

        var (entries, faults) = Read("tbx", Text);

        Assert.Equal(
            ["kecerdasan super → superintelligence, ASI (Preferred)", "kecerdasan super → super intelligence (Forbidden)"],
            entries.Select(entry => $"{entry.Term} → {string.Join(", ", entry.TargetVariants.Prepend(entry.Target))} ({entry.Status})"));
        Assert.All(entries, entry => Assert.Equal("a mind above man's", entry.Note));
        Assert.Equal("g:1: warning loss: concept 'c1' holds what our columns do not: context.", Assert.Single(faults).ToString());
    }

    [Fact]
    public void Read_MartifWithDocumentTypeAndTermGroups_IgnoresTheType()
    {
        const string Text = """
            <!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
            <martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="e">
              <descripGrp><descrip type="subjectField">law</descrip></descripGrp>
              <langSet xml:lang="id"><ntig><termGrp><term>undang-undang</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet>
              <langSet xml:lang="en"><tig><term>law</term><termNote type="translationNote">no</termNote></tig></langSet>
            </termEntry></body></text></martif>
            """;

        var (entries, faults) = Read("tbx2", Text);

        Assert.Empty(faults);
        var entry = Assert.Single(entries);
        Assert.Equal(("undang-undang", "law", "law", TermStatus.Keep), (entry.Term, entry.Target, entry.Domain, entry.Status));
    }

    [Theory]
    [InlineData("<martif><text>", "the file is no TBX")]
    [InlineData("<html/>", "the root is 'html'; expected 'tbx' or 'martif'")]
    [InlineData("<!DOCTYPE tbx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><tbx><conceptEntry><note>&x;</note></conceptEntry></tbx>", "the file is no TBX")]
    public void Read_BadXml_IsNamed(string text, string expected)
    {
        var (entries, faults) = Read("tbx", text);

        Assert.Empty(entries);
        Assert.Contains(expected, Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_DeepL_KeepsWhatItsLimitsAllow()
    {
        var (text, losses) = Write(
            "deepl",
            new TermEntry { Term = "tim", Variants = ["regu"], Target = "team" },
            new TermEntry { Term = "regu", Target = "squad" },
            new TermEntry { Term = new string('é', 600), Target = "long" },
            new TermEntry { Term = "kota", Target = "town", Status = TermStatus.Forbidden });

        Assert.Equal("tim\tteam\nregu\tteam\n", text);
        Assert.Equal(
            ["'regu' twice; kept is 'team' of line 0.", "a term of more than 1024 bytes.", "that a rendering is forbidden, so the entry is left out."],
            losses.Select(loss => loss.Message.Split("cannot say ")[1]));
    }

    [Fact]
    public void Read_DeepL_NamesWhatDeepLWouldRefuse()
    {
        var (entries, faults) = Read("deepl", "tim\tteam\ntim\tsquad\nkota\nregu \tsquad\n");

        Assert.Single(entries);
        Assert.Equal(
            [(2, "'tim' stands already in line 1; DeepL refuses it twice."), (3, "expected source⇥target."), (4, "DeepL refuses white space around a term.")],
            faults.Select(fault => (fault.Line, fault.Message)));
    }

    [Fact]
    public void Write_Google_QuotesAndNamesItsColumns()
    {
        var (text, _) = Write("google", new TermEntry { Term = "a, b", Target = "c \"d\"", PartOfSpeech = "noun", Note = "n" });

        Assert.Equal("id,en,pos,description\n\"a, b\",\"c \"\"d\"\"\",noun,n\n", text);
    }

    [Theory]
    [InlineData("en-US,id,description\nshare,saham,of a company\n", "saham → share (of a company)")]
    [InlineData("saham,share\n", "saham → share ()")]
    public void Read_Google_FindsTheLanguagesByTheHeader(string text, string expected)
    {
        var entry = Assert.Single(Read("google", text).Entries);

        Assert.Equal(expected, $"{entry.Term} → {entry.Target} ({entry.Note})");
    }

    [Fact]
    public void Read_Csv_NamesFaultsByTheLineOfTheFile()
    {
        var (entries, faults) = Read("csv", "term,target,note\n\"tim\",team,\"two\nlines\"\nsaham,,\n");

        Assert.Equal("two lines", Assert.Single(entries).Note);
        Assert.Equal("g:4: error empty: the target is empty; a term that is not to be translated repeats itself there with status keep.", Assert.Single(faults).ToString());
    }

    [Fact]
    public void Write_OmegaTWithTwoEntriesOfOneTerm_NamesTheLoss()
    {
        var (_, losses) = Write("omegat", new TermEntry { Term = "model", Target = "model" }, new TermEntry { Term = "model", Target = "example" });

        Assert.EndsWith("cannot say that 'model' is of two entries, so their targets stand together.", Assert.Single(losses).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deepl")]
    [InlineData("google")]
    public void Write_EngineGlossaryBeyondItsSize_IsRefused(string name)
    {
        var long500 = new string('x', 500);
        var entries = Enumerable.Range(0, 10_500).Select(i => new TermEntry { Term = $"{long500} {i}", Target = long500 });

        var fault = Assert.Throws<InvalidDataException>(() => GlossaryFormats.Find(name)!.Write(new Glossary(entries), Stream.Null, []));

        Assert.Contains("takes at most 10485760. Export fewer terms.", fault.Message, StringComparison.Ordinal);
    }

    private static Arbitrary<ImmutableArray<TermEntry>> Entries
    {
        get
        {
            var form = Gen.Elements("tim", "pusat data", "model-model", "a \"b\"", "x & y", "<z>", "naïve, café", "日本");
            var forms = form.ListOf().Select(list => list.Distinct().Take(2).ToImmutableArray());
            var entry = from term in form
                        from variants in forms
                        from target in form
                        from targets in forms
                        from partOfSpeech in Gen.Elements("", "noun", "verb", "name")
                        from status in Gen.Elements(TermStatus.Preferred, TermStatus.Admitted, TermStatus.Forbidden)
                        from domain in Gen.Elements("", "ai")
                        from note in Gen.Elements("", "a; b", "<c> & \"d\"")
                        select new TermEntry
                        {
                            Term = term, Variants = variants, Target = target, TargetVariants = targets, PartOfSpeech = partOfSpeech, Status = status,
                            Domain = domain, Note = note,
                        };
            return Arb.From(entry.ListOf().Where(list => list.Count > 0).Select(list => list.ToImmutableArray()));
        }
    }

    private static (string Text, List<GlossaryFault> Losses) Write(string name, params TermEntry[] entries)
    {
        var losses = new List<GlossaryFault>();
        using var stream = new MemoryStream();
        GlossaryFormats.Find(name)!.Write(new Glossary(entries), stream, losses);
        return (Encoding.UTF8.GetString(stream.ToArray()), losses);
    }

    private static (ImmutableArray<TermEntry> Entries, List<GlossaryFault> Faults) Read(string name, string text)
    {
        var faults = new List<GlossaryFault>();
        return (GlossaryFormats.Find(name)!.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "g", Languages, faults), faults);
    }
}
