using System.Collections;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Bilingual.Glossaries;

/// <summary>An immutable collection of terms of one language pair, in the order in which they take precedence.</summary>
public sealed class Glossary : IReadOnlyList<TermEntry>
{
    private readonly Lazy<string> fingerprint;

    /// <summary>A glossary of the given entries.</summary>
    /// <param name="entries">The terms; of two that match the same words the earlier is preferred.</param>
    /// <param name="sourceLanguage">BCP 47 code of <see cref="TermEntry.Term"/>.</param>
    /// <param name="targetLanguage">BCP 47 code of <see cref="TermEntry.Target"/>.</param>
    /// <param name="exceptions">Phrases in which a term is not meant.</param>
    public Glossary(
        IEnumerable<TermEntry> entries,
        string sourceLanguage = "id",
        string targetLanguage = "en",
        IEnumerable<TermException>? exceptions = null)
    {
        Entries = [.. entries];
        Exceptions = [.. exceptions ?? []];
        SourceLanguage = sourceLanguage;
        TargetLanguage = targetLanguage;
        fingerprint = new Lazy<string>(() => Hash(this));
    }

    /// <summary>A glossary without terms.</summary>
    public static Glossary Empty { get; } = new([]);

    /// <summary>The terms.</summary>
    public ImmutableArray<TermEntry> Entries { get; }

    /// <summary>Phrases in which a term is not meant.</summary>
    public ImmutableArray<TermException> Exceptions { get; }

    /// <summary>BCP 47 code of the terms.</summary>
    public string SourceLanguage { get; }

    /// <summary>BCP 47 code of the targets.</summary>
    public string TargetLanguage { get; }

    /// <summary>
    /// SHA-256 of everything that decides what is found (notes, file names and lines do not), 64 lower-case hexadecimal digits:
    /// results made with equal fingerprints may be reused.
    /// </summary>
    public string Fingerprint => fingerprint.Value;

    /// <inheritdoc/>
    public int Count => Entries.Length;

    /// <inheritdoc/>
    public TermEntry this[int index] => Entries[index];

    /// <summary>
    /// This glossary laid over <paramref name="shared"/>: a term that stands here with the same part of speech, or with none stated on
    /// either side, replaces that of the shared glossary; all others are kept, after these. The exceptions of both hold.
    /// </summary>
    /// <exception cref="ArgumentException">The two glossaries are of different languages.</exception>
    public Glossary Over(Glossary shared)
    {
        if (!string.Equals(SourceLanguage, shared.SourceLanguage, StringComparison.OrdinalIgnoreCase)
            || !string.Equals(TargetLanguage, shared.TargetLanguage, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                $"A glossary {SourceLanguage}→{TargetLanguage} cannot be laid over one {shared.SourceLanguage}→{shared.TargetLanguage}.",
                nameof(shared));
        }

        var own = Entries.ToLookup(entry => entry.Term, StringComparer.OrdinalIgnoreCase);
        return new Glossary(
            Entries.Concat(shared.Entries.Where(entry => !own[entry.Term].Any(mine => IsSameConcept(mine, entry)))),
            SourceLanguage,
            TargetLanguage,
            Exceptions.Concat(shared.Exceptions));
    }

    /// <inheritdoc/>
    public IEnumerator<TermEntry> GetEnumerator() => ((IEnumerable<TermEntry>)Entries).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsSameConcept(TermEntry mine, TermEntry shared) =>
        mine.PartOfSpeech.Length == 0 || shared.PartOfSpeech.Length == 0
        || PartOfSpeech.Parse(mine.PartOfSpeech).Intersect(PartOfSpeech.Parse(shared.PartOfSpeech), StringComparer.Ordinal).Any();

    private static string Hash(Glossary glossary)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(glossary.SourceLanguage);
        Append(glossary.TargetLanguage);
        foreach (var entry in glossary.Entries)
        {
            Append(entry.Term);
            AppendAll(entry.Variants);
            Append(entry.Target);
            AppendAll(entry.TargetVariants);
            Append(entry.PartOfSpeech);
            Append(entry.Domain);
            hash.AppendData([(byte)entry.Status, entry.CaseSensitive ? (byte)1 : (byte)0]);
        }

        foreach (var exception in glossary.Exceptions)
        {
            Append(exception.Phrase);
            Append(exception.Term);
            Append(exception.Language);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void AppendAll(ImmutableArray<string> values)
        {
            foreach (var value in values)
                Append(value);
            hash.AppendData([2]);
        }

        void Append(string value)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(value));
            hash.AppendData([0]);
        }
    }
}
