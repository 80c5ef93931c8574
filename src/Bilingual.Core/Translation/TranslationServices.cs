using Bilingual.Translation.Azure;
using Bilingual.Translation.Commands;
using Bilingual.Translation.DeepL;
using Bilingual.Translation.Google;
using Bilingual.Translation.LibreTranslate;
using Bilingual.Translation.Memory;
using Bilingual.Translation.OpenAI;
using Bilingual.Translation.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bilingual.Translation;

/// <summary>Registers the translation engines: a line each.</summary>
public static class TranslationServices
{
    /// <summary>Adds every engine and <see cref="TranslatorCatalog"/>.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="modelsDirectory">Folder with the models; they are read when an engine is first asked for.</param>
    /// <param name="configuration">The whole configuration: sections <c>Translation</c> and <c>Engines</c>.</param>
    public static IServiceCollection AddTranslation(this IServiceCollection services, string modelsDirectory, IConfiguration configuration)
    {
        services.AddLogging();
        services.TryAddSingleton(configuration);
        services.TryAddSingleton<TranslatorCatalog>();
        services.AddOptions<TranslationOptions>()
            .Bind(configuration.GetSection(TranslationOptions.Section), static binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TranslationOptions>, EngineSectionsValidator>();

        services.AddTranslator("phrases", _ => new PhraseTranslator(PhraseModel.Load(Path.Combine(modelsDirectory, PhraseModel.FileName))));
        services.AddTranslator("lexicon", _ => new LexiconTranslator(Lexicon.Load(Path.Combine(modelsDirectory, Lexicon.FileName))));
        services.AddLibreTranslate(configuration);
        services.AddDeepL(configuration);
        services.AddGoogle(configuration);
        services.AddAzure(configuration);
        services.AddOpenAI(configuration);
        services.AddCommand(configuration);
        services.AddMemory(configuration);
        return services;
    }

    /// <summary>Adds an engine that works inside this process.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="name">The name to choose it by; <see cref="EmbeddedEngines"/> says which is the default.</param>
    /// <param name="create">Makes the engine when it is first asked for.</param>
    public static IServiceCollection AddTranslator(this IServiceCollection services, string name, Func<IServiceProvider, ITranslator> create)
    {
        services.AddSingleton(new TranslatorRegistration(name));
        services.AddKeyedSingleton(name, (provider, _) => create(provider));
        return services;
    }
}
