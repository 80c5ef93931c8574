using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Phrases;

/// <summary>A phrase model of <see cref="SampleText"/>, trained once.</summary>
internal static class SampleModel
{
    private static readonly Lazy<PhraseModel> Trained =
        new(() => PhraseTrainer.Train(SampleText.Pairs(), [new("gajah", "elephant")], new() { TuningPairs = 40 }));

    public static PhraseModel Model => Trained.Value;
}
