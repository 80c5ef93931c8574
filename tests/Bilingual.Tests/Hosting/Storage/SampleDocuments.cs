using Bilingual.Documents;
using Bilingual.Glossaries;

namespace Bilingual.Tests.Hosting.Storage;

/// <summary>Small analysed documents for storage tests.</summary>
internal static class SampleDocuments
{
    public static readonly TermEntry Term = new() { Term = "kecerdasan super", Target = "superintelligence", File = "ai.tsv", Line = 2 };

    /// <summary>A document of one-sentence paragraphs, the first holding a term at its start.</summary>
    public static MappedDocument Create(string path, string language, params string[] paragraphs)
    {
        var text = string.Join('\n', paragraphs);
        var start = 0;
        var built = new List<Paragraph>();
        for (var i = 0; i < paragraphs.Length; i++)
        {
            var span = new TextSpan(start, start + paragraphs[i].Length);
            var map = OffsetMap.Identity(start);
            built.Add(new Paragraph
            {
                Index = i,
                Span = span,
                Line = i + 1,
                Text = paragraphs[i],
                Map = map,
                Kind = i == 0 ? ParagraphKind.Title : ParagraphKind.Body,
                KindRule = i == 0 ? "first-line" : "",
                Sentences = [new Sentence(0, new TextSpan(0, paragraphs[i].Length), span, paragraphs[i])],
            });
            start = span.End + 1;
        }

        var document = new Document
        {
            Path = path,
            Language = language,
            LanguageProbability = .9,
            Text = text,
            ContentHash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))),
            Encoding = "windows-1252",
            Notes = ["decoded as Windows-1252"],
            Paragraphs = [.. built],
        };
        var match = new TermMatch(new TextSpan(0, 4), Term, "kecerdasan super", "kecerdasan super", 0);
        return new MappedDocument(document, [[match], .. paragraphs.Skip(1).Select(_ => System.Collections.Immutable.ImmutableArray<TermMatch>.Empty)]);
    }
}
