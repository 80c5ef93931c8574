using Bilingual.Alignment;

namespace Bilingual.Tests.Alignment;

/// <summary>The models that are delivered with the program.</summary>
internal static class Models
{
    public static ConfidenceModel Confidence { get; } = ConfidenceModel.Load(Path.Combine(AppContext.BaseDirectory, "models", ConfidenceModel.FileName));
}
