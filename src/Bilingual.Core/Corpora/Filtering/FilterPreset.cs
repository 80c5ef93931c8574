using System.Collections.Immutable;

namespace Bilingual.Corpora.Filtering;

/// <summary>A named set of filters.</summary>
/// <param name="Name">The word that selects it.</param>
/// <param name="Description">One sentence for the help page.</param>
/// <param name="Filters">The filters, in the order in which their reasons are recorded.</param>
public sealed record FilterPreset(string Name, string Description, ImmutableArray<IUnitFilter> Filters)
{
    /// <summary>The presets that are delivered.</summary>
    public static ImmutableArray<FilterPreset> All { get; } =
    [
        new("none", "no filter at all", []),
        new(
            "standard",
            "gross faults only; safe for short sentences",
            [
                new WordCountFilter(1, 200), new LengthRatioFilter(3), new LongestWordFilter(80), new CopyFilter(), new NumberFilter(),
                new LetterFilter(0.4), new RepetitionFilter(),
            ]),
        new(
            "strict",
            "few and clean units for training: nothing that differs in numbers, addresses or questions",
            [
                new WordCountFilter(3, 100), new LengthRatioFilter(2), new LongestWordFilter(40), new CopyFilter(0.6), new NumberFilter(1),
                new AddressFilter(), new LetterFilter(0.6), new RepetitionFilter(2), new QuestionFilter(), new ScoreFilter(0.8),
            ]),
        new(
            "opusfilter",
            "close to the defaults of OpusFilter",
            [
                new WordCountFilter(1, 100), new LengthRatioFilter(3, 0), new LongestWordFilter(40), new CopyFilter(0.9, 1), new NumberFilter(0.5),
                new RepetitionFilter(2),
            ]),
        new(
            "mozilla",
            "close to the defaults of Mozilla's translation pipeline",
            [
                new WordCountFilter(1, 150), new LengthRatioFilter(3, 0), new LongestWordFilter(150), new CopyFilter(0.9, 1), new NumberFilter(1),
                new AddressFilter(), new LetterFilter(0.5, 1),
            ]),
    ];

    /// <summary>The preset with that name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those that exist.</exception>
    public static FilterPreset Get(string name) =>
        All.FirstOrDefault(preset => string.Equals(preset.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no filter preset '{name}'; choose one of {string.Join(", ", All.Select(preset => preset.Name))}.");

    /// <summary>Everything that the filters have against a unit; empty when they keep it. Confirmed units are kept whatever they look like.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="sourceLanguage">BCP 47 code of its source side.</param>
    /// <param name="targetLanguage">BCP 47 code of its target side.</param>
    public ImmutableArray<Rejection> Judge(TranslationUnit unit, string sourceLanguage, string targetLanguage)
    {
        if (Filters.IsEmpty || unit.State is ReviewState.Accepted or ReviewState.Edited or ReviewState.Relinked)
            return [];
        var measured = new MeasuredUnit(unit, sourceLanguage, targetLanguage);
        return
        [
            .. Filters.Select(filter => (filter.Name, Reason: filter.Rejects(measured)))
                .Where(verdict => verdict.Reason is not null)
                .Select(verdict => new Rejection(verdict.Name, verdict.Reason!)),
        ];
    }
}
