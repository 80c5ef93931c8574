using System.ComponentModel.DataAnnotations;

namespace Bilingual.Translation.Memory;

/// <summary>Settings of the translation memory.</summary>
public sealed class MemoryOptions
{
    /// <summary>TMX files of any version, the preferred first.</summary>
    public IList<string> Files { get; } = [];

    /// <summary>Workspaces whose units that reviewers accepted or edited are used, before the files.</summary>
    public IList<string> Workspaces { get; } = [];

    /// <summary>
    /// The least similarity of a sentence with one in the memory, 0 to 1: 1 takes equal sentences only (letter case, quotation marks and
    /// white space aside). A translation of a merely similar sentence is remarked as such.
    /// </summary>
    [Range(.5, 1d)]
    public double MinimumSimilarity { get; set; } = 1;
}
