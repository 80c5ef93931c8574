using Bilingual.Documents;
using Bilingual.Hosting.Review;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;
using Bilingual.Review.Api;
using Bilingual.Translation;

namespace Bilingual.Review.Views;

/// <summary>A draft, or why there is none.</summary>
/// <param name="Text">The translation; null where the engine refused.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Failure">Why it refused.</param>
public sealed record MadeDraft(string? Text, string Engine, string? Failure);

/// <summary>Translates source units by an engine of the reviewer's choice; what is stored already is not translated again.</summary>
public sealed class Drafts(Workbench workbench)
{
    /// <summary>How many units one request may name: an engine may cost money.</summary>
    public const int MostUnits = 200;

    /// <summary>The drafts of units, by unit.</summary>
    public async Task<IReadOnlyDictionary<string, MadeDraft>> MakeAsync(
        ReviewSession session, string? engine, IReadOnlyList<ReviewUnit> units, CancellationToken cancellationToken)
    {
        var translator = Engine(engine);
        var state = session.Current.State;
        var wanted = units.Where(unit => unit.Side == ReviewSide.Source && state.Units.Contains(unit)).Distinct().ToArray();
        var fingerprint = WorkspaceHash.Of(translator.Fingerprint, workbench.Glossary.Fingerprint);
        string Key(ReviewUnit unit) => TranslationStore.Key(fingerprint, workbench.SourceLanguage, workbench.TargetLanguage, state.Text.Of(unit));
        var known = await workbench.Workspace.Translations.FindAsync([.. wanted.Select(Key).Distinct(StringComparer.Ordinal)], cancellationToken);
        var drafts = wanted.Where(unit => known.ContainsKey(Key(unit))).ToDictionary(
            unit => unit.Key, unit => new MadeDraft(known[Key(unit)].Text, known[Key(unit)].Engine, null), StringComparer.Ordinal);
        var open = wanted.Where(unit => !known.ContainsKey(Key(unit))).ToArray();
        if (open.Length == 0)
            return drafts;
        var results = await translator.TranslateAsync(
            [.. open.Select(unit => Request(session, state, unit))], workbench.SourceLanguage, workbench.TargetLanguage, cancellationToken);
        var rows = new List<TranslationRow>();
        for (var i = 0; i < open.Length; i++)
        {
            var result = results[i];
            drafts[open[i].Key] = result.Failure is { } failure ? new MadeDraft(null, result.Engine, failure) : new MadeDraft(result.Text, result.Engine, null);
            if (result.Failure is null)
                rows.Add(Row(Key(open[i]), state.Text.Of(open[i]), result));
        }

        await workbench.Workspace.Translations.SaveAsync(rows, cancellationToken);
        return drafts;
    }

    private ITranslator Engine(string? name)
    {
        try
        {
            return workbench.Service<TranslatorCatalog>().Get(name);
        }
        catch (ArgumentException fault)
        {
            var reason = fault.Message.Split(" (Parameter", 2)[0];
            throw ApiException.Wrong("engineUnknown", reason, ("reason", reason));
        }
    }

    private static TranslationRequest Request(ReviewSession session, PairState state, ReviewUnit unit)
    {
        var span = new TextSpan(unit.Start, unit.End);
        var inside = session.Source.Terms[unit.Paragraph].Where(term => term.Depth == 0 && span.Contains(term.Span));
        return new TranslationRequest(state.Text.Of(unit), [.. inside.Select(term => term with { Span = term.Span.Shift(-unit.Start) })]);
    }

    private TranslationRow Row(string key, string text, TranslationResult result) => new()
    {
        Key = key,
        SourceHash = WorkspaceHash.Of(text),
        SourceLanguage = workbench.SourceLanguage,
        TargetLanguage = workbench.TargetLanguage,
        Engine = result.Engine,
        Text = result.Text,
        Characters = result.Characters,
    };
}
