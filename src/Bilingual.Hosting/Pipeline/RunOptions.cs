using System.ComponentModel.DataAnnotations;
using Bilingual.Corpora.Filtering;
using Bilingual.Translation;
using Microsoft.Extensions.Options;

namespace Bilingual.Hosting.Pipeline;

/// <summary>What a run is to do. Validated when the host starts; every fault is listed.</summary>
public sealed class RunOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Run";

    /// <summary>Folder with the articles.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Input { get; set; } = "seeds";

    /// <summary>Folder for the workspace and the corpora.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Output { get; set; } = "corpus";

    /// <summary>Translation engine for the drafts, or several separated by commas of which each gets what those before it could not translate; null takes the default engine.</summary>
    public string? Engine { get; set; }

    /// <summary>Goes as far as translation, sends nothing, and says what translation would cost.</summary>
    public bool DryRun { get; set; }

    /// <summary>The last stage to run.</summary>
    [EnumDataType(typeof(Stage))]
    public Stage Until { get; set; } = Stage.Corpus;

    /// <summary>Links below this probability, and units below this score, stay out of the exported files; they stay in the workspace.</summary>
    [Range(0d, 1d)]
    public double Threshold { get; set; } = .5;

    /// <summary>Name of the filters that a translation has to pass to enter the corpus: none, standard, strict, opusfilter or mozilla.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Filter { get; set; } = "standard";

    /// <summary>BCP 47 code of the source articles.</summary>
    [Required(AllowEmptyStrings = false)]
    public string SourceLanguage { get; set; } = "id";

    /// <summary>BCP 47 code of the target articles.</summary>
    [Required(AllowEmptyStrings = false)]
    public string TargetLanguage { get; set; } = "en";

    /// <summary>Articles are aligned with each other when they are at least this probably about the same things.</summary>
    [Range(0d, 1d)]
    public double PairThreshold { get; set; } = .5;

    /// <summary>
    /// In a collection of at most so many possible pairs the doubtful ones are aligned too: a person looks at every pair there anyway.
    /// </summary>
    [Range(0, 1_000_000)]
    public int AlignDoubtfulPairsUpTo { get; set; } = 400;

    /// <summary>How many documents or pairs are worked on at once; 0 takes one for each processor.</summary>
    [Range(0, 1024)]
    public int Parallelism { get; set; }
}

/// <summary>The faults that attributes cannot see.</summary>
internal sealed class RunOptionsValidator(TranslatorCatalog translators) : IValidateOptions<RunOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RunOptions options)
    {
        var faults = new List<string>();
        if (options.Input.Length > 0 && !Directory.Exists(options.Input))
        {
            faults.Add(File.Exists(options.Input)
                ? $"the input '{options.Input}' is a file; name the folder it stands in"
                : $"the input folder '{options.Input}' does not exist; name a folder with articles");
        }

        if (options.Output.Length > 0 && File.Exists(options.Output))
            faults.Add($"the output '{options.Output}' is a file; name a folder with --out");
        if (options.Until >= Stage.Translate)
            faults.AddRange(translators.FaultsOf(options.Engine));
        if (!FilterPreset.All.Any(preset => string.Equals(preset.Name, options.Filter, StringComparison.OrdinalIgnoreCase)))
            faults.Add($"there are no filters '{options.Filter}'; choose one of {string.Join(", ", FilterPreset.All.Select(preset => preset.Name))}");
        if (string.Equals(options.SourceLanguage, options.TargetLanguage, StringComparison.OrdinalIgnoreCase))
            faults.Add($"source and target language are both '{options.SourceLanguage}'");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
