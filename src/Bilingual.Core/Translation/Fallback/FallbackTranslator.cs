using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Bilingual.Translation;

/// <summary>
/// Asks engines in order of preference: what one of them could not translate goes to the next. Each result names the engine that made it,
/// and remarks why a preferred one did not.
/// </summary>
internal sealed class FallbackTranslator : ITranslator
{
    private readonly ImmutableArray<ITranslator> engines;

    /// <summary>A chain of engines.</summary>
    /// <param name="engines">At least one, the preferred first.</param>
    public FallbackTranslator(ImmutableArray<ITranslator> engines)
    {
        this.engines = engines;
        Engine = string.Join(',', engines.Select(static engine => engine.Engine));
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', engines.Select(static engine => engine.Fingerprint)))));
    }

    /// <inheritdoc/>
    public string Engine { get; }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public TranslatorTraits Traits => engines[0].Traits;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        var results = new TranslationResult?[requests.Count];
        var open = Enumerable.Range(0, requests.Count).ToArray();
        foreach (var engine in engines)
        {
            if (open.Length == 0)
                break;
            var answers = await AskAsync(engine, [.. open.Select(i => requests[i])], source, target, cancellationToken);
            for (var i = 0; i < open.Length; i++)
                results[open[i]] = Combine(results[open[i]], answers[i]);
            open = [.. open.Where(i => results[i]!.Failure is not null)];
        }

        return results!;
    }

    private static async Task<IReadOnlyList<TranslationResult>> AskAsync(
        ITranslator engine, TranslationRequest[] requests, string source, string target, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.TranslateAsync(requests, source, target, cancellationToken);
        }
        catch (NotSupportedException fault)
        {
            return Array.ConvertAll(requests, _ => TranslationResult.Failed(engine.Engine, FailureKind.Rejected, fault.Message));
        }
    }

    private static TranslationResult Combine(TranslationResult? earlier, TranslationResult answer)
    {
        if (earlier is null)
            return answer;
        if (answer.Failure is not null)
            return answer with { Failure = $"{earlier.Failure} {answer.Failure}", Kind = earlier.Kind.MayPass() ? earlier.Kind : answer.Kind };
        var remarks = earlier.Kind == FailureKind.NoMatch ? earlier.Remarks : earlier.Remarks.Add(earlier.Failure!);
        return answer with
        {
            Remarks = [.. remarks, .. answer.Remarks],
            HasFallenBack = earlier.Kind != FailureKind.NoMatch,
            IsProvisional = answer.IsProvisional || earlier.IsProvisional || earlier.Kind.MayPass(),
        };
    }
}
