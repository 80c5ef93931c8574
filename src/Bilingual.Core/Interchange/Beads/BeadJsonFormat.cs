using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Bilingual.Alignment;
using Bilingual.Interchange.Json;

namespace Bilingual.Interchange.Beads;

/// <summary>
/// A JSON object a line for each bead: units, texts, probability and evidence, <c>"moved":true</c> where it crosses the order of the rest,
/// and where words are linked <c>"words"</c>: for each link start and end in the source text, start and end in the target text (UTF-16
/// offsets, half-open) and strength.
/// </summary>
public sealed class BeadJsonFormat : IBeadFormat
{
    /// <inheritdoc/>
    public string Name => "jsonl";

    /// <inheritdoc/>
    public string Description => "a JSON object a line: units, texts, probability and evidence";

    /// <inheritdoc/>
    public void Write(TextWriter output, AlignedText text, CorpusInfo info)
    {
        using var buffer = new MemoryStream();
        using var json = JsonText.Writer(buffer);
        foreach (var bead in text.Beads)
        {
            json.WriteStartObject();
            WriteUnits(json, "source", bead.Source);
            WriteUnits(json, "target", bead.Target);
            json.WriteProbability("probability", bead.Probability);
            json.WriteString("source_text", text.SourceText(bead));
            json.WriteString("target_text", text.TargetText(bead));
            if (bead.IsMoved)
                json.WriteBoolean("moved", true);
            if (!bead.IsNull)
                WriteEvidence(json, bead.Evidence);
            if (!bead.IsNull && text.Words is { } words)
                WriteWords(json, words(text.SourceText(bead), text.TargetText(bead)));
            json.WriteEndObject();
            json.Flush();
            output.Write(Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
            output.Write('\n');
            json.Reset();
            buffer.SetLength(0);
        }
    }

    private static void WriteUnits(Utf8JsonWriter json, string name, ImmutableArray<int> units)
    {
        json.WriteStartArray(name);
        foreach (var unit in units)
            json.WriteNumberValue(unit);
        json.WriteEndArray();
    }

    private static void WriteWords(Utf8JsonWriter json, ImmutableArray<WordLink> links)
    {
        json.WriteStartArray("words");
        foreach (var link in links)
        {
            json.WriteStartArray();
            json.WriteNumberValue(link.Source.Start);
            json.WriteNumberValue(link.Source.End);
            json.WriteNumberValue(link.Target.Start);
            json.WriteNumberValue(link.Target.End);
            json.WriteRawValue(FieldText.Probability(link.Strength));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteEvidence(Utf8JsonWriter json, Evidence evidence)
    {
        json.WriteStartObject("evidence");
        json.WriteMeasure("similarity", evidence.Similarity);
        json.WriteMeasure("coverage", evidence.Coverage);
        WriteNames(json, "numbers", evidence.Numbers);
        WriteNames(json, "names", evidence.Names);
        WriteNames(json, "terms", evidence.Terms);
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
