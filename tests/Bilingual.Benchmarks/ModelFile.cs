namespace Bilingual.Benchmarks;

/// <summary>Finds the delivered models from wherever a benchmark runs.</summary>
internal static class ModelFile
{
    /// <summary>The path of a model in the nearest <c>models</c> folder above the program.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "models", name);
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException($"no 'models/{name}' above '{AppContext.BaseDirectory}'; run the benchmarks from a checkout of the repository.");
    }
}
