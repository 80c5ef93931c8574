using System.Text;

namespace Bilingual.Languages;

/// <summary>Reads text whose language is known: tables of translations, a column for each language, and files named by their language.</summary>
public static class LabelledTextReader
{
    /// <summary>
    /// The texts of files in order. A <c>.tsv</c> file holds the languages of <paramref name="columns"/> in its columns; any other file holds
    /// a text a line in the language that its name is, as in <c>jv.txt</c>. Blank texts are passed over.
    /// </summary>
    /// <param name="paths">Files in UTF-8.</param>
    /// <param name="columns">BCP 47 codes of the columns of <c>.tsv</c> files.</param>
    /// <exception cref="InvalidDataException">A line has too few columns, or a file's name is no language code; the message says which.</exception>
    public static IEnumerable<LabelledText> Read(IEnumerable<string> paths, IReadOnlyList<string> columns)
    {
        foreach (var path in paths)
        {
            var isTable = Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase);
            string[] languages = isTable ? [.. columns] : [CodeOf(path)];
            var number = 0;
            foreach (var line in File.ReadLines(path, Encoding.UTF8))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                var texts = isTable ? line.Split('\t') : [line];
                if (texts.Length < languages.Length)
                    throw new InvalidDataException($"{path}:{number}: expected {languages.Length} texts parted by tabs, found {texts.Length}; mend or remove the line.");
                for (var i = 0; i < languages.Length; i++)
                {
                    if (!string.IsNullOrWhiteSpace(texts[i]))
                        yield return new LabelledText(languages[i], texts[i].Trim().Normalize());
                }
            }
        }
    }

    private static string CodeOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.Length is 2 or 3 && name.All(char.IsAsciiLetterLower)
            ? name
            : throw new InvalidDataException($"{path}: a file of text in one language is named by its code, as in jv.txt; rename it.");
    }
}
