using Bilingual.Languages;

namespace Bilingual.Tests.Languages;

public sealed class LabelledTextReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bilingual").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Read_TableAndNamedFile_LabelsTheirTexts()
    {
        var files = new[] { Write("a.tsv", "satu\tone\textra\n\n \ttwo\n"), Write("jv.txt", "siji\n\nloro\n") };

        Assert.Equal(
            [new("id", "satu"), new("en", "one"), new("en", "two"), new("jv", "siji"), new("jv", "loro")],
            LabelledTextReader.Read(files, ["id", "en"]));
    }

    [Fact]
    public void Read_LineWithTooFewColumns_NamesIt()
    {
        var path = Write("a.tsv", "satu\tone\ndua\n");

        var exception = Assert.Throws<InvalidDataException>(() => LabelledTextReader.Read([path], ["id", "en"]).Count());

        Assert.Equal($"{path}:2: expected 2 texts parted by tabs, found 1; mend or remove the line.", exception.Message);
    }

    [Fact]
    public void Read_FileWithoutALanguageForAName_SaysWhatIsExpected()
    {
        var path = Write("Notes.txt", "x");

        var exception = Assert.Throws<InvalidDataException>(() => LabelledTextReader.Read([path], ["id", "en"]).Count());

        Assert.Equal($"{path}: a file of text in one language is named by its code, as in jv.txt; rename it.", exception.Message);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
