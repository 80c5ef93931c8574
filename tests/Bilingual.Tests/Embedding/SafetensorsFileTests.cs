using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Bilingual.Embedding;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Embedding;

public sealed unsafe class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string ModelPath => folder["model.safetensors"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_ThenOpen_GivesBackTensorsAndMetadata()
    {
        Write(new() { ["seed"] = "7", ["note"] = "tanda \"kutip\"" }, ("a", "I8", [2, 3], new sbyte[] { 1, -2, 3, -4, 5, -6 }), ("b", "F32", [2], new[] { 0.5f, -1.5f }));

        using var file = SafetensorsFile.Open(ModelPath);
        Assert.Equal([1, -2, 3, -4, 5, -6], new ReadOnlySpan<sbyte>(file.Get<sbyte>("a", "I8", 2, 3), 6).ToArray());
        Assert.Equal("tanda \"kutip\"", file.Metadata["note"]);
        Assert.Equal(7, file.Number("seed", 0, 10));
    }

    [Fact]
    public void Write_AnyHeader_IsPaddedSoThatDataBeginsOnACacheLine()
    {
        Write(new() { ["note"] = "x" }, ("a", "U8", [1], new byte[] { 9 }));
        var bytes = File.ReadAllBytes(ModelPath);
        var header = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, (header + 8) % 64);
        Assert.Equal(9, bytes[header + 8]);
        Assert.Equal(
            """{"__metadata__":{"note":"x"},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", Encoding.UTF8.GetString(bytes, 8, header).TrimEnd(' '));
    }

    [Theory]
    [InlineData("", "it has 0 bytes, too few for a header")]
    [InlineData("\u0005\0\0\0\0\0\0\0{}", "its header claims 5 bytes of a file of 10")]
    [InlineData("\u0002\0\0\0\0\0\0\0[]", "its header cannot be read (")]
    [InlineData("\u0002\0\0\0\0\0\0\0{]", "its header cannot be read (")]
    [InlineData("H{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,4]}}abc", "it is cut off: tensor 'a' ends at byte 65 of a file of 64")]
    [InlineData("H{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,3]}}abc", "tensor 'a' of type I8 and shape [4] takes 4 bytes, the file holds 3")]
    [InlineData("H{\"a\":{\"dtype\":\"I8\",\"shape\":[-4],\"data_offsets\":[0,3]}}abc", "tensor 'a' has the impossible shape [-4]")]
    [InlineData("H{\"a\":{\"dtype\":\"I8\",\"shape\":[3],\"data_offsets\":[3,0]}}abc", "tensor 'a' has no valid place in the file")]
    [InlineData("H{\"a\":{\"dtype\":\"X9\",\"shape\":[3],\"data_offsets\":[0,3]}}abc", "tensor 'a' is of the unknown type 'X9'")]
    [InlineData("H{\"a\":{\"dtype\":\"I8\"}}", "its header cannot be read (")]
    public void Open_DamagedFile_NamesFileReasonAndCure(string content, string reason)
    {
        if (content.StartsWith('H'))
            content = $"{(char)(content.LastIndexOf('}'))}\0\0\0\0\0\0\0{content[1..]}";
        File.WriteAllBytes(ModelPath, Encoding.Latin1.GetBytes(content));
        var fault = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(ModelPath));
        Assert.StartsWith($"'{ModelPath}' is no usable model: {reason}", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("; restore the file or make it again with 'bilingual train'.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_AbsentTensorOrOtherShape_IsRefused()
    {
        Write([], ("a", "I8", [2], new sbyte[] { 1, 2 }));
        using var file = SafetensorsFile.Open(ModelPath);
        Assert.Contains("it has no tensor 'b'", Assert.Throws<InvalidDataException>(() => Touch(file, "b", "I8", 2)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "tensor 'a' is I8 [2], expected I8 [3]", Assert.Throws<InvalidDataException>(() => Touch(file, "a", "I8", 3)).Message, StringComparison.Ordinal);
        Assert.Contains("its metadata lacks 'rows'", Assert.Throws<InvalidDataException>(() => file.Number("rows", 0, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AnyCutOrChangedHeader_ThrowsNothingButInvalidData()
    {
        Write(new() { ["seed"] = "7" }, ("a", "F32", [3], new[] { 1f, 2f, 3f }));
        var whole = File.ReadAllBytes(ModelPath);
        var damages = from cut in Gen.Choose(0, whole.Length) from at in Gen.Choose(0, whole.Length - 1) from value in Gen.Choose(0, 255) select (cut, at, value);
        Prop.ForAll(damages.ToArbitrary(), damage =>
        {
            var bytes = whole.ToArray();
            bytes[damage.at] = (byte)damage.value;
            File.WriteAllBytes(ModelPath, bytes[..damage.cut]);
            try
            {
                using var file = SafetensorsFile.Open(ModelPath);
                Touch(file, "a", "F32", 3);
            }
            catch (InvalidDataException)
            {
                // What a damaged file must give.
            }
        }).QuickCheckThrowOnFailure();
    }

    private static void Touch(SafetensorsFile file, string name, string type, long length) => _ = *file.Get<sbyte>(name, type, length);

    private void Write(Dictionary<string, string> metadata, params (string Name, string Type, long[] Shape, Array Data)[] tensors)
    {
        using var output = File.Create(ModelPath);
        SafetensorsFile.Write(output, metadata, [.. tensors.Select(tensor => (tensor.Name, tensor.Type, tensor.Shape, Bytes(tensor.Data)))]);
    }

    private static ReadOnlyMemory<byte> Bytes(Array data) => data switch
    {
        sbyte[] values => MemoryMarshal.AsBytes(values.AsSpan()).ToArray(),
        float[] values => MemoryMarshal.AsBytes(values.AsSpan()).ToArray(),
        byte[] values => values,
        _ => throw new ArgumentException(data.GetType().Name, nameof(data)),
    };
}
