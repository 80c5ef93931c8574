using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Bilingual.Documents.Docx;
using Bilingual.Documents.Html;
using Bilingual.Documents.Kinds;
using Bilingual.Documents.Markdown;
using Bilingual.Documents.PlainText;
using Bilingual.Languages;

namespace Bilingual.Documents;

/// <summary>A file's bytes and their identity.</summary>
/// <param name="Path">Path relative to the input folder, with forward slashes.</param>
/// <param name="Bytes">The whole file.</param>
/// <param name="Hash">SHA-256 of the bytes, 64 lower-case hexadecimal digits.</param>
public sealed record DocumentBytes(string Path, ReadOnlyMemory<byte> Bytes, string Hash)
{
    /// <summary>Takes bytes and computes their hash.</summary>
    public static DocumentBytes Of(string path, ReadOnlyMemory<byte> bytes) =>
        new(path, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)));
}

/// <summary>
/// Turns files into documents: format by content, decoding, cleaning, language, kinds. Safe for concurrent use; the same bytes under the
/// same path always give the same document.
/// </summary>
public sealed class DocumentReader
{
    private readonly ImmutableArray<IDocumentReader> formats;
    private readonly ReadingOptions options;
    private readonly DocumentLanguage language;
    private readonly ParagraphClassifier classifier = new();

    /// <summary>A reader of all formats that come with the library.</summary>
    /// <param name="options">How to read.</param>
    /// <param name="identifier">Identifies languages; null leaves documents <c>und</c> unless their names tell.</param>
    public DocumentReader(ReadingOptions options, LanguageIdentifier? identifier = null)
        : this(options, identifier, [new DocxReader(options), new HtmlReader(), new MarkdownReader(), new PlainTextReader(options.Cleaning)])
    {
    }

    /// <summary>A reader of chosen formats.</summary>
    /// <param name="options">How to read.</param>
    /// <param name="identifier">Identifies languages; null leaves documents <c>und</c> unless their names tell.</param>
    /// <param name="formats">The formats; the first that can read a file does.</param>
    public DocumentReader(ReadingOptions options, LanguageIdentifier? identifier, IEnumerable<IDocumentReader> formats)
    {
        this.options = options;
        this.formats = [.. formats];
        language = new DocumentLanguage(identifier);
    }

    /// <summary>Reads one file's bytes: <see cref="Extract"/>, then <see cref="Complete"/>.</summary>
    /// <exception cref="DocumentException">The bytes are no document.</exception>
    public Document Read(DocumentBytes file) => Complete(Extract(file), file);

    /// <summary>Whether a file is in a format that says what its paragraphs are: any but plain text. Archives of files are none.</summary>
    /// <param name="head">Its first bytes, some thousands.</param>
    /// <param name="path">Its path.</param>
    public bool HasMarkup(ReadOnlySpan<byte> head, string path)
    {
        foreach (var format in formats)
        {
            if (format.CanRead(head, path))
                return format is not PlainTextReader;
        }

        return false;
    }

    /// <summary>Takes the paragraphs out of a file's format.</summary>
    /// <exception cref="DocumentException">The bytes are no document.</exception>
    public RawDocument Extract(DocumentBytes file)
    {
        if (file.Bytes.Length > options.MaxFileBytes)
            throw TooLarge(file.Path, file.Bytes.Length, options);
        foreach (var format in formats)
        {
            if (format.CanRead(file.Bytes.Span, file.Path))
                return format.Read(file.Bytes, file.Path);
        }

        throw new DocumentException(file.Path, "", "its format is not supported", "export it as text, Markdown, HTML or DOCX");
    }

    /// <summary>Reads text that is already decoded, as from standard input.</summary>
    public Document ReadText(string text, string path)
    {
        var raw = new PlainTextReader(options.Cleaning).Read(new DecodedText(text, "utf-8", []));
        return Complete(raw, DocumentBytes.Of(path, System.Text.Encoding.UTF8.GetBytes(text)));
    }

    internal static DocumentException TooLarge(string path, long bytes, ReadingOptions options) =>
        new(
            path,
            "",
            string.Create(CultureInfo.InvariantCulture, $"it has {bytes:#,0} bytes, more than the limit of {options.MaxFileBytes:#,0}"),
            "split it, or raise the limit (Reading:MaxFileBytes)");

    /// <summary>Cleans the paragraphs, decides the language and what each paragraph is.</summary>
    /// <param name="raw">What <see cref="Extract"/> took from the file.</param>
    /// <param name="file">The file.</param>
    public Document Complete(RawDocument raw, DocumentBytes file)
    {
        var paragraphs = Clean(raw);
        var texts = paragraphs.ConvertAll(paragraph => paragraph.Text);
        var verdict = language.Identify(texts, file.Path);
        var kinds = classifier.Classify(texts, paragraphs.ConvertAll(paragraph => paragraph.Given), verdict.Language);
        var built = ImmutableArray.CreateBuilder<Paragraph>(paragraphs.Count);
        var number = 1;
        var counted = 0;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var (text, map, span, _) = paragraphs[i];

            // Readers may give paragraphs out of file order (footnotes); counting goes on from the last place where it can.
            if (span.Start < counted)
                (number, counted) = (1, 0);
            number += LineScanner.CountBreaks(raw.Text.AsSpan(counted, span.Start - counted));
            counted = span.Start;
            built.Add(new Paragraph
            {
                Index = i,
                Span = span,
                Line = number,
                Text = text,
                Map = map,
                Kind = kinds[i].Kind,
                KindRule = kinds[i].Rule,
                Language = verdict.Of(i).Code,
                LanguageProbability = verdict.Of(i).Probability,
            });
        }

        return new Document
        {
            Path = file.Path,
            Language = verdict.Language,
            LanguageProbability = verdict.Probability,
            Text = raw.Text,
            ContentHash = file.Hash,
            Encoding = raw.Encoding,
            Paragraphs = built.MoveToImmutable(),
            Metadata = raw.Metadata,
            Notes = raw.Notes.AddRange(verdict.Notes),
        };
    }

    private List<(string Text, OffsetMap Map, TextSpan Span, ParagraphVerdict? Given)> Clean(RawDocument raw)
    {
        var paragraphs = new List<(string, OffsetMap, TextSpan, ParagraphVerdict?)>(raw.Paragraphs.Length);
        foreach (var paragraph in raw.Paragraphs)
        {
            var clean = TextCleaner.Clean(paragraph.Text, paragraph.Map, options.Cleaning);
            if (clean.Text.Length > 0 && !TextCleaner.IsBlank(clean.Text))
                paragraphs.Add((clean.Text, clean.Map, paragraph.Span, paragraph.Kind is { } kind ? new ParagraphVerdict(kind, paragraph.Rule) : null));
        }

        return paragraphs;
    }
}
