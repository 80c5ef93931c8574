using Bilingual.Glossaries;
using Bilingual.Translation.Services;
using Microsoft.Extensions.Logging;

namespace Bilingual.Translation;

/// <summary>What is put around an engine for one job.</summary>
public sealed record TranslationJob
{
    /// <summary>Keeps translations, or null where none are to be kept.</summary>
    public ITranslationCache? Cache { get; init; }

    /// <summary>The glossary that results are held against.</summary>
    public Glossary Glossary { get; init; } = Glossary.Empty;

    /// <summary>How much may be sent to engines that count characters.</summary>
    public CharacterBudget Budget { get; init; } = new();

    /// <summary>Sends nothing and counts in <see cref="Budget"/> what would be sent.</summary>
    public bool IsDryRun { get; init; }
}

/// <summary>The order of the decorators around an engine: this file is the one place that says it.</summary>
internal static class TranslatorStack
{
    /// <summary>
    /// An engine with everything around it. From the outside in: terms are checked, places protected, known translations found, the budget
    /// held, batches cut to size, and requests guarded. Whatever stands before the cache costs nothing and is done anew each time.
    /// </summary>
    /// <param name="engine">The adapter.</param>
    /// <param name="options">Its options, or null for an engine inside this process.</param>
    /// <param name="job">What the job asks for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Told of retries and pauses.</param>
    public static ITranslator Build(ITranslator engine, ServiceOptions? options, TranslationJob job, TimeProvider time, ILogger log)
    {
        var translator = engine;
        if (options is not null)
        {
            translator = job.IsDryRun ? new DryRunTranslator(translator) : new ResilientTranslator(translator, options, time, log);
            translator = new BatchingTranslator(translator);
            if (engine.Traits.CountsCharacters)
                translator = new BudgetTranslator(translator, job.Budget);
            if (engine.Traits.IsCached && (job.IsDryRun ? new OverlayCache(job.Cache) : job.Cache) is { } cache)
                translator = new CachingTranslator(translator, cache);
            translator = new ProtectionTranslator(translator);
        }
        else
        {
            translator = new RegionlessTranslator(translator);
        }

        return job.Glossary.Count == 0 ? translator : new TermCheckingTranslator(translator, job.Glossary);
    }
}
