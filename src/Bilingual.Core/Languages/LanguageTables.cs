using System.Reflection;
using System.Text;

namespace Bilingual.Languages;

/// <summary>The embedded tables of <c>Languages/*/</c>: cells parted by tabs, a row a line, comments after <c>#</c>.</summary>
internal static class LanguageTables
{
    private static readonly Assembly Assembly = typeof(LanguageTables).Assembly;

    /// <summary>The rows of a table, without comments and blank lines; none where it does not exist.</summary>
    /// <param name="resource">Name of the resource.</param>
    public static IEnumerable<string[]> Rows(string resource)
    {
        using var stream = Assembly.GetManifestResourceStream(resource);
        if (stream is null)
            yield break;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
        }
    }

    /// <summary>The tables of a kind, one for each language that has it.</summary>
    /// <param name="file">Name of the file.</param>
    /// <returns>What stands before the name of the file in the resource's, with its last stop, and the rows.</returns>
    public static IEnumerable<(string Folder, List<string[]> Rows)> All(string file) =>
        Assembly.GetManifestResourceNames().Where(name => name.EndsWith("." + file, StringComparison.Ordinal))
            .Select(name => (name[..^file.Length], Rows(name).ToList()));

    /// <summary>The code in the row <c>language</c> of a table.</summary>
    public static string Language(IEnumerable<string[]> rows) => rows.First(static row => row[0] == "language")[1];
}
