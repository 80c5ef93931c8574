using System.Globalization;

namespace Bilingual.Translation;

/// <summary>Keeps what is sent to an engine within a <see cref="CharacterBudget"/>; texts beyond it fail without being sent.</summary>
internal sealed class BudgetTranslator(ITranslator inner, CharacterBudget budget) : TranslatorDecorator(inner)
{
    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        var costs = requests.Select(request => Traits.CostOf(request.Text)).ToArray();
        var results = new TranslationResult[requests.Count];
        var affordable = new List<int>(requests.Count);
        for (var i = 0; i < results.Length; i++)
        {
            if (budget.TryTake(costs[i]))
                affordable.Add(i);
            else
                results[i] = TranslationResult.Failed(Engine, FailureKind.OverBudget, Reason);
        }

        if (affordable.Count == 0)
            return results;
        var translated = await SendAsync([.. affordable.Select(i => requests[i])], affordable.Sum(i => costs[i]), source, target, cancellationToken);
        for (var i = 0; i < affordable.Count; i++)
        {
            results[affordable[i]] = translated[i];
            budget.Return(costs[affordable[i]] - translated[i].Characters);
        }

        return results;
    }

    private string Reason => string.Create(
        CultureInfo.InvariantCulture,
        $"{Engine} may be sent no more than {budget.Limit} characters (--max-characters), and {budget.Used} are sent; what is translated is kept.");

    private async Task<IReadOnlyList<TranslationResult>> SendAsync(
        TranslationRequest[] requests, int cost, string source, string target, CancellationToken cancellationToken)
    {
        try
        {
            return await Inner.TranslateAsync(requests, source, target, cancellationToken);
        }
        catch
        {
            budget.Return(cost);
            throw;
        }
    }
}
