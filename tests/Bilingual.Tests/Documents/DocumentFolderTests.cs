using Bilingual.Documents;

namespace Bilingual.Tests.Documents;

public sealed class DocumentFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("bilingual").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Open_Folder_ListsFilesInOrdinalOrderWithForwardSlashes()
    {
        Write("b/a.txt", "x");
        Write("b.txt", "x");
        Write("B.TXT", "x");
        Write("a/é.md", "x");
        Write("a/deep/er/a.txt", "x");

        Assert.Equal(["B.TXT", "a/deep/er/a.txt", "a/é.md", "b.txt", "b/a.txt"], DocumentFolder.Open(root).Files.Select(file => file.Path));
    }

    [Fact]
    public void Open_HiddenForeignAndLinkedEntries_ArePassedOverWithANote()
    {
        Write("a.txt", "x");
        Write(".git/config.txt", "x");
        Write("photo.jpg", "x");
        Directory.CreateSymbolicLink(Path.Combine(root, "loop"), root);

        var folder = DocumentFolder.Open(root);

        Assert.Equal(["a.txt"], folder.Files.Select(file => file.Path));
        Assert.Equal(
            [".git: hidden, passed over", "loop: a link to a folder, not followed", "photo.jpg: not a text, Markdown, HTML or DOCX file, passed over"],
            folder.Notes.AsEnumerable());
    }

    [Fact]
    public void Open_SingleFile_ListsIt()
    {
        Write("sub/a.txt", "x");

        Assert.Equal(["a.txt"], DocumentFolder.Open(Path.Combine(root, "sub", "a.txt")).Files.Select(file => file.Path));
    }

    [Fact]
    public void Open_MissingFolder_SaysSo()
    {
        var missing = Path.Combine(root, "none");

        var exception = Assert.Throws<DocumentException>(() => DocumentFolder.Open(missing));

        Assert.Equal($"{missing}: there is no such folder or file; check the path.", exception.Message);
    }

    [Fact]
    public void Load_EmptyFile_SaysSo()
    {
        Write("a.txt", "");

        var exception = Assert.Throws<DocumentException>(() => DocumentFolder.Open(root).Files[0].Load(new ReadingOptions()));

        Assert.Equal("a.txt: it is empty; fill it or remove it.", exception.Message);
    }

    [Fact]
    public void Load_FileOverTheLimit_IsRefusedUnread()
    {
        using (var file = File.Create(Path.Combine(root, "a.txt")))
            file.SetLength(200L << 20);

        var exception = Assert.Throws<DocumentException>(() => DocumentFolder.Open(root).Files[0].Load(new ReadingOptions()));

        Assert.Equal("it has 209,715,200 bytes, more than the limit of 67,108,864", exception.Reason);
    }

    [Fact]
    public void Load_FileThatVanished_SaysSo()
    {
        Write("a.txt", "x");
        var folder = DocumentFolder.Open(root);
        File.Delete(Path.Combine(root, "a.txt"));

        var exception = Assert.Throws<DocumentException>(() => folder.Files[0].Load(new ReadingOptions()));

        Assert.StartsWith("a.txt: it cannot be read (", exception.Message, StringComparison.Ordinal);
        Assert.Equal("check that it exists and may be read", exception.Cure);
    }

    [Fact]
    public void Load_File_GivesBytesAndHash()
    {
        Write("a.txt", "abc");

        var bytes = DocumentFolder.Open(root).Files[0].Load(new ReadingOptions());

        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", bytes.Hash);
        Assert.Equal("a.txt", bytes.Path);
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
