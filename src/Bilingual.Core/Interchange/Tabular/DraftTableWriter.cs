namespace Bilingual.Interchange.Tabular;

/// <summary>A machine translation of one sentence: a draft, never part of a corpus.</summary>
/// <param name="Path">The document.</param>
/// <param name="Line">1-based line of the sentence's paragraph in the document's text.</param>
/// <param name="Sentence">1-based number of the sentence in its paragraph.</param>
/// <param name="SourceLanguage">BCP 47 code of <paramref name="SourceText"/>.</param>
/// <param name="TargetLanguage">BCP 47 code of <paramref name="TargetText"/>.</param>
/// <param name="SourceText">The sentence.</param>
/// <param name="TargetText">The draft; empty when <paramref name="Failure"/> is set.</param>
/// <param name="Engine">The engine that made it.</param>
/// <param name="Failure">Why there is no draft, or null.</param>
public sealed record TranslationDraft(
    string Path,
    int Line,
    int Sentence,
    string SourceLanguage,
    string TargetLanguage,
    string SourceText,
    string TargetText,
    string Engine,
    string? Failure)
{
    /// <summary>What a person should know of the draft: a term not rendered, a number changed; empty for nothing.</summary>
    public string Remarks { get; init; } = "";
}

/// <summary>Writes <c>translations.tsv</c>: a header, then a row for each sentence that was handed to a translator.</summary>
public sealed class DraftTableWriter
{
    private readonly StreamWriter text;
    private readonly TsvWriter rows;

    /// <summary>Starts the table.</summary>
    /// <param name="output">Receives UTF-8; stays open.</param>
    public DraftTableWriter(Stream output)
    {
        text = FieldText.Writer(output);
        rows = new TsvWriter(text);
        rows.Row([.. Columns]);
    }

    /// <summary>The header.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "source_path", "source_line", "sentence", "source_language", "target_language", "source_text", "target_text", "engine", "failure", "remarks",
    ];

    /// <summary>Writes a draft.</summary>
    public void Write(TranslationDraft draft) =>
        rows.Field(draft.Path).Field(draft.Line).Field(draft.Sentence)
            .Field(draft.SourceLanguage).Field(draft.TargetLanguage)
            .Field(draft.SourceText).Field(draft.TargetText)
            .Field(draft.Engine).Field(draft.Failure ?? "").Field(draft.Remarks)
            .EndRow();

    /// <summary>Flushes the rows into the stream.</summary>
    public void Complete() => text.Flush();
}
