using System.Text;
using Bilingual.Glossaries;

namespace Bilingual.Tests.Glossaries;

public sealed class GlossaryWriterTests
{
    [Fact]
    public void Write_ThenRead_GivesTheSameEntries()
    {
        TermEntry[] entries =
        [
            new()
            {
                Term = "kecerdasan super", Variants = ["superintelijensi", "superintelijen"], Target = "superintelligence",
                TargetVariants = ["super intelligence"], PartOfSpeech = "noun", Domain = "ai", Note = "one concept",
            },
            new() { Term = "Meta", Target = "Meta", PartOfSpeech = "name", Status = TermStatus.Keep, CaseSensitive = true },
            new() { Term = "model batas", Target = "border model", Status = TermStatus.Forbidden },
        ];
        var file = new StringWriter();

        GlossaryWriter.Write(entries, file);
        var faults = new List<GlossaryFault>();
        var read = GlossaryReader.ReadStream(new MemoryStream(Encoding.UTF8.GetBytes(file.ToString())), "g.tsv", faults);

        Assert.Empty(faults);
        Assert.Equal(new Glossary(entries).Fingerprint, new Glossary(read).Fingerprint);
        Assert.Equal("one concept", read[0].Note);
    }

    [Fact]
    public void Write_TabInsideAField_BecomesASpace()
    {
        var file = new StringWriter();

        GlossaryWriter.Write([new TermEntry { Term = "tim", Target = "team", Note = "a\tb\r\nc" }], file);

        Assert.EndsWith("tim\t\tteam\t\t\t\t\t\ta b c\n", file.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WhatTheFormatCannotSay_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => GlossaryWriter.Write([new TermEntry { Term = "#1", Target = "no. 1" }], TextWriter.Null));
        Assert.Throws<ArgumentException>(() => GlossaryWriter.Write([new TermEntry { Term = "a", Variants = ["b;c"], Target = "d" }], TextWriter.Null));
    }

    [Fact]
    public void Write_ToAFile_LeavesNoTemporaryFile()
    {
        var folder = Directory.CreateTempSubdirectory("glossary").FullName;
        try
        {
            var path = Path.Combine(folder, "g.tsv");

            GlossaryWriter.Write([new TermEntry { Term = "tim", Target = "team" }], path);

            Assert.Equal([path], Directory.GetFiles(folder));
            Assert.Equal("team", GlossaryReader.Read(path)[0].Target);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
