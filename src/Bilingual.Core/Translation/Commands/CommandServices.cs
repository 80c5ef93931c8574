using Bilingual.Translation.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bilingual.Translation.Commands;

/// <summary>Registers the user's own program.</summary>
public static class CommandServices
{
    /// <summary>Adds the engine <c>command</c>, configured by <c>Engines:Command</c>.</summary>
    public static IServiceCollection AddCommand(this IServiceCollection services, IConfiguration configuration) =>
        services.AddServiceTranslator<CommandOptions>(
            configuration,
            CommandTranslator.Name,
            "Command",
            static (provider, options) => new CommandTranslator(options, provider.GetRequiredService<Secrets>()));
}
