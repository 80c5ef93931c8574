using System.Xml.Linq;
using Bilingual.Interchange;
using Bilingual.Interchange.Tmx;

namespace Bilingual.Tests.Interchange;

public sealed class TmxFormatTests
{
    private static readonly CorpusInfo Info = new() { ToolVersion = "0.1.0" };

    [Fact]
    public void Tmx_Units_AreWrittenAsExpected() =>
        Assert.Equal(Fixture.Read("corpus.tmx"), Fixture.Export(new TmxFormat(), Info, CorpusFormatTests.Units()));

    [Fact]
    public void Tmx_ForTrados_HasItsCodesHeaderAndFields()
    {
        var format = new TmxFormat(new TmxOptions { Profile = TmxProfile.Trados, SourceCode = "id-ID", TargetCode = "en-US" });
        var info = Info with { Created = new DateTimeOffset(2026, 1, 2, 10, 30, 0, TimeSpan.FromHours(7)) };
        var tmx = XDocument.Parse(Fixture.Export(format, info, CorpusFormatTests.Units()));

        var header = tmx.Root!.Element("header")!;
        Assert.Equal("id-ID", header.Attribute("srclang")!.Value);
        Assert.Equal("TW4Win 2.0 Format", header.Attribute("o-tmf")!.Value);
        Assert.Equal("20260102T033000Z", header.Attribute("creationdate")!.Value);
        Assert.Equal("id-ID", tmx.Descendants("tuv").First().Attribute(XNamespace.Xml + "lang")!.Value);
        Assert.Equal("en-US", tmx.Descendants("tuv").Last().Attribute(XNamespace.Xml + "lang")!.Value);
        Assert.Equal("x-score:SingleString", tmx.Descendants("prop").First().Attribute("type")!.Value);
        Tmx14Dtd.Validate(tmx);
    }

    [Fact]
    public void Tmx_WithoutUnits_IsValid() => Tmx14Dtd.Validate(XDocument.Parse(Fixture.Export(new TmxFormat(), Info)));

    [Fact]
    public void Tmx_AnyText_IsValidAndReadBack() => Hostile.Holds(text =>
    {
        var unit = Sample.Unit("x " + text, text + " x", text);
        unit = unit with { Source = unit.Source with { Path = text } };
        var tmx = XDocument.Parse(Fixture.Export(new TmxFormat(), Info with { Tool = "x" + text }, unit), LoadOptions.PreserveWhitespace);
        Tmx14Dtd.Validate(tmx);
        Assert.Equal(Legal("x " + text), tmx.Descendants("seg").First().Value);
        Assert.Equal(Legal(text + " x"), tmx.Descendants("seg").Last().Value);
        Assert.Equal(Legal(text), tmx.Descendants("tu").Single().Attribute("tuid")!.Value);
    });

    private static string Legal(string text)
    {
        var legal = new System.Text.StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for a lone surrogate, which is dropped; one that stands in the text is kept.
            if (rune.Value != 0xFFFD && rune.Value is 9 or 10 or 13 or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFC) or >= 0x10000)
                legal.Append(rune.ToString());
        }

        return legal.ToString();
    }
}

/// <summary>The rules of the TMX 1.4 document type for what the project writes, so that no validator is needed to test with.</summary>
internal static class Tmx14Dtd
{
    private static readonly HashSet<string> SegmentTypes = new(StringComparer.Ordinal) { "block", "paragraph", "sentence", "phrase" };

    public static void Validate(XDocument document)
    {
        Assert.Equal("tmx", document.DocumentType!.Name);
        Assert.Equal("tmx14.dtd", document.DocumentType.SystemId);
        var tmx = document.Root!;
        Assert.Equal("tmx", tmx.Name.LocalName);
        Assert.Equal("1.4", tmx.Attribute("version")!.Value);
        Assert.Equal("header body", string.Join(' ', tmx.Elements().Select(element => element.Name)));

        var header = tmx.Element("header")!;
        Attributes(header, required: ["creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"], optional: ["creationdate"]);
        Assert.Contains(header.Attribute("segtype")!.Value, SegmentTypes);
        Assert.Empty(header.Elements());

        Assert.All(tmx.Element("body")!.Elements(), Unit);
    }

    private static void Unit(XElement unit)
    {
        Assert.Equal("tu", unit.Name.LocalName);
        Attributes(unit, required: [], optional: ["tuid", "creationdate"]);
        var children = unit.Elements().ToArray();
        var properties = children.TakeWhile(child => child.Name == "prop").ToArray();
        Assert.All(properties, property =>
        {
            Attributes(property, required: ["type"], optional: []);
            Assert.Empty(property.Elements());
        });
        var variants = children[properties.Length..];
        Assert.Equal(2, variants.Length);
        Assert.All(variants, variant =>
        {
            Assert.Equal("tuv", variant.Name.LocalName);
            Assert.NotNull(variant.Attribute(XNamespace.Xml + "lang"));
            var segment = Assert.Single(variant.Elements());
            Assert.Equal("seg", segment.Name.LocalName);
            Assert.Empty(segment.Elements());
            Assert.False(string.IsNullOrWhiteSpace(segment.Value));
        });
    }

    private static void Attributes(XElement element, string[] required, string[] optional)
    {
        Assert.All(required, name => Assert.NotNull(element.Attribute(name)));
        var known = required.Concat(optional).ToHashSet(StringComparer.Ordinal);
        Assert.All(element.Attributes(), attribute => Assert.Contains(attribute.Name.LocalName, known));
    }
}
