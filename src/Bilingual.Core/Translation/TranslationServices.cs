using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bilingual.Translation;

/// <summary>Registers the translation engines.</summary>
public static class TranslationServices
{
    /// <summary>Adds the embedded engines and <see cref="TranslatorCatalog"/>.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="modelsDirectory">Folder with the models; they are read when an engine is first asked for.</param>
    public static IServiceCollection AddTranslation(this IServiceCollection services, string modelsDirectory)
    {
        services.TryAddSingleton<TranslatorCatalog>();
        services.AddTranslator("phrases", _ => new PhraseTranslator(PhraseModel.Load(Path.Combine(modelsDirectory, PhraseModel.FileName))));
        services.AddTranslator("lexicon", _ => new LexiconTranslator(Lexicon.Load(Path.Combine(modelsDirectory, Lexicon.FileName))));
        return services;
    }

    /// <summary>Adds an engine.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="name">The name to choose it by.</param>
    /// <param name="create">Makes the engine when it is first asked for.</param>
    public static IServiceCollection AddTranslator(this IServiceCollection services, string name, Func<IServiceProvider, ITranslator> create)
    {
        services.AddSingleton(new TranslatorName(name));
        services.AddKeyedSingleton(name, (provider, _) => create(provider));
        return services;
    }
}

/// <summary>The name of a registered engine.</summary>
/// <param name="Name">The name to choose it by.</param>
public sealed record TranslatorName(string Name);

/// <summary>The registered engines by name.</summary>
/// <param name="names">The names; the first is the default.</param>
/// <param name="services">Where the engines are registered.</param>
public sealed class TranslatorCatalog(IEnumerable<TranslatorName> names, IServiceProvider services)
{
    /// <summary>The names in order of registration.</summary>
    public IReadOnlyList<string> Names { get; } = [.. names.Select(static name => name.Name)];

    /// <summary>The engine that is used when none is named.</summary>
    public string Default => Names[0];

    /// <summary>The engine with a name.</summary>
    /// <param name="name">The name, or null for the default.</param>
    /// <exception cref="ArgumentException">There is no such engine; the message lists those there are.</exception>
    public ITranslator Get(string? name = null)
    {
        name ??= Default;
        if (!Names.Contains(name, StringComparer.Ordinal))
            throw new ArgumentException($"There is no translation engine '{name}'; there are: {string.Join(", ", Names)}.", nameof(name));
        return services.GetRequiredKeyedService<ITranslator>(name);
    }
}
