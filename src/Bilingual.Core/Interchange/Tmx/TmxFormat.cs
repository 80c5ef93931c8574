using Bilingual.Corpora;

namespace Bilingual.Interchange.Tmx;

/// <summary>TMX 1.4b (LISA OSCAR, 2005), the translation memory that every CAT tool reads; valid against <c>tmx14.dtd</c>.</summary>
public sealed class TmxFormat(TmxOptions options) : ICorpusFormat
{
    /// <summary>Plain TMX 1.4b.</summary>
    public TmxFormat()
        : this(new TmxOptions())
    {
    }

    /// <inheritdoc/>
    public string Name => "tmx";

    /// <inheritdoc/>
    public string Description => "TMX 1.4b translation memory";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions(CorpusInfo info) => [".tmx"];

    /// <inheritdoc/>
    public ICorpusWriter CreateWriter(IReadOnlyList<Stream> files, CorpusInfo info)
    {
        info.Validated();
        var coded = info with
        {
            SourceLanguage = options.SourceCode ?? info.SourceLanguage,
            TargetLanguage = options.TargetCode ?? info.TargetLanguage,
        };
        return new UnitWriter(new TmxWriter(XmlText.Writer(files.Single()), coded.Validated(), options.Profile), options);
    }

    private sealed class UnitWriter(TmxWriter tmx, TmxOptions options) : ICorpusWriter
    {
        public bool Write(TranslationUnit unit) =>
            tmx.Write(unit.Id, unit.Source.Text, unit.Target.Text, options.Properties ? PropertiesOf(unit) : []);

        public void Complete() => tmx.Complete();

        private static (string, string)[] PropertiesOf(TranslationUnit unit) =>
        [
            ("score", FieldText.Probability(unit.Score)),
            ("probability", FieldText.Probability(unit.Probability)),
            ("relation", FieldText.Name(unit.Relation)),
            ("review", FieldText.Name(unit.State)),
            ("source-path", unit.Source.Path),
            ("source-line", FieldText.Number(unit.Source.Line)),
            ("target-path", unit.Target.Path),
            ("target-line", FieldText.Number(unit.Target.Line)),
        ];
    }
}
