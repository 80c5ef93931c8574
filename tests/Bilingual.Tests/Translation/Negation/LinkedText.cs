using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Negation;

/// <summary>Sentence pairs with word links, written as <c>virus tidak terdeteksi | undetected virus | virus=virus terdeteksi=undetected</c>.</summary>
internal sealed class LinkedText
{
    public LinkedText(params IReadOnlyList<string> lines)
    {
        var rows = lines.Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        Text = TrainingText.Prepare(rows.Select(row => new SentencePair(row[0], row[1])), "id", "en");
        Links = [.. rows.Select(row => Read(row[0].Split(' '), row[1].Split(' '), row[2]))];
    }

    public TrainingText Text { get; }

    public WordLink[][] Links { get; }

    public NumberedText Source => new("id", Text.Source.Words, Text.Bitext.Source);

    public NumberedText Target => new("en", Text.Target.Words, Text.Bitext.Target);

    /// <summary>The links of a sentence pair as they are written.</summary>
    public string LinksOf(int sentence) => string.Join(' ', Links[sentence].Select(link =>
        $"{Text.Source[Text.Bitext.Source[sentence][link.Source]]}={Text.Target[Text.Bitext.Target[sentence][link.Target]]}"));

    /// <summary>Word translations by the links.</summary>
    public LexicalWeights Lexical()
    {
        var lexical = new LexicalWeights();
        for (var n = 0; n < Links.Length; n++)
            lexical.Add(Text.Bitext.Source[n], Text.Bitext.Target[n], Links[n], 1);
        return lexical;
    }

    private static WordLink[] Read(string[] source, string[] target, string links) =>
        [.. links.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(link => link.Split('='))
            .Select(ends => new WordLink((ushort)Array.IndexOf(source, ends[0]), (ushort)Array.IndexOf(target, ends[1])))];
}
