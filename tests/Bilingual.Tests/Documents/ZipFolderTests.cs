using System.IO.Compression;
using System.Text;
using Bilingual.Documents;

namespace Bilingual.Tests.Documents;

public sealed class ZipFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("bilingual").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Open_FolderWithArchive_ListsItsFilesBelowIt()
    {
        File.WriteAllText(Path.Combine(root, "b.txt"), "x");
        Pack("a.zip", ("z.txt", "satu"), ("sub/a.md", "dua"), (".DS_Store", "x"), ("__MACOSX/z.txt", "x"), ("foto.jpg", "x"), ("in.zip", "x"), ("../up.txt", "x"));

        using var folder = DocumentFolder.Open(root);

        Assert.Equal(["a.zip/sub/a.md", "a.zip/z.txt", "b.txt"], folder.Files.Select(file => file.Path));
        Assert.Equal(
            [
                "a.zip/../up.txt: its name leads out of the archive, passed over", "a.zip/.DS_Store: hidden, passed over", "a.zip/__MACOSX/z.txt: hidden, passed over",
                "a.zip/foto.jpg: not a text, Markdown, HTML or DOCX file, passed over", "a.zip/in.zip: not a text, Markdown, HTML or DOCX file, passed over",
            ],
            folder.Notes.AsEnumerable());
        Assert.Equal("dua", Encoding.UTF8.GetString(folder.Files[0].Load(new ReadingOptions()).Bytes.Span));
    }

    [Fact]
    public void Load_FilesOfOneArchiveOnManyThreads_GivesEachItsOwnBytes()
    {
        Pack("a.zip", [.. Enumerable.Range(0, 40).Select(i => ($"{i:00}.txt", new string((char)('a' + (i % 26)), 5000 + i)))]);
        using var folder = DocumentFolder.Open(Path.Combine(root, "a.zip"));

        Parallel.For(0, 40, i => Assert.Equal(5000 + i, folder.Files[i].Load(new ReadingOptions()).Bytes.Length));
    }

    [Fact]
    public void Open_DamagedArchiveAlone_SaysSo()
    {
        File.WriteAllText(Path.Combine(root, "a.zip"), "not an archive");

        var exception = Assert.Throws<DocumentException>(() => DocumentFolder.Open(Path.Combine(root, "a.zip")));

        Assert.StartsWith("a.zip: it is no ZIP archive, or damaged (", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DamagedArchiveAmongOthers_FailsOnlyWhenLoaded()
    {
        File.WriteAllText(Path.Combine(root, "a.zip"), "not an archive");
        File.WriteAllText(Path.Combine(root, "b.txt"), "x");

        using var folder = DocumentFolder.Open(root);

        Assert.Equal(["a.zip", "b.txt"], folder.Files.Select(file => file.Path));
        var exception = Assert.Throws<DocumentException>(() => folder.Files[0].Load(new ReadingOptions()));
        Assert.Equal("pack it again", exception.Cure);
    }

    [Fact]
    public void Open_ArchiveOverTheLimits_NamesTheLimitAndItsOption()
    {
        Pack("a.zip", ("a.txt", new string('a', 600)), ("b.txt", new string('b', 600)));
        var path = Path.Combine(root, "a.zip");

        Assert.Equal(
            "a.zip: it holds 2 files, more than the limit of 1; unpack or split it, or raise the limit (Reading:MaxArchiveEntries).",
            Assert.Throws<DocumentException>(() => DocumentFolder.Open(path, new ReadingOptions { MaxArchiveEntries = 1 })).Message);
        Assert.Equal(
            "a.zip: it unfolds to more than the limit of 1,000 bytes; unpack or split it, or raise the limit (Reading:MaxArchiveBytes).",
            Assert.Throws<DocumentException>(() => DocumentFolder.Open(path, new ReadingOptions { MaxArchiveBytes = 1000 })).Message);
    }

    [Fact]
    public void Load_FileOfAnArchiveOverTheLimit_IsRefused()
    {
        Pack("a.zip", ("a.txt", new string('a', 6000)));
        using var folder = DocumentFolder.Open(root);

        var exception = Assert.Throws<DocumentException>(() => folder.Files[0].Load(new ReadingOptions { MaxFileBytes = 5000 }));

        Assert.Equal("it has 6,000 bytes, more than the limit of 5,000", exception.Reason);
    }

    [Fact]
    public void Open_TwoFilesOfOneName_KeepsTheFirst()
    {
        Pack("a.zip", ("a.txt", "satu"), ("a.txt", "dua"));

        using var folder = DocumentFolder.Open(root);

        Assert.Equal(["a.zip/a.txt"], folder.Files.Select(file => file.Path));
        Assert.Equal(["a.zip/a.txt: a second file of this name, passed over"], folder.Notes.AsEnumerable());
    }

    private void Pack(string name, params (string Path, string Text)[] files)
    {
        using var archive = ZipFile.Open(Path.Combine(root, name), ZipArchiveMode.Create);
        foreach (var (path, text) in files)
        {
            using var stream = archive.CreateEntry(path).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
