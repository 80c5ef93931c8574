namespace Bilingual.Hosting;

/// <summary>Where the embedded defaults and the configuration come from; null takes what is delivered with the program.</summary>
public sealed record BilingualSettings
{
    /// <summary>Folder with the models.</summary>
    public string? ModelsDirectory { get; init; }

    /// <summary>The folder with the models in any case: the one given, or the one beside the program.</summary>
    public string Models => ModelsDirectory ?? Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Glossary file or folder.</summary>
    public string? GlossaryPath { get; init; }

    /// <summary>Glossary files or folders that the one of <see cref="GlossaryPath"/> is laid over, each over the next.</summary>
    public IReadOnlyList<string> SharedGlossaryPaths { get; init; } = [];

    /// <summary>JSON file with settings.</summary>
    public string? ConfigurationFile { get; init; }
}
