using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Training;

public sealed class ParallelTextTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Read_PairsAndBlankLines_ReturnsTrimmedNfcPairs()
    {
        File.WriteAllText(path, " Cafe\u0301 \tA café\n\n \t \nDua\tTwo");

        Assert.Equal([new("Café", "A café"), new("Dua", "Two")], ParallelText.Read([path]));
    }

    [Theory]
    [InlineData("Satu\tOne\nDua", "2: expected two texts parted by a tab, found 1; mend or remove the line.")]
    [InlineData("a\tb\tc", "1: expected two texts parted by a tab, found 3; mend or remove the line.")]
    public void Read_WrongNumberOfTexts_NamesFileAndLine(string content, string message)
    {
        File.WriteAllText(path, content);

        var fault = Assert.Throws<InvalidDataException>(() => ParallelText.Read([path]).ToList());

        Assert.Equal($"{path}:{message}", fault.Message);
    }

    [Fact]
    public void Read_VeryLongLine_IsRefused()
    {
        File.WriteAllText(path, new string('a', ParallelText.LongestLine) + "\tb");

        var fault = Assert.Throws<InvalidDataException>(() => ParallelText.Read([path]).ToList());

        Assert.StartsWith($"{path}:1: the line has 65538 characters", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadDictionary_MoreColumns_IgnoresThem()
    {
        File.WriteAllText(path, "hakikat\tentity\tn\t00001740-n\n");

        Assert.Equal([new("hakikat", "entity")], ParallelText.ReadDictionary([path]));
    }
}
