namespace Bilingual.Hosting.Pipeline;

/// <summary>Why an item did not come through a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Path">The document, or <c>source ~ target</c> for a pair.</param>
/// <param name="Reason">What happened and what helps.</param>
public sealed record Failure(Stage Stage, string Path, string Reason);

/// <summary>An item on its way through the stages: its value, or why it has none.</summary>
/// <param name="Path">What the item is called in messages.</param>
/// <param name="Value">The value; null after a failure.</param>
/// <param name="Failure">The failure, or null.</param>
public sealed record Outcome<T>(string Path, T? Value, Failure? Failure)
    where T : class
{
    /// <summary>An item that came through.</summary>
    public static Outcome<T> Success(string path, T value) => new(path, value, null);

    /// <summary>The same failure for the next stage's type of value.</summary>
    public Outcome<TNext> Failed<TNext>()
        where TNext : class => new(Path, null, Failure);
}
