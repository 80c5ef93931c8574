using Bilingual.Documents;

namespace Bilingual.Hosting.Pipeline.Stages;

/// <summary>An article's file as found in the input folder.</summary>
/// <param name="File">The file.</param>
/// <param name="ContentHash">SHA-256 of its bytes; empty when it could not be read.</param>
public sealed record ArticleFile(DocumentFile File, string ContentHash);

/// <summary>An article as its format's reader found it, before cleaning.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Raw">What the reader took from it.</param>
public sealed record RawArticle(DocumentBytes Bytes, RawDocument Raw);

/// <summary>Reads a file's bytes and takes the paragraphs out of its format.</summary>
internal sealed class ReadStage(DocumentReader reader, ReadingOptions options) : IStage<ArticleFile, RawArticle>
{
    /// <inheritdoc/>
    public Stage Stage => Stage.Read;

    /// <inheritdoc/>
    public ValueTask<RawArticle> RunAsync(ArticleFile item, CancellationToken cancellationToken)
    {
        var bytes = item.File.Load(options);
        return ValueTask.FromResult(new RawArticle(bytes, reader.Extract(bytes)));
    }
}
