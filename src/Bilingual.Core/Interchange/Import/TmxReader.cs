using System.Xml;
using Bilingual.Corpora;

namespace Bilingual.Interchange.Import;

/// <summary>
/// Reads TMX of every version, strict or not: missing header attributes, <c>lang</c> for <c>xml:lang</c>, versions such as <c>1.4.</c>,
/// regions and letter case of codes. Inline elements that hold native codes are dropped with what they hold, highlighted text is kept. Document types
/// are passed over and entities are not resolved.
/// </summary>
public sealed class TmxReader : ICorpusReader
{
    /// <inheritdoc/>
    public string Name => "tmx";

    /// <inheritdoc/>
    public string Description => "TMX translation memory of any version";

    /// <inheritdoc/>
    public IEnumerable<TranslationUnit> Read(IReadOnlyList<CorpusSource> files, CorpusInfo info, Action<CorpusFault> report)
    {
        info.Validated();
        return MarkupUnitReader.ReadAll(files.Single(), xml => new UnitReader(xml, files.Single(), info, report), report);
    }

    private sealed class UnitReader(XmlReader xml, CorpusSource file, CorpusInfo info, Action<CorpusFault> report)
        : MarkupUnitReader(xml, file, report, root: "tmx")
    {
        protected override ImportedUnit? ReadElement() => Xml.LocalName == "tu" ? ReadUnit() : null;

        private ImportedUnit? ReadUnit()
        {
            var line = Line;
            var id = Xml.GetAttribute("tuid");
            var properties = new Dictionary<string, string>(StringComparer.Ordinal);
            string? source = null, target = null;
            if (!Xml.IsEmptyElement)
            {
                var depth = Xml.Depth;
                while (Xml.Read() && Xml.Depth > depth)
                {
                    if (Xml.NodeType != XmlNodeType.Element)
                        continue;
                    if (Xml.LocalName == "prop")
                        ReadProperty(properties);
                    else if (Xml.LocalName == "tuv")
                        ReadVariant(ref source, ref target);
                }
            }

            if (source is null || target is null)
                return Fail(line, $"the unit lacks the language '{(source is null ? info.SourceLanguage : info.TargetLanguage)}'.");
            return new ImportedUnit
            {
                File = File,
                Line = line,
                Source = source,
                Target = target,
                Id = id,
                SourcePath = properties.GetValueOrDefault("source-path"),
                TargetPath = properties.GetValueOrDefault("target-path"),
                SourceLine = ImportedUnit.ParseLine(properties.GetValueOrDefault("source-line")),
                TargetLine = ImportedUnit.ParseLine(properties.GetValueOrDefault("target-line")),
                Probability = ImportedUnit.ParseProbability(properties.GetValueOrDefault("probability")),
                Score = ImportedUnit.ParseProbability(properties.GetValueOrDefault("score") ?? properties.GetValueOrDefault("confidence")),
                Relation = ImportedUnit.ParseRelation(properties.GetValueOrDefault("relation")),
                State = ImportedUnit.ParseState(properties.GetValueOrDefault("review")),
            };
        }

        private void ReadProperty(Dictionary<string, string> properties)
        {
            // x-score, and x-score:SingleString as Studio writes it.
            var type = Xml.GetAttribute("type") ?? "";
            var name = type.StartsWith("x-", StringComparison.Ordinal) ? type[2..].Split(':')[0] : type;
            properties.TryAdd(name, ReadText());
        }

        private void ReadVariant(ref string? source, ref string? target)
        {
            var language = Xml.GetAttribute("xml:lang") ?? Xml.GetAttribute("lang") ?? "";
            if (Xml.IsEmptyElement)
                return;
            var depth = Xml.Depth;
            while (Xml.Read() && Xml.Depth > depth)
            {
                if (Xml.NodeType != XmlNodeType.Element || Xml.LocalName != "seg")
                    continue;
                var text = ReadText();
                if (SideOf(language) is not { } side)
                    continue;
                if (side == Side.Source)
                    source ??= text;
                else
                    target ??= text;
            }
        }

        // The exact code decides; its primary subtag only where neither side has it (id-ID for id).
        private Side? SideOf(string language)
        {
            if (IsSame(language, info.SourceLanguage))
                return Side.Source;
            if (IsSame(language, info.TargetLanguage))
                return Side.Target;
            if (IsSame(Primary(language), Primary(info.SourceLanguage)))
                return Side.Source;
            return IsSame(Primary(language), Primary(info.TargetLanguage)) ? Side.Target : null;
        }

        private static bool IsSame(string code, string other) => string.Equals(code, other, StringComparison.OrdinalIgnoreCase);

        private static string Primary(string code) => code.Split('-', '_')[0];

        private enum Side
        {
            Source,
            Target,
        }
    }
}
