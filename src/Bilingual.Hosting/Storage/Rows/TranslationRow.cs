namespace Bilingual.Hosting.Storage.Rows;

/// <summary>A machine translation, kept for every sentence with the same text, engine and glossary, so that none is made twice.</summary>
public sealed class TranslationRow
{
    /// <summary>Hash of engine fingerprint, languages, glossary and source text.</summary>
    public required string Key { get; set; }

    /// <summary>Hash of the source text.</summary>
    public required string SourceHash { get; set; }

    /// <summary>BCP 47 code of the source.</summary>
    public required string SourceLanguage { get; set; }

    /// <summary>BCP 47 code of the translation.</summary>
    public required string TargetLanguage { get; set; }

    /// <summary>The engine that made it.</summary>
    public required string Engine { get; set; }

    /// <summary>The translation.</summary>
    public required string Text { get; set; }

    /// <summary>Characters counted as cost.</summary>
    public int Characters { get; set; }

    /// <summary>What a person should know of it; empty for nothing.</summary>
    public string Remarks { get; set; } = "";

    /// <summary>Whether a preferred engine could not be used for a reason that may pass: the next run asks again.</summary>
    public bool IsProvisional { get; set; }
}
