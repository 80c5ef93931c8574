using System.Buffers.Binary;
using System.Text;

namespace Bilingual.Translation;

/// <summary>Reads the numbers and strings that <see cref="BinaryWriter"/> wrote, from bytes in memory.</summary>
/// <param name="bytes">The bytes.</param>
internal ref struct ModelReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>Whether everything has been read.</summary>
    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>Bytes that have not been read.</summary>
    public readonly int Left => rest.Length;

    public byte ReadByte()
    {
        if (rest.IsEmpty)
            throw new EndOfStreamException("it ends too early");
        var value = rest[0];
        rest = rest[1..];
        return value;
    }

    /// <summary>A 7-bit encoded number that must not be larger than <paramref name="most"/>.</summary>
    public int ReadCount(int most)
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var part = ReadByte();
            value |= (uint)(part & 0x7F) << shift;
            if (part >= 0x80)
                continue;
            if (value <= (uint)most)
                return (int)value;
            break;
        }

        throw new InvalidDataException($"{value} is out of range");
    }

    public float ReadSingle() => BinaryPrimitives.ReadSingleLittleEndian(ReadBytes(sizeof(float)));

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes(ReadCount(rest.Length)));

    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (count > rest.Length)
            throw new EndOfStreamException("it ends too early");
        var read = rest[..count];
        rest = rest[count..];
        return read;
    }
}
