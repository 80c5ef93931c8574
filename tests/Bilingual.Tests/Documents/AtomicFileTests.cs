using System.Text;
using Bilingual.Documents;

namespace Bilingual.Tests.Documents;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bilingual-atomic-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Commit_AfterWriting_PutsTheFileInPlaceAndLeavesNothingElse()
    {
        var path = Path.Combine(folder, "new", "corpus.tmx");
        AtomicFile.Write(path, stream => stream.Write("whole"u8));

        Assert.Equal("whole", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Stream_BeforeCommit_LeavesTheTargetAsItWas()
    {
        var path = Path.Combine(folder, "corpus.tmx");
        File.WriteAllText(path, "old");
        using (var file = AtomicFile.Create(path))
        {
            file.Stream.Write("new"u8);
            file.Stream.Flush();
            Assert.Equal("old", File.ReadAllText(path));
        }

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public void Write_WhenTheWriterThrows_KeepsTheOldFileAndDeletesTheTemporary()
    {
        var path = Path.Combine(folder, "corpus.tmx");
        File.WriteAllText(path, "old");
        Assert.Throws<InvalidDataException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new InvalidDataException("no more");
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task WriteAsync_WhenCancelled_KeepsTheOldFile()
    {
        var path = Path.Combine(folder, "corpus.tmx");
        await File.WriteAllTextAsync(path, "old");
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(() => AtomicFile.WriteAsync(
            path,
            async (stream, token) =>
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes("new"), token);
                await cancellation.CancelAsync();
            },
            cancellation.Token));

        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public void Create_AfterARunThatWasKilled_RemovesItsTemporary()
    {
        var path = Path.Combine(folder, "corpus.tmx");
        var leftover = Path.Combine(folder, ".corpus.tmx.1.tmp");
        File.WriteAllText(leftover, "half");
        AtomicFile.Write(path, stream => stream.Write("whole"u8));

        Assert.Equal([path], Directory.GetFiles(folder));
        Assert.Equal("whole", File.ReadAllText(path));
    }

    [Fact]
    public void Create_WhileAnotherWriterIsAtWork_DisturbsNeither()
    {
        var path = Path.Combine(folder, "corpus.tmx");
        using var first = AtomicFile.Create(path);
        first.Stream.Write("first"u8);
        using var second = AtomicFile.Create(path);
        second.Stream.Write("second"u8);
        first.Commit();
        Assert.Equal("first", File.ReadAllText(path));
        second.Commit();

        Assert.Equal("second", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public void Stream_DisposedByAWriter_StillCommitsWhole()
    {
        var path = Path.Combine(folder, "a.txt");
        using (var file = AtomicFile.Create(path))
        {
            using (var writer = new StreamWriter(file.Stream))
                writer.Write("text");
            file.Commit();
        }

        Assert.Equal("text", File.ReadAllText(path));
    }

    [Fact]
    public void Create_WhereAFolderStands_NamesItAndTheCure()
    {
        var fault = Assert.Throws<OutputException>(() => AtomicFile.Create(folder));
        Assert.Equal($"cannot write '{folder}': it is a folder; name a file inside it", fault.Message);
    }

    [Fact]
    public void Create_BelowAFile_NamesTheFileAndTheCure()
    {
        var file = Path.Combine(folder, "plain");
        File.WriteAllText(file, "");
        var path = Path.Combine(file, "corpus.tmx");
        var fault = Assert.Throws<OutputException>(() => AtomicFile.Create(path));
        Assert.Equal($"cannot write '{path}': '{file}' is a file, not a folder; choose another folder", fault.Message);
    }

    [Fact]
    public void From_NoPermission_NamesTheFileTheReasonAndTheCure()
    {
        var fault = OutputException.From("out/links.tsv", new UnauthorizedAccessException());
        Assert.Equal("cannot write 'out/links.tsv': no permission; choose another folder or change its permissions", fault.Message);
    }

    [Fact]
    public void Stream_OnAFullDisk_NamesTheFileTheReasonAndTheCure()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var fault = Assert.Throws<OutputException>(() => AtomicFile.Write("/dev/full", stream => stream.Write(new byte[1 << 20])));
        Assert.Equal("cannot write '/dev/full': the disk is full; free some space or choose a folder on another disk", fault.Message);
    }

    [Fact]
    public void Write_ToADevice_WritesStraightToIt()
    {
        if (!OperatingSystem.IsLinux())
            return;
        AtomicFile.Write("/dev/null", stream => stream.Write("gone"u8));
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.False(File.Exists("/dev/.null.1.tmp"));
    }

    [Fact]
    public void Write_ThroughASymbolicLink_ReplacesWhatItPointsTo()
    {
        if (OperatingSystem.IsWindows())
            return;
        var real = Path.Combine(folder, "real.txt");
        File.WriteAllText(real, "old");
        var link = Path.Combine(folder, "link.txt");
        File.CreateSymbolicLink(link, real);
        AtomicFile.Write(link, stream => stream.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(real));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void Write_UnderALongName_FitsTheTemporaryIntoTheFileSystemsLimit()
    {
        var path = Path.Combine(folder, string.Concat(Enumerable.Repeat("é", 120)));
        AtomicFile.Write(path, stream => stream.Write("x"u8));
        Assert.Equal([path], Directory.GetFiles(folder));
    }
}
