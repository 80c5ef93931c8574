using System.Text.Json;
using System.Text.Json.Serialization;
using Bilingual.Alignment;

namespace Bilingual.Hosting.Storage;

/// <summary>Evidence as the workspace stores it: one line of JSON.</summary>
internal static class EvidenceJson
{
    /// <summary>Writes evidence.</summary>
    public static string Write(Evidence evidence) => JsonSerializer.Serialize(evidence, EvidenceJsonContext.Default.Evidence);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Evidence Read(string json) => JsonSerializer.Deserialize(json, EvidenceJsonContext.Default.Evidence) ?? Evidence.None;
}

/// <summary>Compiled serialisation: evidence is written for every link and bead.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Evidence))]
internal sealed partial class EvidenceJsonContext : JsonSerializerContext;
