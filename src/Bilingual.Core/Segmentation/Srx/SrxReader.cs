using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Bilingual.Segmentation.Expressions;

namespace Bilingual.Segmentation.Srx;

/// <summary>
/// Reads SRX 2.0, also as OmegaT and Okapi write it: without a namespace, in that of SRX 1.0, with Okapi's extensions, or embedded in
/// another vocabulary. External entities and document types are never resolved.
/// </summary>
public static class SrxReader
{
    private const string Okapi = "http://okapi.sf.net/srx-extensions";
    private const long MaxCharacters = 32 << 20;

    private static readonly string[] Namespaces = ["http://www.lisa.org/srx20", "http://www.lisa.org/srx10", ""];

    /// <summary>Reads a rule file.</summary>
    /// <exception cref="SrxException">It is not SRX, or not complete.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SrxDocument ReadFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Read(stream, path);
    }

    /// <summary>Reads rules from a stream.</summary>
    /// <param name="stream">The XML text.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="SrxException">It is not SRX, or not complete.</exception>
    public static SrxDocument Read(Stream stream, string name)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
        };
        XDocument xml;
        try
        {
            using var reader = XmlReader.Create(stream, settings);
            xml = XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        }
        catch (XmlException fault)
        {
            throw new SrxException([$"{name}:{fault.LineNumber}: not well-formed XML: {fault.Message}"], fault);
        }

        return new Parser(name).Parse(xml);
    }

    private sealed class Parser(string name)
    {
        private readonly List<string> faults = [];
        private XNamespace ns = XNamespace.None;

        public SrxDocument Parse(XDocument xml)
        {
            var root = xml.Descendants().FirstOrDefault(e => e.Name.LocalName == "srx" && Namespaces.Contains(e.Name.NamespaceName, StringComparer.Ordinal))
                ?? throw new SrxException([$"{name}: no <srx> element; an SRX 2.0 file was expected"]);
            ns = root.Name.Namespace;
            if (root.Attribute("version")?.Value is { } version and not ("1.0" or "2.0"))
                Fault(root, $"SRX version '{version}' is not known; 2.0 was expected");
            var header = root.Element(ns + "header");
            var options = header?.Element(XName.Get("options", Okapi));
            var rules = ParseLanguageRules(root);
            var document = new SrxDocument
            {
                Name = name,
                Cascade = YesNo(header, "cascade", otherwise: ns != Namespaces[1]),
                SegmentSubflows = YesNo(header, "segmentsubflows", otherwise: true),
                FormatHandling = ParseFormatHandling(header),
                NeedsGeneralRules = options is not null && YesNo(options, "useIcu4jBreakRules", otherwise: false),
                ProtectedRanges = ParseProtectedRanges(header?.Element(XName.Get("rangeRule", Okapi))),
                LanguageRules = rules,
                LanguageMaps = ParseLanguageMaps(root, rules),
            };
            return faults.Count == 0 ? document : throw new SrxException([.. faults]);
        }

        private SrxFormatHandling ParseFormatHandling(XElement? header)
        {
            var handling = SrxFormatHandling.Default;
            foreach (var element in header?.Elements(ns + "formathandle") ?? [])
            {
                var type = element.Attribute("type")?.Value;
                handling = type switch
                {
                    "start" => handling with { IncludeStart = YesNo(element, "include", handling.IncludeStart) },
                    "end" => handling with { IncludeEnd = YesNo(element, "include", handling.IncludeEnd) },
                    "isolated" => handling with { IncludeIsolated = YesNo(element, "include", handling.IncludeIsolated) },
                    _ => Fault(element, $"formathandle type '{type}' is not start, end or isolated", handling),
                };
            }

            return handling;
        }

        private ImmutableDictionary<string, ImmutableArray<SrxRule>> ParseLanguageRules(XElement root)
        {
            var lists = ImmutableDictionary.CreateBuilder<string, ImmutableArray<SrxRule>>(StringComparer.Ordinal);
            foreach (var element in root.Descendants(ns + "languagerule"))
            {
                var list = element.Attribute("languagerulename")?.Value;
                if (list is null)
                    Fault(element, "a languagerule needs a languagerulename");
                else if (!lists.TryAdd(list, [.. ParseRules(element, list)]))
                    Fault(element, $"there is another languagerule '{list}'");
            }

            if (lists.Count == 0 && faults.Count == 0)
                Fault(root, "no <languagerule>: the file has no rules");
            return lists.ToImmutable();
        }

        private IEnumerable<SrxRule> ParseRules(XElement languageRule, string list)
        {
            var number = 0;
            foreach (var element in languageRule.Elements(ns + "rule"))
            {
                number++;
                if (element.Attribute(XName.Get("active", Okapi))?.Value == "no")
                    continue;
                yield return new SrxRule(
                    YesNo(element, "break", otherwise: true),
                    element.Element(ns + "beforebreak")?.Value ?? "",
                    element.Element(ns + "afterbreak")?.Value ?? "",
                    $"{name}:{LineOf(element)}: rule {number} of '{list}'");
            }
        }

        private ImmutableArray<SrxLanguageMap> ParseLanguageMaps(XElement root, ImmutableDictionary<string, ImmutableArray<SrxRule>> rules)
        {
            var maps = ImmutableArray.CreateBuilder<SrxLanguageMap>();
            foreach (var element in root.Descendants(ns + "languagemap"))
            {
                var pattern = element.Attribute("languagepattern")?.Value ?? "";
                var list = element.Attribute("languagerulename")?.Value ?? "";
                if (!rules.ContainsKey(list))
                    Fault(element, $"languagemap '{pattern}' names the languagerule '{list}', which is not in the file");
                if (ParseExpression(element, "languagepattern", $"(?i:{pattern})") is { } parsed)
                    maps.Add(new SrxLanguageMap(MakeRegex($@"\A(?:{DotNetPattern.Write(parsed)})\z"), list));
            }

            if (maps.Count == 0 && faults.Count == 0)
                Fault(root, "no <languagemap>: no language would use the rules");
            return maps.ToImmutable();
        }

        private Regex? ParseProtectedRanges(XElement? element)
        {
            if (element is null || element.Value.Trim().Length == 0)
                return null;
            return ParseExpression(element, "rangeRule", element.Value) is { } range ? MakeRegex(DotNetPattern.Write(range)) : null;
        }

        private RegexNode? ParseExpression(XElement element, string what, string pattern)
        {
            try
            {
                return RegexParser.Parse(pattern);
            }
            catch (RegexSyntaxException fault)
            {
                Fault(element, $"{what} '{pattern}': {fault.Message}");
                return null;
            }
        }

        private static Regex MakeRegex(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

        private bool YesNo(XElement? element, string attribute, bool otherwise) => element?.Attribute(attribute)?.Value switch
        {
            null => otherwise,
            "yes" => true,
            "no" => false,
            var other => Fault(element, $"{attribute}='{other}' is neither yes nor no", otherwise),
        };

        private T Fault<T>(XElement element, string message, T otherwise)
        {
            Fault(element, message);
            return otherwise;
        }

        private void Fault(XElement element, string message) => faults.Add($"{name}:{LineOf(element)}: {message}");

        private static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;
    }
}
