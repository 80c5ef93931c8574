using System.Text;
using Bilingual.Corpora;
using Bilingual.Interchange;

namespace Bilingual.Tests.Interchange;

/// <summary>Expected files, and exports to compare with them.</summary>
internal static class Fixture
{
    /// <summary>The expected file of that name.</summary>
    public static string Read(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Interchange", name), Encoding.UTF8);

    /// <summary>What a format of one file writes.</summary>
    public static string Export(ICorpusFormat format, CorpusInfo info, params TranslationUnit[] units) => Assert.Single(ExportAll(format, info, units));

    /// <summary>What a format writes, file by file.</summary>
    public static string[] ExportAll(ICorpusFormat format, CorpusInfo info, params TranslationUnit[] units)
    {
        var files = format.Extensions(info).Select(_ => new MemoryStream()).ToArray();
        var writer = format.CreateWriter(files, info);
        foreach (var unit in units)
            writer.Write(unit);
        writer.Complete();
        return [.. files.Select(file => Encoding.UTF8.GetString(file.ToArray()))];
    }

    /// <summary>What an action writes into a stream, as text.</summary>
    public static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
