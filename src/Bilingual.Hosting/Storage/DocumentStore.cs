using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bilingual.Hosting.Storage;

/// <summary>What the workspace knows of a document without loading it.</summary>
/// <param name="Id">Key.</param>
/// <param name="Path">Path relative to the input folder.</param>
/// <param name="Language">BCP 47 code.</param>
/// <param name="ContentHash">SHA-256 of the file.</param>
/// <param name="AnalysisFingerprint">What the analysis was made with.</param>
public sealed record StoredDocument(long Id, string Path, string Language, string ContentHash, string AnalysisFingerprint)
{
    /// <summary>Identifies the analysed document: changes with its text and with the rules it was analysed by.</summary>
    public string Fingerprint => WorkspaceHash.Of(Path, ContentHash, AnalysisFingerprint);
}

/// <summary>Documents with their paragraphs, sentences and terms.</summary>
public sealed class DocumentStore
{
    private readonly Workspace workspace;

    internal DocumentStore(Workspace workspace) => this.workspace = workspace;

    /// <summary>Every document, by path in ordinal order.</summary>
    public async Task<ImmutableArray<StoredDocument>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        var rows = await context.Documents
            .Select(d => new StoredDocument(d.Id, d.Path, d.Language, d.ContentHash, d.AnalysisFingerprint))
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(d => d.Path, StringComparer.Ordinal)];
    }

    /// <summary>Stores analysed documents in one transaction, replacing those with the same paths.</summary>
    public Task SaveAsync(IReadOnlyList<MappedDocument> documents, string analysisFingerprint, CancellationToken cancellationToken) =>
        workspace.InTransactionAsync(
            async context =>
            {
                var paths = documents.Select(d => d.Document.Path).ToArray();
                await context.Documents.Where(d => paths.Contains(d.Path)).ExecuteDeleteAsync(cancellationToken);
                var rows = documents.Select(d => Row(d.Document, analysisFingerprint)).ToArray();
                context.Documents.AddRange(rows);
                await context.SaveChangesAsync(cancellationToken);

                await using var paragraphs = await BulkInserter<ParagraphRow>.CreateAsync(context, cancellationToken);
                await using var sentences = await BulkInserter<SentenceRow>.CreateAsync(context, cancellationToken);
                await using var terms = await BulkInserter<TermRow>.CreateAsync(context, cancellationToken);
                for (var i = 0; i < rows.Length; i++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    InsertParts(documents[i], rows[i].Id, paragraphs, sentences, terms);
                }
            },
            cancellationToken);

    /// <summary>Forgets documents whose files are gone, with everything made from them. Review decisions stay.</summary>
    public async Task RemoveAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        foreach (var chunk in paths.Chunk(500))
        {
            await using var context = workspace.CreateContext();
            await context.Documents.Where(d => chunk.Contains(d.Path)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <summary>Loads a document as it was analysed.</summary>
    /// <param name="id">Key.</param>
    /// <param name="glossary">The glossary it was mapped with, to give terms back their entries.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<MappedDocument> LoadAsync(long id, TermIndex glossary, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        var document = await context.Documents.SingleAsync(d => d.Id == id, cancellationToken);
        var paragraphs = await context.Paragraphs.Where(p => p.DocumentId == id).OrderBy(p => p.Index).ToListAsync(cancellationToken);
        var sentences = await context.Sentences.Where(s => s.DocumentId == id).OrderBy(s => s.Number).ToListAsync(cancellationToken);
        var terms = await context.Terms.Where(t => t.DocumentId == id).OrderBy(t => t.Number).ToListAsync(cancellationToken);
        var sentencesOf = sentences.ToLookup(s => s.ParagraphIndex);
        var termsOf = terms.ToLookup(t => t.ParagraphIndex);

        return new MappedDocument(
            new Document
            {
                Path = document.Path,
                Language = document.Language,
                LanguageProbability = document.LanguageProbability,
                ContentHash = document.ContentHash,
                Encoding = document.Encoding,
                Text = document.Text,
                Metadata = new DocumentMetadata(document.Title, document.Author, document.Published, document.Address, document.StatedLanguage),
                Notes = [.. document.Notes.Split('\n', StringSplitOptions.RemoveEmptyEntries)],
                Paragraphs = [.. paragraphs.Select(p => Paragraph(p, sentencesOf[p.Index]))],
            },
            [.. paragraphs.Select(p => termsOf[p.Index].Select(t => glossary.Match(t)).ToImmutableArray())]);
    }

    private static DocumentRow Row(Document document, string analysisFingerprint) => new()
    {
        Path = document.Path,
        Language = document.Language,
        LanguageProbability = document.LanguageProbability,
        ContentHash = document.ContentHash,
        AnalysisFingerprint = analysisFingerprint,
        Encoding = document.Encoding,
        Text = document.Text,
        Title = document.Metadata.Title,
        Author = document.Metadata.Author,
        Published = document.Metadata.Published,
        Address = document.Metadata.Address,
        StatedLanguage = document.Metadata.Language,
        Notes = string.Join('\n', document.Notes),
    };

    private static void InsertParts(
        MappedDocument mapped,
        long documentId,
        BulkInserter<ParagraphRow> paragraphs,
        BulkInserter<SentenceRow> sentences,
        BulkInserter<TermRow> terms)
    {
        int sentenceNumber = 0, termNumber = 0;
        foreach (var paragraph in mapped.Document.Paragraphs)
        {
            paragraphs.Insert(new ParagraphRow
            {
                DocumentId = documentId,
                Index = paragraph.Index,
                Line = paragraph.Line,
                Start = paragraph.Span.Start,
                End = paragraph.Span.End,
                Text = paragraph.Text,
                Map = Write(paragraph.Map),
                Kind = paragraph.Kind,
                KindRule = paragraph.KindRule,
                Language = paragraph.Language,
                LanguageProbability = paragraph.LanguageProbability,
                ContentHash = WorkspaceHash.Of(paragraph.Text),
            });
            foreach (var sentence in paragraph.Sentences)
            {
                sentences.Insert(new SentenceRow
                {
                    DocumentId = documentId,
                    Number = sentenceNumber++,
                    ParagraphIndex = paragraph.Index,
                    TextStart = sentence.TextSpan.Start,
                    TextEnd = sentence.TextSpan.End,
                    Start = sentence.Span.Start,
                    End = sentence.Span.End,
                    ContentHash = WorkspaceHash.Of(sentence.Text),
                });
            }

            foreach (var term in mapped.Terms[paragraph.Index])
            {
                terms.Insert(new TermRow
                {
                    DocumentId = documentId,
                    Number = termNumber++,
                    ParagraphIndex = paragraph.Index,
                    Start = term.Span.Start,
                    End = term.Span.End,
                    Term = term.Entry.Term,
                    Target = term.Entry.Target,
                    Form = term.Form,
                    Explanation = term.Explanation,
                    Side = term.Side,
                    Depth = term.Depth,
                });
            }
        }
    }

    private static Paragraph Paragraph(ParagraphRow row, IEnumerable<SentenceRow> sentences) => new()
    {
        Index = row.Index,
        Line = row.Line,
        Span = new TextSpan(row.Start, row.End),
        Text = row.Text,
        Map = ReadMap(row.Map),
        Kind = row.Kind,
        KindRule = row.KindRule,
        Language = row.Language,
        LanguageProbability = row.LanguageProbability,
        Sentences =
        [
            .. sentences.Select((s, i) => new Sentence(
                i, new TextSpan(s.TextStart, s.TextEnd), new TextSpan(s.Start, s.End), row.Text[s.TextStart..s.TextEnd])),
        ],
    };

    private static string Write(OffsetMap map)
    {
        var text = new StringBuilder();
        foreach (var run in map.Runs)
            text.Append(text.Length > 0 ? " " : "").Append(CultureInfo.InvariantCulture, $"{run.Clean}:{run.Source}");
        return text.ToString();
    }

    private static OffsetMap ReadMap(string text)
    {
        var runs = ImmutableArray.CreateBuilder<OffsetMap.Run>();
        foreach (var part in text.Split(' '))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            runs.Add(new OffsetMap.Run(
                int.Parse(part.AsSpan(0, colon), CultureInfo.InvariantCulture), int.Parse(part.AsSpan(colon + 1), CultureInfo.InvariantCulture)));
        }

        return new OffsetMap(runs.ToImmutable());
    }
}
