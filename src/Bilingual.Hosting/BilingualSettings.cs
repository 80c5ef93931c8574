namespace Bilingual.Hosting;

/// <summary>Where the embedded defaults and the configuration come from; null takes what is delivered with the program.</summary>
public sealed record BilingualSettings
{
    /// <summary>Folder with the models.</summary>
    public string? ModelsDirectory { get; init; }

    /// <summary>Glossary file or folder.</summary>
    public string? GlossaryPath { get; init; }

    /// <summary>JSON file with settings.</summary>
    public string? ConfigurationFile { get; init; }
}
