namespace Bilingual.Translation;

/// <summary>In which form an engine takes something that it is to respect.</summary>
public enum NativeForm
{
    /// <summary>The engine takes the request's own list, in whatever form its service has (glossary id, dictionary tag, prompt, markup).</summary>
    Own,

    /// <summary>The engine knows no such thing: tokens stand in the text instead and are replaced afterwards.</summary>
    Tokens,

    /// <summary>The engine does well without: nothing is done before, everything is checked afterwards.</summary>
    None,
}

/// <summary>What an engine can do by itself and how much it takes at once; the decorators see to the rest.</summary>
public sealed record TranslatorTraits
{
    /// <summary>An engine inside this process: no limits, no cost, terms and addresses are its own business.</summary>
    public static TranslatorTraits Embedded { get; } = new();

    /// <summary>Most texts in one request.</summary>
    public int MaxTexts { get; init; } = int.MaxValue;

    /// <summary>Most characters (Unicode code points) in one request.</summary>
    public int MaxCharacters { get; init; } = int.MaxValue;

    /// <summary>Whether characters are counted as cost.</summary>
    public bool CountsCharacters { get; init; }

    /// <summary>Whether answers are worth keeping: they cost money or much time.</summary>
    public bool IsCached { get; init; }

    /// <summary>How <see cref="TranslationRequest.Terms"/> reach the engine.</summary>
    public NativeForm Terms { get; init; } = NativeForm.Own;

    /// <summary>Whether the service is to keep a glossary made of ours, which it may refuse; see <see cref="ITranslator.HasGlossaryAsync"/>.</summary>
    public bool KeepsGlossary { get; init; }

    /// <summary>How <see cref="TranslationRequest.Kept"/> reaches the engine.</summary>
    public NativeForm Protection { get; init; } = NativeForm.None;

    /// <summary>What a text is expected to cost.</summary>
    public int CostOf(string text) => CountsCharacters ? CodePoints.Count(text) : 0;
}
