using System.Globalization;
using System.Text.RegularExpressions;
using Bilingual.Cli.Commands;
using Bilingual.Glossaries;
using Bilingual.Hosting;
using Bilingual.Hosting.Storage;
using Bilingual.Translation;
using Microsoft.Extensions.Options;

namespace Bilingual.Cli;

/// <summary>Translates lines with the engines that the command line names.</summary>
internal sealed partial class TranslationSession
{
    private readonly ITranslator translator;
    private readonly TermMatcher? terms;
    private readonly Formality formality;
    private readonly string source;
    private readonly string target;

    private TranslationSession(ITranslator translator, TermMatcher? terms, Formality formality, CharacterBudget budget, string source, string target)
    {
        this.translator = translator;
        this.terms = terms;
        this.formality = formality;
        this.source = source;
        this.target = target;
        Budget = budget;
    }

    /// <summary>Names of the engines.</summary>
    public string Engine => translator.Engine;

    /// <summary>What was sent to services, or in a dry run would be.</summary>
    public CharacterBudget Budget { get; }

    /// <summary>Opens the engines.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="options">The options that it was given.</param>
    /// <param name="glossary">The glossary to follow; empty for none.</param>
    /// <exception cref="UsageException">There is no such engine, a key or model is missing, or the configuration is wrong.</exception>
    public static TranslationSession Open(CommandContext context, EngineOptions options, Glossary glossary)
    {
        ConfigurationFaults.ThrowIfAny(context.Services);
        var settings = context.Service<IOptions<TranslationOptions>>().Value;
        var (source, target) = (Language(context.Get(options.From)!), Language(context.Get(options.To)!));
        if (context.Get(options.MaxCharacters) < 0)
            throw new UsageException("--max-characters must not be negative");
        var budget = new CharacterBudget(context.Get(options.MaxCharacters) ?? settings.MaxCharacters);
        try
        {
            var catalog = context.Service<TranslatorCatalog>();
            var engine = context.Get(options.Engine);
            var job = new TranslationJob
            {
                Glossary = glossary,
                Budget = budget,
                IsDryRun = context.Get(options.DryRun),
                Cache = OpenCache(context, options, catalog.IsWorthCaching(engine)),
            };
            return new(catalog.Open(engine, job), Matcher(glossary, source), context.Get(options.Formality) ?? settings.Formality, budget, source, settings.Variant(target));
        }
        catch (Exception fault) when (fault is ArgumentException or TranslatorException or FileNotFoundException or InvalidDataException)
        {
            throw new UsageException(fault.Message, fault);
        }
    }

    /// <summary>Translates lines, in their order; a blank line stays empty and costs nothing.</summary>
    /// <exception cref="UsageException">The engine does not translate between these languages.</exception>
    public async Task<TranslationResult[]> TranslateAsync(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var filled = Enumerable.Range(0, lines.Count).Where(i => !string.IsNullOrWhiteSpace(lines[i])).ToArray();
        var requests = Array.ConvertAll(filled, i => Request(lines[i].Trim().Normalize()));
        try
        {
            var translations = await translator.TranslateAsync(requests, source, target, cancellationToken);
            var results = new TranslationResult[lines.Count];
            Array.Fill(results, new TranslationResult("", translator.Engine, Characters: 0));
            for (var i = 0; i < filled.Length; i++)
                results[filled[i]] = translations[i];
            return results;
        }
        catch (Exception fault) when (fault is NotSupportedException or TranslatorException)
        {
            throw new UsageException(fault.Message, fault);
        }
    }

    private TranslationRequest Request(string text) =>
        new(text, terms is null ? [] : [.. terms.Match(text).Where(static match => match.Depth == 0)]) { Formality = formality };

    private static SqliteTranslationCache? OpenCache(CommandContext context, EngineOptions options, bool isWorthCaching) =>
        context.Get(options.NoCache) ? null
        : context.Get(options.Cache) is { } path ? SqliteTranslationCache.Open(path)
        : isWorthCaching ? SqliteTranslationCache.Open(SqliteTranslationCache.DefaultFile)
        : null;

    private static TermMatcher? Matcher(Glossary glossary, string source)
    {
        var primary = source.Split('-')[0];
        return glossary.Count > 0 && (Is(glossary.SourceLanguage) || Is(glossary.TargetLanguage)) ? TermMatcher.Create(glossary, source) : null;

        bool Is(string language) => language.Split('-')[0].Equals(primary, StringComparison.OrdinalIgnoreCase);
    }

    private static string Language(string code) => Bcp47().IsMatch(code)
        ? code
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"'{code}' is no language code; write id, en, en-GB …"));

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bcp47();
}
