using Bilingual.Glossaries;
using Bilingual.Hosting;
using Bilingual.Translation;

namespace Bilingual.Cli;

/// <summary>Translates lines with the engine that the command line names.</summary>
internal sealed class TranslationSession
{
    private readonly ITranslator translator;
    private readonly TermMatcher? terms;
    private readonly string source;
    private readonly string target;

    private TranslationSession(ITranslator translator, TermMatcher? terms, string source, string target)
    {
        this.translator = translator;
        this.terms = terms;
        this.source = source;
        this.target = target;
    }

    /// <summary>Opens an engine, and the glossary where terms are wanted.</summary>
    /// <exception cref="UsageException">There is no such engine, its model is missing, or it does not translate between these languages.</exception>
    public static TranslationSession Open(CommandContext context, string? engine, string source, string target, bool withTerms)
    {
        try
        {
            var terms = withTerms ? TermMatcher.Create(context.Service<Glossary>(), source) : null;
            return new(context.Service<TranslatorCatalog>().Get(engine), terms, source, target);
        }
        catch (Exception fault) when (fault is ArgumentException or FileNotFoundException or InvalidDataException)
        {
            throw new UsageException(fault.Message, fault);
        }
    }

    private TranslationRequest Request(string text) => new(text, terms?.Match(text) ?? []);

    /// <summary>Name of the engine.</summary>
    public string Engine => translator.Engine;

    /// <summary>Translates lines, in their order; a blank line stays empty and costs nothing.</summary>
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
        catch (NotSupportedException fault)
        {
            throw new UsageException(fault.Message, fault);
        }
    }
}
