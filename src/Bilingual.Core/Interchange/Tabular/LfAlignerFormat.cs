using Bilingual.Corpora;

namespace Bilingual.Interchange.Tabular;

/// <summary>
/// The exchange table of LF Aligner: source text, target text, the file they come from, confidence; no header.
/// It opens in any spreadsheet and in everything that reads tab-separated pairs.
/// </summary>
public sealed class LfAlignerFormat : ICorpusFormat
{
    /// <inheritdoc/>
    public string Name => "lf-aligner";

    /// <inheritdoc/>
    public string Description => "the table of LF Aligner: source, target, file, confidence";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions(CorpusInfo info) => [".lf.txt"];

    /// <inheritdoc/>
    public ICorpusWriter CreateWriter(IReadOnlyList<Stream> files, CorpusInfo info)
    {
        info.Validated();
        return new Writer(FieldText.Writer(files.Single()));
    }

    private sealed class Writer(StreamWriter text) : ICorpusWriter
    {
        private readonly TsvWriter rows = new(text);

        public bool Write(TranslationUnit unit)
        {
            if (!FieldText.HasBothSides(unit))
                return false;
            rows.Row(unit.Source.Text, unit.Target.Text, unit.Source.Path, FieldText.Probability(unit.Score));
            return true;
        }

        public void Complete() => text.Flush();
    }
}
