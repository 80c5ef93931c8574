using Bilingual.Corpora;
using Bilingual.Interchange.Tabular;

namespace Bilingual.Interchange.Moses;

/// <summary>
/// A plain text file for each language, line n answering line n, named as OPUS does: <c>corpus.en-id.en</c>, <c>corpus.en-id.id</c>;
/// <c>corpus.en-id.ids</c> says for each line which documents and sentences it comes from.
/// </summary>
/// <remarks>
/// OPUS names a pair alphabetically, and the columns of the <c>.ids</c> file follow that order: document, document, sentence numbers,
/// sentence numbers, the latter from 1 and empty where a unit was imported. Line breaks inside a text become spaces.
/// </remarks>
public sealed class MosesFormat : ICorpusFormat
{
    /// <inheritdoc/>
    public string Name => "moses";

    /// <inheritdoc/>
    public string Description => "a plain text file for each language, line by line, with OPUS's .ids file";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions(CorpusInfo info) =>
    [
        $".{info.PairName}.{info.SourceLanguage}", $".{info.PairName}.{info.TargetLanguage}", $".{info.PairName}.ids",
    ];

    /// <inheritdoc/>
    public ICorpusWriter CreateWriter(IReadOnlyList<Stream> files, CorpusInfo info)
    {
        if (files.Count != 3)
            throw new ArgumentException($"The format writes 3 files, not {files.Count}.", nameof(files));
        info.Validated();
        return new Writer([.. files.Select(FieldText.Writer)], string.CompareOrdinal(info.SourceLanguage, info.TargetLanguage) < 0);
    }

    private sealed class Writer(StreamWriter[] files, bool sourceFirst) : ICorpusWriter
    {
        private readonly TsvWriter source = new(files[0]);
        private readonly TsvWriter target = new(files[1]);
        private readonly TsvWriter ids = new(files[2]);

        public bool Write(TranslationUnit unit)
        {
            if (!FieldText.HasBothSides(unit))
                return false;
            source.Row(unit.Source.Text);
            target.Row(unit.Target.Text);
            var (first, second) = sourceFirst ? (unit.Source, unit.Target) : (unit.Target, unit.Source);
            ids.Row(first.Path, second.Path, Numbers(first), Numbers(second));
            return true;
        }

        public void Complete()
        {
            foreach (var file in files)
                file.Flush();
        }

        private static string Numbers(UnitSide side) => string.Join(' ', side.Places.Select(place => FieldText.Number(place.Number + 1)));
    }
}
