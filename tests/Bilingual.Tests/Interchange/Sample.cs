using System.Collections.Immutable;
using System.Text;
using Bilingual.Alignment;
using Bilingual.Corpora;
using Bilingual.Documents;

namespace Bilingual.Tests.Interchange;

/// <summary>Small articles and units for the tests of the formats.</summary>
internal static class Sample
{
    public static readonly Evidence Evidence = new(0.71, 0.5, ["14.3e9"], ["Wang", "Meta"], ["superintelligence"]);

    /// <summary>An article of the given paragraphs, a blank line between them; sentences end in a full stop and a space.</summary>
    public static Document Article(string path, string language, params string[] paragraphs)
    {
        var text = new StringBuilder();
        var result = ImmutableArray.CreateBuilder<Paragraph>();
        for (var index = 0; index < paragraphs.Length; index++)
        {
            var start = text.Length;
            var content = paragraphs[index];
            text.Append(content).Append("\n\n");
            result.Add(new Paragraph
            {
                Index = index,
                Line = 2 * index + 1,
                Span = new TextSpan(start, start + content.Length),
                Text = content,
                Map = OffsetMap.Identity(start),
                Sentences = Sentences(content, start),
            });
        }

        return new Document
        {
            Path = path,
            Language = language,
            Text = text.ToString(),
            ContentHash = new string('a', 64),
            Paragraphs = result.ToImmutable(),
        };
    }

    public static Document WithKind(this Document document, int paragraph, ParagraphKind kind, string rule = "") =>
        document with
        {
            Paragraphs = document.Paragraphs.SetItem(paragraph, document.Paragraphs[paragraph] with { Kind = kind, KindRule = rule }),
        };

    public static Link Link(int source, int target, double probability = 0.8, Relation relation = Relation.Partial) =>
        new(source, target, relation, probability, Evidence);

    public static TranslationUnit Unit(string source, string target, string id = "u1") => new()
    {
        Id = id,
        Source = new UnitSide("berita/a.txt", 3, [new TextSpan(10, 20), new TextSpan(21, 40)], source)
        {
            Places = [new SentencePlace(4, 2, 12, 0, 2), new SentencePlace(5, 2, 12, 1, 2)],
        },
        Target = new UnitSide("news/b.txt", 5, [new TextSpan(0, 12)], target) { Places = [new SentencePlace(0, 0, 8, 0, 3)] },
        Relation = Relation.Translation,
        Probability = 0.875,
        Score = 0.93124,
    };

    private static ImmutableArray<Sentence> Sentences(string text, int offset)
    {
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        for (var start = 0; start < text.Length;)
        {
            var stop = text.IndexOf(". ", start, StringComparison.Ordinal);
            var end = stop < 0 ? text.Length : stop + 1;
            sentences.Add(new Sentence(
                sentences.Count,
                new TextSpan(start, end),
                new TextSpan(offset + start, offset + end),
                text[start..end]));
            start = stop < 0 ? end : end + 1;
        }

        return sentences.ToImmutable();
    }
}
