using System.Collections.Immutable;
using System.CommandLine;
using Bilingual.Glossaries;
using Bilingual.Glossaries.Exchange;
using Bilingual.Hosting;

namespace Bilingual.Cli.Commands.Glossaries;

/// <summary>What the glossary commands share.</summary>
internal static class GlossaryOptions
{
    /// <summary>Format of the other tool.</summary>
    public static Option<string> Format()
    {
        var option = new Option<string>("--format")
        {
            Description = "csv; deepl; google: equivalent term sets; omegat: tab-separated; tbx: TBX-Basic 3; tbx2: martif; tsv: our own",
            HelpName = "NAME",
            Required = true,
        };
        return option.AcceptOnlyFromAmong([.. GlossaryFormats.All.Select(format => format.Name)]);
    }

    /// <summary>Language of the terms.</summary>
    public static Option<string> SourceLanguage() => new("--src-lang")
    {
        Description = "Language of the terms",
        HelpName = "CODE",
        DefaultValueFactory = static _ => "id",
    };

    /// <summary>Language of the targets.</summary>
    public static Option<string> TargetLanguage() => new("--tgt-lang")
    {
        Description = "Language of the targets",
        HelpName = "CODE",
        DefaultValueFactory = static _ => "en",
    };

    /// <summary>File to write instead of standard output.</summary>
    public static Option<FileInfo?> Output() => new("--out")
    {
        Description = "File to write (default: standard output)",
        HelpName = "FILE",
    };

    /// <summary>The glossary of <c>--glossary</c>, or the one delivered with the program.</summary>
    /// <exception cref="UsageException">There is none, or it has errors.</exception>
    public static Glossary Read(CommandContext context) => Read(PathsOf(context));

    /// <summary>The glossary of some files or folders, each laid over the next.</summary>
    /// <exception cref="UsageException">One is missing, or has errors.</exception>
    public static Glossary Read(IEnumerable<string> paths)
    {
        try
        {
            return new LayeredGlossary(paths).Current;
        }
        catch (IOException fault)
        {
            throw new UsageException(fault is GlossaryFormatException ? $"the glossary has faults:\n{fault.Message}" : fault.Message, fault);
        }
    }

    /// <summary>Where the layers of the glossary stand.</summary>
    public static ImmutableArray<string> PathsOf(CommandContext context) => new ResourceLocations(context.Settings).GlossaryPaths;

    /// <summary>Writes bytes to a file, by way of a temporary one beside it, or to standard output.</summary>
    public static void Write(CommandContext context, FileInfo? file, ReadOnlySpan<byte> bytes)
    {
        if (file is null)
        {
            context.Output.Write(System.Text.Encoding.UTF8.GetString(bytes));
            return;
        }

        var temporary = $"{file.FullName}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, file.FullName, overwrite: true);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new UsageException($"cannot write '{file}': {fault.Message}", fault);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
