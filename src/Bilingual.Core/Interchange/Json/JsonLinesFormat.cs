using System.Text.Json;
using Bilingual.Corpora;

namespace Bilingual.Interchange.Json;

/// <summary>
/// A JSON object a line: <c>{"translation": {"id": …, "en": …}, …}</c>, the shape in which Hugging Face datasets hold parallel text,
/// with scores and provenance beside it.
/// </summary>
public sealed class JsonLinesFormat : ICorpusFormat
{
    /// <inheritdoc/>
    public string Name => "jsonl";

    /// <inheritdoc/>
    public string Description => "a JSON object a line, translations under 'translation' as in Hugging Face datasets";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions(CorpusInfo info) => [".jsonl"];

    /// <inheritdoc/>
    public ICorpusWriter CreateWriter(IReadOnlyList<Stream> files, CorpusInfo info) => new Writer(files.Single(), info.Validated());

    private sealed class Writer : ICorpusWriter
    {
        private readonly Stream output;
        private readonly CorpusInfo info;
        private readonly Utf8JsonWriter json;

        public Writer(Stream output, CorpusInfo info)
        {
            this.output = output;
            this.info = info;
            json = JsonText.Writer(output);
        }

        public bool Write(TranslationUnit unit)
        {
            if (!FieldText.HasBothSides(unit))
                return false;
            json.WriteStartObject();
            json.WriteStartObject("translation");
            json.WriteString(info.SourceLanguage, unit.Source.Text);
            json.WriteString(info.TargetLanguage, unit.Target.Text);
            json.WriteEndObject();
            json.WriteString("unit", unit.Id);
            json.WriteProbability("score", unit.Score);
            json.WriteProbability("probability", unit.Probability);
            json.WriteString("relation", FieldText.Name(unit.Relation));
            json.WriteString("review", FieldText.Name(unit.State));
            WriteSide("source", unit.Source);
            WriteSide("target", unit.Target);
            json.WriteEndObject();
            json.Flush();
            output.WriteByte((byte)'\n');
            json.Reset();
            return true;
        }

        public void Complete() => output.Flush();

        private void WriteSide(string name, UnitSide side)
        {
            json.WriteStartObject(name);
            json.WriteString("path", side.Path);
            json.WriteNumber("line", side.Line);
            json.WriteStartArray("spans");
            foreach (var span in side.Spans)
            {
                json.WriteStartArray();
                json.WriteNumberValue(span.Start);
                json.WriteNumberValue(span.End);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            if (!side.Places.IsDefaultOrEmpty)
            {
                json.WriteStartArray("sentences");
                foreach (var place in side.Places)
                    json.WriteNumberValue(place.Number);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }
    }
}
