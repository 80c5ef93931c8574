namespace Bilingual.Hosting.Storage.Rows;

/// <summary>What an engine answered once, so that it is not asked, and paid, again.</summary>
public sealed class CachedTranslationRow
{
    /// <summary>Hash of engine, model, settings, languages, the glossary's say and the text.</summary>
    public required string Key { get; set; }

    /// <summary>The engine.</summary>
    public required string Engine { get; set; }

    /// <summary>Its answer.</summary>
    public required string Text { get; set; }

    /// <summary>Characters that it cost.</summary>
    public int Characters { get; set; }
}
