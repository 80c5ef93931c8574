using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bilingual.Translation.Memory;

/// <summary>
/// Gives the translations that people made of the same sentences before. Meant as the first of a chain: what it does not hold goes to the
/// next engine.
/// </summary>
internal sealed class MemoryTranslator : ITranslator
{
    /// <summary>Name of the engine.</summary>
    public const string Name = "memory";

    private readonly IReadOnlyList<IMemorySource> sources;
    private readonly double minimumSimilarity;
    private readonly ConcurrentDictionary<(string Source, string Target), Lazy<Task<MemoryIndex>>> indexes = [];

    /// <summary>A memory of several sources, the preferred first.</summary>
    /// <exception cref="TranslatorException">None of them has anything to read.</exception>
    public MemoryTranslator(MemoryOptions options, IEnumerable<IMemorySource> sources)
    {
        minimumSimilarity = options.MinimumSimilarity;
        this.sources = [.. sources.Where(static source => source.IsConfigured)];
        if (this.sources.Count == 0)
        {
            throw new TranslatorException(
                FailureKind.Denied, $"The engine '{Name}' needs TMX files or workspaces: set Engines:Memory:Files or Engines:Memory:Workspaces.");
        }

        var identity = string.Join('\n', this.sources.Select(static source => source.Fingerprint))
            + minimumSimilarity.ToString("R", CultureInfo.InvariantCulture);
        Fingerprint = $"{Name}-1/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 8))}";
    }

    /// <inheritdoc/>
    public string Engine => Name;

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        // Read once for all requests, so no single request's end may end it.
        var index = await indexes.GetOrAdd((source, target), pair => new(() => ReadAsync(pair.Source, pair.Target))).Value.WaitAsync(cancellationToken);
        return [.. requests.Select(request => Find(index, request.Text))];
    }

    private TranslationResult Find(MemoryIndex index, string text)
    {
        if (index.Find(text) is { } same)
            return new TranslationResult(same, Name, Characters: 0);
        if (minimumSimilarity < 1 && index.FindSimilar(text, minimumSimilarity) is { } similar)
        {
            return new TranslationResult(similar.Target, Name, Characters: 0).With(string.Create(
                CultureInfo.InvariantCulture, $"translation of a similar sentence ({similar.Similarity:P0}): '{similar.Source}'"));
        }

        return TranslationResult.Failed(Name, FailureKind.NoMatch, "The translation memory does not hold this sentence.");
    }

    private async Task<MemoryIndex> ReadAsync(string source, string target)
    {
        var index = new MemoryIndex();
        foreach (var each in sources)
        {
            await foreach (var pair in each.ReadAsync(source, target, CancellationToken.None))
                index.Add(pair);
        }

        return index;
    }
}
