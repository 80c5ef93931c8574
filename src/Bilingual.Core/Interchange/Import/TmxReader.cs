using System.Text;
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
    private const int LongestText = 1 << 24;

    /// <inheritdoc/>
    public string Name => "tmx";

    /// <inheritdoc/>
    public string Description => "TMX translation memory of any version";

    /// <inheritdoc/>
    public IEnumerable<TranslationUnit> Read(IReadOnlyList<CorpusSource> files, CorpusInfo info, Action<CorpusFault> report)
    {
        info.Validated();
        return ReadUnits(files.Single(), info, report);
    }

    private static IEnumerable<TranslationUnit> ReadUnits(CorpusSource file, CorpusInfo info, Action<CorpusFault> report)
    {
        using var xml = XmlReader.Create(new MarkupGuard(file.Content, LongestText), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
            CloseInput = false,
        });
        var units = new UnitReader(xml, file, info, report);
        while (units.Next() is { } unit)
        {
            if (unit.ToUnit(report) is { } read)
                yield return read;
        }
    }

    private sealed class UnitReader(XmlReader xml, CorpusSource file, CorpusInfo info, Action<CorpusFault> report)
    {
        private bool rootSeen;

        private int Line => Math.Max(1, ((IXmlLineInfo)xml).LineNumber);

        /// <summary>The next unit that has both languages; null at the end of the file, or where it cannot be read any further.</summary>
        public ImportedUnit? Next()
        {
            try
            {
                while (xml.Read())
                {
                    if (xml.NodeType != XmlNodeType.Element)
                        continue;
                    if (!rootSeen && xml.LocalName != "tmx")
                        return Fail(Line, $"expected a tmx element, found '{xml.LocalName}': the file is no TMX.");
                    rootSeen = true;
                    if (xml.LocalName == "tu" && ReadUnit() is { } unit)
                        return unit;
                }
            }
            catch (XmlException fault)
            {
                return Fail(Math.Max(1, fault.LineNumber), $"the XML is broken: {fault.Message}");
            }
            catch (InvalidDataException fault)
            {
                return Fail(Line, fault.Message);
            }

            return null;
        }

        private ImportedUnit? Fail(int line, string message)
        {
            report(new CorpusFault(file.Path, line, message));
            return null;
        }

        private ImportedUnit? ReadUnit()
        {
            var line = Line;
            var id = xml.GetAttribute("tuid");
            var properties = new Dictionary<string, string>(StringComparer.Ordinal);
            string? source = null, target = null;
            if (!xml.IsEmptyElement)
            {
                var depth = xml.Depth;
                while (xml.Read() && xml.Depth > depth)
                {
                    if (xml.NodeType != XmlNodeType.Element)
                        continue;
                    if (xml.LocalName == "prop")
                        ReadProperty(properties);
                    else if (xml.LocalName == "tuv")
                        ReadVariant(ref source, ref target);
                }
            }

            if (source is null || target is null)
                return Fail(line, $"the unit lacks the language '{(source is null ? info.SourceLanguage : info.TargetLanguage)}'.");
            return new ImportedUnit
            {
                File = file,
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
            var type = xml.GetAttribute("type") ?? "";
            var name = type.StartsWith("x-", StringComparison.Ordinal) ? type[2..].Split(':')[0] : type;
            properties.TryAdd(name, ReadText());
        }

        private void ReadVariant(ref string? source, ref string? target)
        {
            var language = xml.GetAttribute("xml:lang") ?? xml.GetAttribute("lang") ?? "";
            if (xml.IsEmptyElement)
                return;
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "seg")
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

        // The text of the element without the native codes of inline elements (bpt, ept, ph, it, ut); hi holds text.
        private string ReadText()
        {
            if (xml.IsEmptyElement)
                return "";
            var depth = xml.Depth;
            var text = new StringBuilder();
            var codeDepth = int.MaxValue;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.Depth <= codeDepth && xml.NodeType == XmlNodeType.EndElement)
                    codeDepth = int.MaxValue;
                else if (IsNativeCode())
                    codeDepth = Math.Min(codeDepth, xml.Depth);
                else if (IsText() && codeDepth == int.MaxValue)
                    text.Append(xml.Value);
                if (text.Length > LongestText)
                    throw new InvalidDataException($"a text is longer than {LongestText} characters.");
            }

            return XmlText.Clean(text.ToString());
        }

        private bool IsNativeCode() =>
            xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement && xml.LocalName is "bpt" or "ept" or "ph" or "it" or "ut";

        private bool IsText() =>
            xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;

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
