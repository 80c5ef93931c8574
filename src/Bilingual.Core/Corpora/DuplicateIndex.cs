using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bilingual.Corpora;

/// <summary>How like each other two units are.</summary>
public enum DuplicateKind
{
    /// <summary>Both texts are equal.</summary>
    Exact,

    /// <summary>Both texts are equal but for letter case, accents, punctuation, white space and digits.</summary>
    Near,
}

/// <summary>Why a unit is a duplicate.</summary>
/// <param name="Kind">How like the other it is.</param>
/// <param name="Of">Identity of the unit that is kept in its place.</param>
public sealed record Duplicate(DuplicateKind Kind, string Of)
{
    /// <summary>A reason for people: <c>near-duplicate of 3f…</c>.</summary>
    public override string ToString() => Kind == DuplicateKind.Exact ? $"duplicate of {Of}" : $"near-duplicate of {Of}";
}

/// <summary>
/// Finds units that say the same twice. All units are added first and asked about afterwards, so that the best of each group is kept
/// whatever their order: the reviewed one, then that of the higher score and probability, then that of the smaller identity.
/// </summary>
/// <remarks>
/// Near-duplicates are found as bifixer's aggressive mode finds them (Ramírez-Sánchez et al. 2020): by a hash of the folded texts.
/// Two texts whose numbers differ are therefore near-duplicates, like the lines of a price list. About 150 bytes for each distinct unit.
/// </remarks>
public sealed class DuplicateIndex
{
    private readonly Dictionary<UInt128, Best> exact = [];
    private readonly Dictionary<UInt128, Best> near = [];

    /// <summary>Adds a unit.</summary>
    public void Add(TranslationUnit unit)
    {
        var candidate = new Best(unit.Id, unit.State is ReviewState.Accepted or ReviewState.Edited or ReviewState.Relinked, unit.Score, unit.Probability);
        Offer(exact, ExactKey(unit), candidate);
        Offer(near, NearKey(unit), candidate);
    }

    /// <summary>What the unit is a duplicate of; null when it is the one to keep, or when units like it were never added.</summary>
    public Duplicate? Find(TranslationUnit unit)
    {
        if (exact.TryGetValue(ExactKey(unit), out var same) && same.Id != unit.Id)
            return new Duplicate(DuplicateKind.Exact, same.Id);
        return near.TryGetValue(NearKey(unit), out var alike) && alike.Id != unit.Id ? new Duplicate(DuplicateKind.Near, alike.Id) : null;
    }

    private static void Offer(Dictionary<UInt128, Best> index, UInt128 key, Best candidate)
    {
        if (!index.TryGetValue(key, out var best) || candidate.Beats(best))
            index[key] = candidate;
    }

    private static UInt128 ExactKey(TranslationUnit unit) => Hash($"{unit.Source.Text}\u0001{unit.Target.Text}");

    private static UInt128 NearKey(TranslationUnit unit)
    {
        var (source, target) = (Fold(unit.Source.Text), Fold(unit.Target.Text));

        // A side of punctuation alone folds to nothing, which would make all such units alike.
        return source.Length == 0 || target.Length == 0 ? ExactKey(unit) : Hash($"{source}\u0002{target}");
    }

    private static UInt128 Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.DecimalDigitNumber:
                    folded.Append('0');
                    break;
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark:
                    break;
                default:
                    if (Rune.IsLetterOrDigit(rune))
                        folded.Append(Rune.ToLowerInvariant(rune).ToString());
                    break;
            }
        }

        return folded.ToString();
    }

    // Normalisation throws on lone surrogates, which enumerate as U+FFFD, and on U+FFFE.
    private static string WellFormed(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0xFFFE).Select(rune => rune.ToString()));

    private readonly record struct Best(string Id, bool Reviewed, double Score, double Probability)
    {
        public bool Beats(Best other)
        {
            if (Reviewed != other.Reviewed)
                return Reviewed;
            if (Score != other.Score)
                return Score > other.Score;
            return Probability != other.Probability ? Probability > other.Probability : string.CompareOrdinal(Id, other.Id) < 0;
        }
    }
}
