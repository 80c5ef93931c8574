using Bilingual.Hosting;
using Bilingual.Translation;

namespace Bilingual.Cli;

/// <summary>Translates lines with the engine that the command line names.</summary>
internal sealed class TranslationSession
{
    private readonly ITranslator translator;
    private readonly string source;
    private readonly string target;

    private TranslationSession(ITranslator translator, string source, string target)
    {
        this.translator = translator;
        this.source = source;
        this.target = target;
    }

    /// <summary>Opens an engine.</summary>
    /// <exception cref="UsageException">There is no such engine, its model is missing, or it does not translate between these languages.</exception>
    public static TranslationSession Open(CommandContext context, string? engine, string source, string target)
    {
        try
        {
            return new(context.Service<TranslatorCatalog>().Get(engine), source, target);
        }
        catch (Exception fault) when (fault is ArgumentException or FileNotFoundException or InvalidDataException)
        {
            throw new UsageException(fault.Message, fault);
        }
    }

    /// <summary>Name of the engine.</summary>
    public string Engine => translator.Engine;

    /// <summary>Translates lines, in their order; a blank line stays empty and costs nothing.</summary>
    public async Task<TranslationResult[]> TranslateAsync(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var filled = Enumerable.Range(0, lines.Count).Where(i => !string.IsNullOrWhiteSpace(lines[i])).ToArray();
        var requests = Array.ConvertAll(filled, i => new TranslationRequest(lines[i].Trim().Normalize(), []));
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
