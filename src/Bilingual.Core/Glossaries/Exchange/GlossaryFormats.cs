using System.Collections.Immutable;

namespace Bilingual.Glossaries.Exchange;

/// <summary>The formats that glossaries are read from and written to.</summary>
public static class GlossaryFormats
{
    /// <summary>All of them, by name.</summary>
    public static ImmutableArray<IGlossaryFormat> All { get; } =
    [
        new CsvGlossaryFormat(),
        new DeepLGlossaryFormat(),
        new GoogleGlossaryFormat(),
        new OmegaTGlossaryFormat(),
        new TbxBasicFormat(),
        new TbxMartifFormat(),
        new TsvGlossaryFormat(),
    ];

    /// <summary>The format of a name, or null.</summary>
    public static IGlossaryFormat? Find(string name) =>
        All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
