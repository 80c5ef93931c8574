using System.Collections.Concurrent;

namespace Bilingual.Translation;

/// <summary>Reads from another cache and keeps what is new in memory only: what a dry run works with.</summary>
internal sealed class OverlayCache(ITranslationCache? below) : ITranslationCache
{
    private readonly ConcurrentDictionary<string, CachedTranslation> kept = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, CachedTranslation>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, CachedTranslation>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (kept.TryGetValue(key, out var translation))
                found[key] = translation;
        }

        if (below is not null)
        {
            foreach (var (key, translation) in await below.FindAsync([.. keys.Where(key => !found.ContainsKey(key))], cancellationToken))
                found[key] = translation;
        }

        return found;
    }

    /// <inheritdoc/>
    public ValueTask SaveAsync(IReadOnlyCollection<KeyValuePair<string, CachedTranslation>> translations, CancellationToken cancellationToken)
    {
        foreach (var (key, translation) in translations)
            kept.TryAdd(key, translation);
        return ValueTask.CompletedTask;
    }
}
