using System.CommandLine;
using System.Globalization;
using System.Text;
using Bilingual.Glossaries;
using Bilingual.Hosting;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual terms</c>: the glossary's terms in a text, with what is required for each and why it was found.</summary>
internal static class TermsCommand
{
    private static readonly Argument<string?> Input = new("FILE")
    {
        Description = "Text; '-' or nothing is standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Language = new("--lang")
    {
        Description = "Language of the text, one of the glossary's two: id or en",
        HelpName = "CODE",
        Required = true,
    };

    private static readonly Option<bool> Nested = new("--nested")
    {
        Description = "Also the terms inside longer ones",
    };

    private static readonly Option<string[]> Domains = new("--domain")
    {
        Description = "Subject fields of the text: of two terms written alike, one of these is meant",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "terms",
            "Finds the glossary's terms in a text, through inflection: line, start, end, surface, term, target, explanation.",
            "bilingual terms artikel.txt --lang id",
            "bilingual terms article.txt --lang en --nested --glossary my-terms.tsv")
        {
            Input, Language, Nested, Domains,
        }.Does(streams, (context, cancellationToken) => Task.FromResult(Run(context, cancellationToken)));

    private static int Run(CommandContext context, CancellationToken cancellationToken)
    {
        var matcher = MatcherOf(context);
        var nested = context.Get(Nested);
        var matches = new List<TermMatch>();
        var number = 0;
        foreach (var raw in context.ReadLines(context.Get(Input)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = raw.IsNormalized() ? raw : raw.Normalize(NormalizationForm.FormC);
            matches.Clear();
            matcher.Match(line, matches);
            foreach (var match in matches.Where(match => nested || match.Depth == 0))
            {
                context.Output.WriteLine(string.Join(
                    '\t',
                    number.ToString(CultureInfo.InvariantCulture),
                    match.Span.Start.ToString(CultureInfo.InvariantCulture),
                    match.Span.End.ToString(CultureInfo.InvariantCulture),
                    match.Span.Of(line).ToString().Replace('\t', ' '),
                    match.Term,
                    match.Target,
                    match.Explanation.Replace('\t', ' ')));
            }

            number++;
        }

        return ExitCode.Done;
    }

    private static TermMatcher MatcherOf(CommandContext context)
    {
        try
        {
            var options = new TermMatcherOptions { Domains = [.. context.Get(Domains) ?? []] };
            return TermMatcher.Create(context.Service<Glossary>(), context.Get(Language) ?? "", options);
        }
        catch (GlossaryFormatException fault)
        {
            throw new UsageException($"the glossary has faults:\n{fault.Message}", fault);
        }
        catch (ArgumentException fault)
        {
            throw new UsageException(fault.Message.Split(" (Parameter", 2)[0], fault);
        }
    }
}
