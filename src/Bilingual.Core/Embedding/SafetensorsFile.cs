using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Text;
using System.Text.Json;

namespace Bilingual.Embedding;

/// <summary>
/// A memory-mapped file of named tensors in the safetensors format: eight bytes (little-endian) with the length of a JSON header, the
/// header, the data. Everything the header claims is checked against the file before any of it is used.
/// </summary>
internal sealed unsafe class SafetensorsFile : IDisposable
{
    /// <summary>Longest header that is read: what other implementations allow too.</summary>
    public const int LongestHeader = 100_000_000;

    private const string MetadataKey = "__metadata__";
    private const int Alignment = 64;

    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;
    private readonly Dictionary<string, Tensor> tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> metadata = new(StringComparer.Ordinal);
    private readonly byte* start;

    private SafetensorsFile(string path, MemoryMappedFile map, MemoryMappedViewAccessor view, byte* start)
    {
        Path = path;
        this.map = map;
        this.view = view;
        this.start = start;
    }

    /// <summary>A tensor's type, shape and place in the file.</summary>
    internal readonly record struct Tensor(string Type, IReadOnlyList<long> Shape, long Offset, long Length);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The free-form part of the header.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>Opens and checks a file.</summary>
    /// <exception cref="InvalidDataException">The file is not safetensors, is cut off or contradicts itself; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafetensorsFile Open(string path)
    {
        var length = new FileInfo(path).Length;
        if (length < sizeof(ulong) + 2)
            throw Broken(path, $"it has {length} bytes, too few for a header");

        var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        MemoryMappedViewAccessor? view = null;
        try
        {
            view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            var file = new SafetensorsFile(path, map, view, start + view.PointerOffset);
            file.ReadHeader(length);
            return file;
        }
        catch
        {
            view?.Dispose();
            map.Dispose();
            throw;
        }
    }

    /// <summary>The data of a tensor, valid until the file is disposed of.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type it must have, as the format writes it: I8, F32.</param>
    /// <param name="shape">The shape it must have.</param>
    /// <exception cref="InvalidDataException">There is no such tensor.</exception>
    public T* Get<T>(string name, string type, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        if (!tensors.TryGetValue(name, out var tensor))
            throw Broken(Path, $"it has no tensor '{name}'");
        if (tensor.Type != type || !shape.SequenceEqual([.. tensor.Shape]))
        {
            throw Broken(
                Path, $"tensor '{name}' is {tensor.Type} [{string.Join(", ", tensor.Shape)}], expected {type} [{string.Join(", ", shape.ToArray())}]");
        }

        var data = start + tensor.Offset;
        if ((nuint)data % (nuint)sizeof(T) != 0)
            throw Broken(Path, $"tensor '{name}' is not aligned to its type");
        return (T*)data;
    }

    /// <summary>A whole number of the metadata.</summary>
    /// <exception cref="InvalidDataException">It is absent or out of range.</exception>
    public int Number(string key, int least, int most)
    {
        if (!metadata.TryGetValue(key, out var text))
            throw Broken(Path, $"its metadata lacks '{key}'");
        if (!int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            || number < least || number > most)
        {
            throw Broken(Path, $"metadata '{key}' is '{text}', expected a whole number from {least} to {most}");
        }

        return number;
    }

    /// <summary>Writes a file; equal content gives equal bytes.</summary>
    /// <param name="output">Receives the bytes.</param>
    /// <param name="metadata">The free-form part of the header, written in ordinal order.</param>
    /// <param name="tensors">Name, type, shape and little-endian bytes of each tensor, in the order of the file.</param>
    public static void Write(
        Stream output, IReadOnlyDictionary<string, string> metadata, params IReadOnlyList<(string Name, string Type, long[] Shape, ReadOnlyMemory<byte> Data)> tensors)
    {
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataKey);
            foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                json.WriteString(key, value);
            json.WriteEndObject();
            long offset = 0;
            foreach (var (name, type, shape, data) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", type);
                json.WriteStartArray("shape");
                foreach (var size in shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += data.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // The format allows spaces behind the header; with them the data begins on a cache line.
        while ((header.Length + sizeof(ulong)) % Alignment != 0)
            header.WriteByte((byte)' ');
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        output.Write(length);
        header.WriteTo(output);
        foreach (var (_, _, _, data) in tensors)
            output.Write(data.Span);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        map.Dispose();
    }

    /// <summary>The exception for a file whose content is wrong.</summary>
    public static InvalidDataException Broken(string path, string reason, Exception? inner = null) =>
        new($"'{path}' is no usable model: {reason}; restore the file or make it again with 'bilingual train'.", inner);

    private void ReadHeader(long fileLength)
    {
        var claimed = BinaryPrimitives.ReadUInt64LittleEndian(new ReadOnlySpan<byte>(start, sizeof(ulong)));
        if (claimed > LongestHeader || (long)claimed > fileLength - sizeof(ulong))
            throw Broken(Path, $"its header claims {claimed} bytes of a file of {fileLength}");
        var dataStart = sizeof(ulong) + (long)claimed;
        try
        {
            // A header is small; a copy lets the parser work on managed memory.
            using var header = JsonDocument.Parse(new ReadOnlySpan<byte>(start + sizeof(ulong), (int)claimed).ToArray());
            foreach (var property in header.RootElement.EnumerateObject())
            {
                if (property.NameEquals(MetadataKey))
                    ReadMetadata(property.Value);
                else
                    tensors[property.Name] = ReadTensor(property, dataStart, fileLength);
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or DecoderFallbackException)
        {
            throw Broken(Path, $"its header cannot be read ({fault.Message.TrimEnd('.')})", fault);
        }
    }

    private void ReadMetadata(JsonElement element)
    {
        foreach (var entry in element.EnumerateObject())
            metadata[entry.Name] = entry.Value.GetString() ?? "";
    }

    private Tensor ReadTensor(JsonProperty property, long dataStart, long fileLength)
    {
        var type = property.Value.GetProperty("dtype").GetString() ?? "";
        long[] shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        long[] offsets = [.. property.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        if (offsets is not [var first, var end] || first < 0 || end < first || end > fileLength)
            throw Broken(Path, $"tensor '{property.Name}' has no valid place in the file");
        if (end > fileLength - dataStart)
            throw Broken(Path, $"it is cut off: tensor '{property.Name}' ends at byte {dataStart + end} of a file of {fileLength}");
        var bytes = type switch
        {
            "I8" or "U8" or "BOOL" => 1,
            "F16" or "BF16" or "I16" or "U16" => 2,
            "F32" or "I32" or "U32" => 4,
            "F64" or "I64" or "U64" => 8,
            _ => throw Broken(Path, $"tensor '{property.Name}' is of the unknown type '{type}'"),
        };
        UInt128 size = (UInt128)bytes;
        foreach (var extent in shape)
        {
            if (extent < 0 || (size *= (UInt128)extent) > long.MaxValue)
                throw Broken(Path, $"tensor '{property.Name}' has the impossible shape [{string.Join(", ", shape)}]");
        }

        if (size != (UInt128)(end - first))
            throw Broken(Path, $"tensor '{property.Name}' of type {type} and shape [{string.Join(", ", shape)}] takes {size} bytes, the file holds {end - first}");
        return new Tensor(type, shape, dataStart + first, end - first);
    }
}
