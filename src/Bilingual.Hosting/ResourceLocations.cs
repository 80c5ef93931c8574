namespace Bilingual.Hosting;

/// <summary>Where models and glossary stand: where the settings say, else beside the program.</summary>
public sealed class ResourceLocations
{
    /// <summary>Locations by the settings.</summary>
    /// <exception cref="UsageException">A folder or file that the settings name does not exist.</exception>
    public ResourceLocations(BilingualSettings settings)
    {
        ModelsDirectory = settings.ModelsDirectory ?? Path.Combine(AppContext.BaseDirectory, "models");
        GlossaryPath = settings.GlossaryPath ?? Path.Combine(AppContext.BaseDirectory, "glossary");
        if (!Directory.Exists(ModelsDirectory))
            throw new UsageException($"there is no folder with models at '{ModelsDirectory}'; name one with --models");
        if (!Directory.Exists(GlossaryPath) && !File.Exists(GlossaryPath))
            throw new UsageException($"there is no glossary at '{GlossaryPath}'; name a file or folder with --glossary");
    }

    /// <summary>Folder with the models.</summary>
    public string ModelsDirectory { get; }

    /// <summary>Glossary file or folder.</summary>
    public string GlossaryPath { get; }

    /// <summary>Path of a model.</summary>
    public string Model(string name) => Path.Combine(ModelsDirectory, name);

    /// <summary>Every model and glossary file with a name for reports, in ordinal order.</summary>
    public IEnumerable<(string Name, string File)> Files()
    {
        var models = Directory.EnumerateFiles(ModelsDirectory).Where(f => Path.GetExtension(f) != ".md");
        var glossary = Directory.Exists(GlossaryPath) ? Directory.EnumerateFiles(GlossaryPath, "*.tsv", SearchOption.AllDirectories) : [GlossaryPath];
        return models.Select(f => ("models/" + Path.GetFileName(f), f))
            .Concat(glossary.Select(f => ("glossary/" + Path.GetFileName(f), f)))
            .OrderBy(f => f.Item1, StringComparer.Ordinal);
    }
}
