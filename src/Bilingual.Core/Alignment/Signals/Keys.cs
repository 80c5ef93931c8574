using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>What kind of exact evidence a key is.</summary>
internal enum KeyKind
{
    /// <summary>A number, amount, date or time.</summary>
    Quantity,

    /// <summary>A name.</summary>
    Name,

    /// <summary>A concept of the glossary.</summary>
    Term,
}

/// <summary>Something that either stands on both sides or does not: no similarity, only equality.</summary>
/// <param name="Kind">Quantity, name or term.</param>
/// <param name="Form">The form that is compared, equal in both languages.</param>
internal readonly record struct Key(KeyKind Kind, string Form);

/// <summary>The keys of a sequence of units: which stand in which unit.</summary>
internal sealed class KeyTable
{
    private readonly int[] starts;
    private readonly int[] members;
    private readonly int[] places;

    /// <summary>A table.</summary>
    /// <param name="keys">The distinct keys.</param>
    /// <param name="shown">How each is shown to people.</param>
    /// <param name="telling">How telling each is in itself, 0 to 1.</param>
    /// <param name="values">The number of each quantity that counts or measures; 0 for every other key.</param>
    /// <param name="starts">Where the keys of each unit begin in <paramref name="members"/>; one more than units.</param>
    /// <param name="members">Indices into <paramref name="keys"/>, distinct within a unit.</param>
    /// <param name="places">For each member how many words of the unit stand before it, or <see cref="OfSpeaker"/>.</param>
    public KeyTable(
        ImmutableArray<Key> keys, ImmutableArray<string> shown, ImmutableArray<float> telling, ImmutableArray<decimal> values, int[] starts, int[] members, int[] places)
    {
        Keys = keys;
        Shown = shown;
        Telling = telling;
        Values = values;
        this.starts = starts;
        this.members = members;
        this.places = places;
    }

    /// <summary>The place of a name that only tells who speaks.</summary>
    public const int OfSpeaker = -1;

    /// <summary>The distinct keys.</summary>
    public ImmutableArray<Key> Keys { get; }

    /// <summary>How each key is shown to people.</summary>
    public ImmutableArray<string> Shown { get; }

    /// <summary>How telling each key is in itself, 0 to 1.</summary>
    public ImmutableArray<float> Telling { get; }

    /// <summary>The number of each quantity that counts or measures; 0 for every other key.</summary>
    public ImmutableArray<decimal> Values { get; }

    /// <summary>The keys of a unit, as indices into <see cref="Keys"/>.</summary>
    public ReadOnlySpan<int> Of(int unit) => members.AsSpan(starts[unit]..starts[unit + 1]);

    /// <summary>For each key of a unit how many of the unit's words stand before it, or <see cref="OfSpeaker"/>.</summary>
    public ReadOnlySpan<int> PlacesOf(int unit) => places.AsSpan(starts[unit]..starts[unit + 1]);
}
