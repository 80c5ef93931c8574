using System.CommandLine;
using System.Globalization;
using System.Text;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting;
using Bilingual.Segmentation.Srx;

namespace Bilingual.Cli.Commands.Glossaries;

/// <summary><c>bilingual glossary except</c>: "not this term here", stored beside the glossary and honoured from then on.</summary>
internal static class ExceptTermCommand
{
    private static readonly Argument<string?> Input = new("FILE")
    {
        Description = "Text in which the term was found; '-' or nothing is standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Language = new("--lang")
    {
        Description = "Language of the text, one of the glossary's two: id or en",
        HelpName = "CODE",
        Required = true,
    };

    private static readonly Option<string> Term = new("--term")
    {
        Description = "The term that is not meant, as 'bilingual terms' names it in its fifth column",
        HelpName = "TERM",
        Required = true,
    };

    private static readonly Option<int> Line = new("--line")
    {
        Description = "Line of the text, as 'bilingual terms' counts it: from 0",
        HelpName = "N",
        Required = true,
    };

    private static readonly Option<int?> Start = new("--start")
    {
        Description = "Where in the line the term starts, where it stands there more than once",
        HelpName = "OFFSET",
    };

    private static readonly Option<string?> Phrase = new("--phrase")
    {
        Description = "Words around the term in which it is never meant, such as a compound (default: the sentence, which holds for it alone)",
        HelpName = "TEXT",
    };

    private static readonly Option<string?> Note = new("--note")
    {
        Description = "A remark for people",
        HelpName = "TEXT",
    };

    private static readonly Option<FileInfo> Into = new("--into")
    {
        Description = "File of exceptions: NAME.exceptions.tsv in the glossary's folder or beside the glossary NAME.tsv; made when there is none",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "except",
            "Stores that a term found in a text is not meant there, so that it is not found there again.",
            "bilingual glossary except artikel.txt --lang id --term sumber --line 4 --phrase 'sumber air' --into glossary/project.exceptions.tsv",
            "bilingual glossary except article.txt --lang en --term share --line 0 --start 12 --into glossary/project.exceptions.tsv")
        {
            Input, Language, Term, Line, Start, Phrase, Note, Into,
        }.Does(streams, (context, _) => Task.FromResult(Run(context)));

    private static int Run(CommandContext context)
    {
        var file = context.Get(Into)!;
        if (!file.Name.EndsWith(GlossaryReader.ExceptionsExtension, StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"'{file.Name}' would be read as a glossary; name it '{Path.GetFileNameWithoutExtension(file.Name)}{GlossaryReader.ExceptionsExtension}'");
        var line = LineOf(context);
        var match = MatchIn(context, line);
        var phrase = PhraseOf(context, line, match.Span);
        var exception = new TermException(phrase, match.Term, context.Get(Language)!, context.Get(Note) ?? "");
        try
        {
            context.Say(TermExceptionFile.Add(file.FullName, exception)
                ? $"'{match.Term}' is not meant in '{phrase}': added to {file.Name}"
                : $"{file.Name} says already that '{match.Term}' is not meant in '{phrase}'");
            return ExitCode.Done;
        }
        catch (GlossaryFormatException fault)
        {
            throw new UsageException($"the exceptions have faults:\n{fault.Message}", fault);
        }
    }

    private static string LineOf(CommandContext context)
    {
        var number = context.Get(Line);
        return number >= 0 && context.ReadLines(context.Get(Input)).Skip(number).FirstOrDefault() is { } line
            ? line.Normalize(NormalizationForm.FormC)
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"the text has no line {number}; lines count from 0"));
    }

    /// <summary>The occurrence that is not meant; inner ones count too.</summary>
    private static TermMatch MatchIn(CommandContext context, string line)
    {
        var term = context.Get(Term)!;
        var start = context.Get(Start);
        var found = MatcherOf(context).Match(line)
            .Where(match => match.Term.Equals(term, StringComparison.OrdinalIgnoreCase) && (start is null || match.Span.Start == start))
            .ToList();
        var place = string.Create(CultureInfo.InvariantCulture, $"line {context.Get(Line)}{(start is null ? "" : $" at {start}")}");
        return found switch
        {
            [] => throw new UsageException($"the term '{term}' is not found in {place}; 'bilingual terms --nested' shows what is"),
            [var only] => only,
            _ when context.Get(Phrase) is not null => found[0],
            _ => throw new UsageException(
                $"the term '{term}' stands more than once in {place}: say which by --start {string.Join(" or ", found.Select(match => match.Span.Start))}, or by --phrase"),
        };
    }

    private static string PhraseOf(CommandContext context, string line, TextSpan span)
    {
        if (context.Get(Phrase) is not { } phrase)
        {
            var sentences = new List<TextSpan>();
            SrxSegmenter.CreateDefault().Segment(line, context.Get(Language)!, sentences);
            var around = sentences.Find(sentence => sentence.Contains(span));
            return (around.Length > 0 ? around.Of(line) : line).Trim().ToString();
        }

        phrase = phrase.Trim().Normalize(NormalizationForm.FormC);
        return line.Contains(phrase, StringComparison.OrdinalIgnoreCase)
            ? phrase
            : throw new UsageException($"the phrase '{phrase}' does not stand in the line: {line}");
    }

    private static TermMatcher MatcherOf(CommandContext context)
    {
        try
        {
            return TermMatcher.Create(GlossaryOptions.Read(context), context.Get(Language)!);
        }
        catch (ArgumentException fault)
        {
            throw new UsageException(fault.Message.Split(" (Parameter", 2)[0], fault);
        }
    }
}
