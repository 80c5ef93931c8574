using System.Collections.Immutable;

namespace Bilingual.Languages;

/// <summary>What files and folders in a language are called: <c>Languages/languages.tsv</c>, embedded.</summary>
internal sealed class LanguageNames
{
    private readonly ImmutableDictionary<string, string> codes;

    private LanguageNames(ImmutableDictionary<string, string> codes) => this.codes = codes;

    /// <summary>Reads the embedded table.</summary>
    public static LanguageNames Load()
    {
        using var reader = new StreamReader(typeof(LanguageNames).Assembly.GetManifestResourceStream("Bilingual.Languages.languages.tsv")!);
        var table = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('\t');
            foreach (var name in cells[1].Split('|'))
                table.Add(name, cells[0]);
        }

        return new LanguageNames(table.ToImmutable());
    }

    /// <summary>Whether the table holds the language: one of those that the project works with.</summary>
    public bool Knows(string code) => codes.ContainsKey(code);

    /// <summary>The language that a path names: in the file's name first, else in its folders from the inmost; null for none or for two.</summary>
    public string? HintIn(string path)
    {
        var parts = path.Split('/');
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            string? found = null;
            foreach (var word in parts[i].Split(['.', '_', '-', ' ', '(', ')', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (!codes.TryGetValue(word, out var code) || code == found)
                    continue;
                if (found is not null)
                    return null;
                found = code;
            }

            if (found is not null)
                return found;
        }

        return null;
    }
}
