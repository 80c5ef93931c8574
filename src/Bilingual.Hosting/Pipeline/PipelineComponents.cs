using System.Collections.Immutable;
using System.Security.Cryptography;
using Bilingual.Alignment;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting.Storage;
using Bilingual.Interchange;
using Bilingual.Segmentation;
using Bilingual.Translation;

namespace Bilingual.Hosting.Pipeline;

/// <summary>What the stages work with, and what identifies it: with equal fingerprints earlier results are used again.</summary>
/// <param name="Reading">How files become documents.</param>
/// <param name="Reader">Files → documents.</param>
/// <param name="Segmenter">Paragraphs → sentences.</param>
/// <param name="Glossary">The glossary.</param>
/// <param name="Translators">The translation engines.</param>
/// <param name="Translation">How to translate, whichever engine does it.</param>
/// <param name="Signals">Documents → what alignment knows of them.</param>
/// <param name="Pairer">Documents → pairs.</param>
/// <param name="Aligner">Pairs → links and beads.</param>
/// <param name="Scorer">Two texts → the probability that they are translations.</param>
/// <param name="Formats">The corpus formats.</param>
/// <param name="Locations">Where models and glossary stand.</param>
public sealed record PipelineComponents(
    ReadingOptions Reading,
    DocumentReader Reader,
    ISentenceSegmenter Segmenter,
    Glossary Glossary,
    TranslatorCatalog Translators,
    TranslationOptions Translation,
    SignalExtractor Signals,
    DocumentPairer Pairer,
    BitextAligner Aligner,
    PairScorer Scorer,
    CorpusFormats Formats,
    ResourceLocations Locations)
{
    /// <summary>The code itself: another build may read, segment or align otherwise. Builds are deterministic, so equal sources are equal here.</summary>
    private static readonly string Code = typeof(Document).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>Makes what takes long to make.</summary>
    public LoadedModels Load(RunOptions options)
    {
        if (options.Until >= Stage.Translate)
            Translators.Load(options.Engine);
        return new LoadedModels(TermMatcher.Create(Glossary, options.SourceLanguage), TermMatcher.Create(Glossary, options.TargetLanguage));
    }

    /// <summary>Identifies what a document's analysis depends on besides its file.</summary>
    public string AnalysisFingerprint(RunOptions options) => WorkspaceHash.Of(
        Code, Resources.GetValueOrDefault("models/language.bin", ""), Glossary.Fingerprint, options.SourceLanguage, options.TargetLanguage, Reading.ToString(), options.Until < Stage.MapTerms ? options.Until.Name() : "");

    /// <summary>Identifies code, models and glossary: what pairing and alignment depend on besides the documents.</summary>
    public string ResourcesFingerprint => WorkspaceHash.Of([Code, .. Resources.Select(r => r.Key + r.Value)]);

    /// <summary>Finds stored terms' entries.</summary>
    public TermIndex Terms { get; } = new(Glossary);

    /// <summary>SHA-256 of every model and glossary file, by its name relative to the folder it was looked for in.</summary>
    public ImmutableSortedDictionary<string, string> Resources { get; } = Hash(Locations);

    private static ImmutableSortedDictionary<string, string> Hash(ResourceLocations locations)
    {
        var hashes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, file) in locations.Files())
        {
            using var stream = File.OpenRead(file);
            hashes[name] = Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        return hashes.ToImmutable();
    }
}

/// <summary>Models that take long to make and are wanted by every run.</summary>
/// <param name="SourceTerms">Finds source terms.</param>
/// <param name="TargetTerms">Finds their targets.</param>
public sealed record LoadedModels(TermMatcher SourceTerms, TermMatcher TargetTerms);
