using System.Collections.Immutable;
using System.Globalization;
using Bilingual.Glossaries;

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
        GlossaryPaths = [GlossaryPath, .. settings.SharedGlossaryPaths];
        var missing = GlossaryPaths.FirstOrDefault(path => !Directory.Exists(path) && !File.Exists(path));
        if (missing is not null)
            throw new UsageException($"there is no glossary at '{missing}'; name a file or folder with --glossary");
    }

    /// <summary>Folder with the models.</summary>
    public string ModelsDirectory { get; }

    /// <summary>Glossary file or folder; the first of <see cref="GlossaryPaths"/>.</summary>
    public string GlossaryPath { get; }

    /// <summary>The layers of the glossary, each laid over the next: a project's before what is shared.</summary>
    public ImmutableArray<string> GlossaryPaths { get; }

    /// <summary>Path of a model.</summary>
    public string Model(string name) => Path.Combine(ModelsDirectory, name);

    /// <summary>Every model and glossary file with a name for reports, in ordinal order.</summary>
    public IEnumerable<(string Name, string File)> Files()
    {
        var models = Directory.EnumerateFiles(ModelsDirectory).Where(f => Path.GetExtension(f) != ".md");
        var glossary = GlossaryPaths.SelectMany((path, layer) => GlossaryReader.FilesOf(path)
            .Select(f => (string.Create(CultureInfo.InvariantCulture, $"glossary/{(layer == 0 ? "" : $"{layer + 1}/")}{Path.GetFileName(f)}"), f)));
        return models.Select(f => ("models/" + Path.GetFileName(f), f))
            .Concat(glossary)
            .OrderBy(f => f.Item1, StringComparer.Ordinal);
    }
}
