using System.Buffers.Binary;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;

namespace Bilingual.Corpora;

/// <summary>A part of a corpus.</summary>
public enum CorpusPart
{
    /// <summary>To train on.</summary>
    Train,

    /// <summary>To tune on.</summary>
    Validation,

    /// <summary>To report on.</summary>
    Test,
}

/// <summary>How a corpus is divided.</summary>
public sealed record SplitOptions
{
    /// <summary>Share of the documents to tune on.</summary>
    [Range(0.0, 1.0)]
    public double Validation { get; init; } = 0.05;

    /// <summary>Share of the documents to report on.</summary>
    [Range(0.0, 1.0)]
    public double Test { get; init; } = 0.05;

    /// <summary>Another value gives another division.</summary>
    public string Seed { get; init; } = "1";
}

/// <summary>
/// Divides a corpus by documents, so that no part knows the text of another. Documents that are paired with each other, directly or
/// through further documents, go to the same part. The part hangs on the smallest path of such a group and the seed alone: it stays
/// the same in every run and, as long as groups do not grow together, when the corpus grows.
/// </summary>
public sealed class DocumentSplit
{
    private readonly SplitOptions options;
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);

    /// <summary>A division; every pair of documents is to be added before the first question.</summary>
    /// <exception cref="ArgumentException">The shares are no shares, or exceed the whole.</exception>
    public DocumentSplit(SplitOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        if (options.Validation + options.Test > 1)
            faults.Add(new ValidationResult("the shares exceed the whole"));
        if (faults.Count > 0)
            throw new ArgumentException($"A corpus cannot be divided so: {string.Join("; ", faults)}.", nameof(options));
        this.options = options;
    }

    /// <summary>Adds two documents that share units.</summary>
    public void Add(string sourcePath, string targetPath)
    {
        // A source and a target document may have the same path below their folders.
        var (first, second) = (Root(SourceKey(sourcePath)), Root(TargetKey(targetPath)));
        if (string.CompareOrdinal(first, second) <= 0)
            parents[second] = first;
        else
            parents[first] = second;
    }

    /// <summary>The part of a unit.</summary>
    public CorpusPart PartOf(TranslationUnit unit)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{options.Seed}\n{Root(SourceKey(unit.Source.Path))}"));
        var place = BinaryPrimitives.ReadUInt64LittleEndian(hash) / (double)ulong.MaxValue;
        if (place < options.Test)
            return CorpusPart.Test;
        return place < options.Test + options.Validation ? CorpusPart.Validation : CorpusPart.Train;
    }

    private static string SourceKey(string path) => $"s\n{path}";

    private static string TargetKey(string path) => $"t\n{path}";

    private string Root(string key)
    {
        var root = key;
        while (parents.TryGetValue(root, out var parent) && parent != root)
            root = parent;
        while (parents.TryGetValue(key, out var parent) && parent != root)
        {
            parents[key] = root;
            key = parent;
        }

        return root;
    }
}
