namespace Bilingual.Languages;

/// <summary>
/// A Bloom filter (1970) over the words of the training text: tells text of the known languages from text of none of them. Holds hashes
/// only; no word can be read back.
/// </summary>
internal sealed class WordFilter(byte[] bits)
{
    private const int Probes = 4;

    public byte[] Bits => bits;

    public void Add(ReadOnlySpan<char> word)
    {
        var hash = LanguageFeatures.HashWord(word);
        for (var probe = 0; probe < Probes; probe++)
        {
            var at = Position(hash, probe);
            bits[at >> 3] |= (byte)(1 << (at & 7));
        }
    }

    public bool Contains(ReadOnlySpan<char> word)
    {
        var hash = LanguageFeatures.HashWord(word);
        for (var probe = 0; probe < Probes; probe++)
        {
            var at = Position(hash, probe);
            if ((bits[at >> 3] & (1 << (at & 7))) == 0)
                return false;
        }

        return true;
    }

    private int Position(uint hash, int probe)
    {
        // Two independent halves make all probes (Kirsch and Mitzenmacher 2006).
        var step = (hash * 0x9E3779B1u) | 1;
        return (int)((hash + ((uint)probe * step)) % (uint)(bits.Length * 8));
    }
}
