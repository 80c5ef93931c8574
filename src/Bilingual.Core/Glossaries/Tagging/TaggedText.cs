using Bilingual.Glossaries.Matching;

namespace Bilingual.Glossaries.Tagging;

/// <summary>A sentence of a treebank: its text in lower case, its atoms, and the part of speech of each, by number in <see cref="Parts"/>.</summary>
/// <param name="Small">The text in lower case.</param>
/// <param name="Atoms">Its atoms.</param>
/// <param name="Tags">For each atom its part of speech, or −1 where the treebank has none.</param>
internal sealed record TaggedText(string Small, Atom[] Atoms, int[] Tags)
{
    /// <summary>The parts of speech of Universal Dependencies.</summary>
    public static readonly string[] Parts =
    [
        "NOUN", "VERB", "ADJ", "ADV", "PROPN", "AUX", "ADP", "DET", "PRON", "PART", "CCONJ", "SCONJ", "NUM", "PUNCT", "SYM", "INTJ", "X",
    ];

    /// <summary>The tag that a part of speech is.</summary>
    public static WordTag TagOf(int part) => Parts[part] switch
    {
        "NOUN" or "PROPN" => WordTag.Noun,
        "VERB" => WordTag.Verb,
        "ADJ" or "ADV" => WordTag.Adjective,
        _ => WordTag.Other,
    };

    /// <summary>Reads sentences in CoNLL-U (https://universaldependencies.org/format.html) and cuts them as the matcher cuts texts.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="path">Name of the file, for messages.</param>
    /// <exception cref="InvalidDataException">A line has fewer than ten columns or an unknown part of speech.</exception>
    public static IEnumerable<TaggedText> Read(IEnumerable<string> lines, string path)
    {
        var text = new System.Text.StringBuilder();
        var parts = new Dictionary<int, int>();
        var (number, covered) = (0, 0);
        foreach (var line in lines.Append(""))
        {
            number++;
            if (line.Length == 0)
            {
                if (parts.Count > 0)
                    yield return Cut(text.ToString(), parts);
                text.Clear();
                parts.Clear();
                covered = 0;
                continue;
            }

            if (line[0] == '#')
                continue;
            var columns = line.Split('\t');
            if (columns.Length < 10)
                throw new InvalidDataException($"{path}:{number}: {columns.Length} columns; CoNLL-U has ten.");
            var id = columns[0];
            var follows = columns[9].Contains("SpaceAfter=No", StringComparison.Ordinal) ? "" : " ";
            if (id.Contains('.', StringComparison.Ordinal))
                continue;
            if (id.Split('-') is [_, var last])
            {
                if (!int.TryParse(last, System.Globalization.CultureInfo.InvariantCulture, out covered))
                    throw new InvalidDataException($"{path}:{number}: '{id}' is no range of words; CoNLL-U writes 3-4.");
                text.Append(columns[1]).Append(follows);
                continue;
            }

            if (int.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out var word) && word <= covered)
                continue;
            var part = Array.IndexOf(Parts, columns[3]);
            if (part < 0)
                throw new InvalidDataException($"{path}:{number}: '{columns[3]}' is no part of speech of Universal Dependencies.");
            parts[text.Length] = part;
            text.Append(columns[1]).Append(follows);
        }
    }

    private static TaggedText Cut(string text, Dictionary<int, int> parts)
    {
        var atoms = new List<Atom>();
        TextAtoms.Append(text, atoms);
        return new TaggedText(
            text.ToLowerInvariant().Replace('’', '\''), [.. atoms], [.. atoms.Select(atom => parts.GetValueOrDefault(atom.Start, -1))]);
    }
}
