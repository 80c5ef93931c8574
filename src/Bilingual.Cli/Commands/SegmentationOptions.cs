using System.CommandLine;
using Bilingual.Hosting;
using Bilingual.Segmentation;
using Bilingual.Segmentation.Srx;

namespace Bilingual.Cli.Commands;

/// <summary>The options of the commands that segment.</summary>
internal static class SegmentationOptions
{
    /// <summary>Language of the text.</summary>
    public static Option<string> Language { get; } = new("--lang")
    {
        Description = "Language of the text, a BCP 47 code such as id or en",
        HelpName = "CODE",
        Required = true,
    };

    /// <summary>Rules of one's own.</summary>
    public static Option<string?> Srx { get; } = new("--srx")
    {
        Description = "Segmentation rules in SRX 2.0 instead of those delivered with the program",
        HelpName = "FILE",
    };

    /// <summary>The language.</summary>
    public static string LanguageOf(CommandContext context) => context.Get(Language) ?? "";

    /// <summary>A segmenter by the options, its rules for the language checked.</summary>
    /// <exception cref="UsageException">The rule file cannot be used; the message names file, line and rule.</exception>
    public static ISentenceSegmenter SegmenterOf(CommandContext context, string language)
    {
        if (context.Get(Srx) is not { } path)
            return SrxSegmenter.CreateDefault();
        try
        {
            var document = SrxReader.ReadFile(path);
            if (!document.Covers(language))
                throw new UsageException($"no languagemap of '{path}' matches the language '{language}'");
            var segmenter = new SrxSegmenter(document);
            segmenter.Prepare(language);
            return segmenter;
        }
        catch (SrxException fault)
        {
            throw new UsageException(fault.Message, fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read '{path}': {fault.Message}", fault);
        }
    }
}
