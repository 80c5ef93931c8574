using Bilingual.Interchange.Json;
using Bilingual.Interchange.Tabular;
using Bilingual.Interchange.Tmx;
using Microsoft.Extensions.DependencyInjection;

namespace Bilingual.Interchange;

/// <summary>Registers the formats.</summary>
public static class InterchangeServices
{
    /// <summary>Adds every corpus format and the registry that finds them by name.</summary>
    public static IServiceCollection AddInterchange(this IServiceCollection services) => services
        .AddSingleton<ICorpusFormat, BitextorFormat>()
        .AddSingleton<ICorpusFormat, JsonLinesFormat>()
        .AddSingleton<ICorpusFormat>(new TmxFormat())
        .AddSingleton<CorpusFormats>();
}
