namespace Bilingual.Translation;

/// <summary>A translation that was made before.</summary>
/// <param name="Text">The translation as the engine gave it.</param>
/// <param name="Engine">The engine that made it.</param>
/// <param name="Characters">Characters that it cost.</param>
public sealed record CachedTranslation(string Text, string Engine, int Characters);

/// <summary>Keeps translations so that none is paid twice. Safe for concurrent use.</summary>
public interface ITranslationCache
{
    /// <summary>Those of <paramref name="keys"/> that are kept.</summary>
    ValueTask<IReadOnlyDictionary<string, CachedTranslation>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Keeps translations durably before it returns; of equal keys the first stays.</summary>
    ValueTask SaveAsync(IReadOnlyCollection<KeyValuePair<string, CachedTranslation>> translations, CancellationToken cancellationToken);
}
