using Bilingual.Alignment;
using Bilingual.Documents;
using Bilingual.Embedding;
using Bilingual.Glossaries;
using Bilingual.Interchange;
using Bilingual.Languages;
using Bilingual.Segmentation;
using Bilingual.Segmentation.Srx;
using Bilingual.Hosting.Storage;
using Bilingual.Translation;
using Bilingual.Translation.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bilingual.Hosting;

/// <summary>Registers everything the pipeline and the commands need.</summary>
public static class BilingualServices
{
    /// <summary>Adds the services of every folder of the core, with models and glossary from where <paramref name="settings"/> say. Nothing is loaded before it is asked for.</summary>
    public static IServiceCollection AddBilingual(this IServiceCollection services, BilingualSettings settings, IConfiguration configuration)
    {
        var locations = new ResourceLocations(settings);
        services.AddSingleton(settings);
        services.AddSingleton(locations);
        services.AddSingleton(new ReadingOptions());
        services.AddSingleton(_ => LanguageIdentifier.Load(locations.Model("language.bin")));
        services.AddSingleton(provider => new DocumentReader(provider.GetRequiredService<ReadingOptions>(), provider.GetRequiredService<LanguageIdentifier>()));
        services.AddSingleton<ISentenceSegmenter>(_ => SrxSegmenter.CreateDefault());
        services.AddSingleton(_ => new LayeredGlossary(locations.GlossaryPaths));
        services.AddTransient(provider => provider.GetRequiredService<LayeredGlossary>().Current);
        services.AddTranslation(locations.ModelsDirectory, configuration);
        services.AddSingleton<IMemorySource>(provider => new WorkspaceMemorySource(
            provider.GetRequiredService<IOptions<MemoryOptions>>().Value,
            provider.GetRequiredService<Glossary>,
            provider.GetRequiredService<SignalExtractor>));
        services.AddInterchange();
        services.AddSingleton<ISentenceEncoder>(_ => HashedEncoder.Load(locations.Model("encoder.safetensors")));
        services.AddSingleton(_ => ConfidenceModel.Load(locations.Model(ConfidenceModel.FileName)));
        services.AddSingleton<SignalExtractor>();
        services.AddSingleton<IBilingualLexicon>(_ => new LexiconAnswers(Lexicon.Load(locations.Model(Lexicon.FileName))));
        services.AddSingleton<DocumentPairer>();
        services.AddSingleton<BitextAligner>();
        services.AddSingleton<SentenceAligner>();
        services.AddSingleton<WordLinker>();
        services.AddSingleton<PairScorer>();
        services.AddSingleton(provider => new Miner(provider.GetRequiredService<ISentenceEncoder>()));
        return services;
    }
}
