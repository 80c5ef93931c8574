using System.Globalization;
using Bilingual.Corpora;

namespace Bilingual.Interchange.Tabular;

/// <summary>
/// Tab-separated columns with a header, named and ordered as bitextor writes its <c>.sent</c> files (its <c>docs/OUTPUT.md</c>), so that
/// its tools and every reader of ParaCrawl files find what they know.
/// </summary>
/// <remarks>
/// <c>aligner_score</c> is <see cref="TranslationUnit.Probability"/>. Paragraph identifiers read <c>p3/12s1/2</c>: third of 12 paragraphs,
/// first of its two sentences, joined by <c>+</c> where a side holds several sentences. Tokens are what white space separates.
/// The columns of tools that did not run (deferred crawling, bifixer, bicleaner) are absent, as in bitextor.
/// </remarks>
public sealed class BitextorFormat : ICorpusFormat
{
    /// <inheritdoc/>
    public string Name => "tsv";

    /// <inheritdoc/>
    public string Description => "tab-separated, with the header and columns of bitextor";

    /// <summary>The header.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "src_url", "trg_url", "src_text", "trg_text", "aligner_score", "src_paragraph_id", "trg_paragraph_id",
        "length_ratio", "num_tokens_src", "num_tokens_trg",
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions(CorpusInfo info) => [".tsv"];

    /// <inheritdoc/>
    public ICorpusWriter CreateWriter(IReadOnlyList<Stream> files, CorpusInfo info)
    {
        info.Validated();
        return new Writer(files.Single());
    }

    private sealed class Writer : ICorpusWriter
    {
        private readonly StreamWriter text;
        private readonly TsvWriter rows;

        public Writer(Stream output)
        {
            text = FieldText.Writer(output);
            rows = new TsvWriter(text);
            rows.Row([.. Columns]);
        }

        public bool Write(TranslationUnit unit)
        {
            if (!FieldText.HasBothSides(unit))
                return false;
            var (source, target) = (CountTokens(unit.Source.Text), CountTokens(unit.Target.Text));
            rows.Field(unit.Source.Path).Field(unit.Target.Path)
                .Field(unit.Source.Text).Field(unit.Target.Text)
                .Field(FieldText.Probability(unit.Probability))
                .Field(ParagraphIds(unit.Source)).Field(ParagraphIds(unit.Target))
                .Field(((double)source / target).ToString("0.0000", CultureInfo.InvariantCulture)).Field(source).Field(target)
                .EndRow();
            return true;
        }

        public void Complete() => text.Flush();

        private static string ParagraphIds(UnitSide side) => string.Join(
            '+',
            side.Places.Select(place => string.Create(
                CultureInfo.InvariantCulture,
                $"p{place.Paragraph + 1}/{place.ParagraphCount}s{place.Sentence + 1}/{place.SentenceCount}")));

        private static int CountTokens(ReadOnlySpan<char> text)
        {
            var tokens = 0;
            var inside = false;
            foreach (var character in text)
            {
                var space = char.IsWhiteSpace(character);
                if (!space && !inside)
                    tokens++;
                inside = !space;
            }

            return tokens;
        }
    }
}
