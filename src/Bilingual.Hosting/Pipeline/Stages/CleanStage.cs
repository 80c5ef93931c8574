using System.Globalization;
using Bilingual.Documents;

namespace Bilingual.Hosting.Pipeline.Stages;

/// <summary>Cleans an article's text, decides its language and what each paragraph is. An article in neither language fails.</summary>
internal sealed class CleanStage(DocumentReader reader, RunOptions options) : IStage<RawArticle, Document>
{
    /// <inheritdoc/>
    public Stage Stage => Stage.Clean;

    /// <inheritdoc/>
    public ValueTask<Document> RunAsync(RawArticle item, CancellationToken cancellationToken)
    {
        var document = reader.Complete(item.Raw, item.Bytes);
        if (document.Paragraphs.IsEmpty)
            throw new DocumentException(document.Path, "", "it holds no text", "fill it or remove it");
        if (document.Language != options.SourceLanguage && document.Language != options.TargetLanguage)
        {
            var found = string.Create(CultureInfo.InvariantCulture, $"{document.Language} (probability {document.LanguageProbability:0.00})");
            throw new DocumentException(
                document.Path,
                "",
                $"its language is {found}, neither {options.SourceLanguage} nor {options.TargetLanguage}",
                $"move it out of the folder, or name its language in the file name, as in article.{options.SourceLanguage}.txt");
        }

        return ValueTask.FromResult(document);
    }
}
