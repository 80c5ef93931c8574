using Bilingual.Documents;
using Bilingual.Translation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bilingual.Hosting.Pipeline;

/// <summary>Registers the pipeline.</summary>
public static class PipelineServices
{
    /// <summary>Adds the pipeline as a hosted service, with its options bound to the section <c>Run</c> and validated on start.</summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RunOptions>()
            .Bind(configuration.GetSection(RunOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<RunOptions>, RunOptionsValidator>();
        services.AddOptions<ReadingOptions>()
            .Bind(configuration.GetSection("Reading"), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ReadingOptions>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<TranslationOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PipelineComponents>();
        services.AddSingleton<CorpusPipeline>();
        services.AddSingleton<PipelineWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<PipelineWorker>());
        return services;
    }
}
