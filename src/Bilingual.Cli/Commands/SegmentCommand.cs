using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bilingual.Documents;
using Bilingual.Hosting;
using Bilingual.Segmentation;
using Bilingual.Segmentation.Srx;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual segment</c>: one sentence a line, a blank line between paragraphs.</summary>
internal static class SegmentCommand
{
    private static readonly Argument<string?> Input = new("FILE")
    {
        Description = "Plain text of any size, a paragraph a line unless it is hard-wrapped, or a Markdown, HTML or DOCX file; '-' or nothing is text from standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Format = new Option<string>("--format")
    {
        Description = "text: a sentence a line, a blank line between paragraphs; jsonl: an object a line, with the sentence's place in the decoded file",
        DefaultValueFactory = static _ => "text",
    }.AcceptOnlyFromAmong("text", "jsonl");

    private const int HeadBytes = 1 << 16;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "segment",
            "Cuts text into sentences, files of any size in constant memory.",
            "bilingual segment artikel.txt --lang id",
            "bilingual segment article.txt --lang en --srx my.srx --format jsonl")
        {
            Input, SegmentationOptions.Language, SegmentationOptions.Srx, Format,
        }.Does(streams, (context, cancellationToken) => Task.FromResult(Run(context, cancellationToken)));

    private static int Run(CommandContext context, CancellationToken cancellationToken)
    {
        var language = SegmentationOptions.LanguageOf(context);
        var segmenter = SegmentationOptions.SegmenterOf(context, language);
        try
        {
            using var input = context.OpenInput(context.Get(Input));
            if (context.Get(Input) is { } path && Extract(input, path) is { } document)
                Write(context, DocumentSentences.Of(document, segmenter, language), cancellationToken);
            else
                WriteStream(context, input, new SentenceStream(segmenter, language), cancellationToken);
        }
        catch (SrxException fault)
        {
            throw new UsageException(fault.Message, fault);
        }

        return ExitCode.Done;
    }

    private static void WriteStream(CommandContext context, Stream input, SentenceStream sentences, CancellationToken cancellationToken)
    {
        using var text = new TextStream(input, context.Get(Input) is null or "-" ? "standard input" : context.Get(Input)!);
        Write(context, sentences.Read(text), cancellationToken);
        if (text.StrayBytes > 0)
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{text.StrayBytes} bytes were not UTF-8 and were read as Windows-1252"));
    }

    /// <summary>What a file with markup holds; null for plain text, of which nothing is read then.</summary>
    private static RawDocument? Extract(Stream input, string path)
    {
        if (!input.CanSeek)
            return null;
        var options = new ReadingOptions { Cleaning = CleaningLevel.Spacing };
        var reader = new DocumentReader(options);
        var head = new byte[HeadBytes];
        var length = input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        input.Position = 0;
        if (!reader.HasMarkup(head.AsSpan(0, length), path))
            return null;
        using var folder = DocumentFolder.Open(path, options);
        return reader.Extract(folder.Files[0].Load(options));
    }

    private static void Write(CommandContext context, IEnumerable<StreamedSentence> sentences, CancellationToken cancellationToken)
    {
        if (context.Get(Format) == "jsonl")
            WriteJson(context.Output, sentences, cancellationToken);
        else
            WriteText(context.Output, sentences, cancellationToken);
    }

    private static void WriteText(TextWriter output, IEnumerable<StreamedSentence> sentences, CancellationToken cancellationToken)
    {
        foreach (var sentence in sentences)
        {
            if (sentence is { Index: 0, Paragraph: > 0 })
            {
                cancellationToken.ThrowIfCancellationRequested();
                output.WriteLine();
            }

            output.WriteLine(SentenceText.OnOneLine(sentence.Text));
        }
    }

    private static void WriteJson(TextWriter output, IEnumerable<StreamedSentence> sentences, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer, Json);
        foreach (var sentence in sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            json.WriteStartObject();
            json.WriteNumber("paragraph", sentence.Paragraph);
            json.WriteNumber("sentence", sentence.Index);
            json.WriteNumber("line", sentence.Line);
            json.WriteNumber("start", sentence.Start);
            json.WriteNumber("end", sentence.End);
            json.WriteString("text", SentenceText.OnOneLine(sentence.Text));
            json.WriteEndObject();
            json.Flush();
            output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
            buffer.SetLength(0);
            json.Reset();
        }
    }
}
