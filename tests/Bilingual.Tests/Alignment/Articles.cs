using Bilingual.Alignment;
using Bilingual.Documents;

namespace Bilingual.Tests.Alignment;

/// <summary>Makes the signals of small articles; a paragraph that begins with <c>!</c> is boilerplate.</summary>
internal static class Articles
{
    public static DocumentSignals Make(SignalExtractor extractor, string path, string language, params string[] paragraphs) => extractor.Extract(new Document
    {
        Path = path,
        Language = language,
        Text = "",
        ContentHash = "",
        Paragraphs =
        [
            .. paragraphs.Select((text, i) => new Paragraph
            {
                Index = i,
                Line = i + 1,
                Span = new TextSpan(0, text.Length),
                Map = OffsetMap.Identity(0),
                Text = text.TrimStart('!'),
                Kind = text.StartsWith('!') ? ParagraphKind.Boilerplate : i == 0 ? ParagraphKind.Title : ParagraphKind.Body,
            }),
        ],
    });
}
