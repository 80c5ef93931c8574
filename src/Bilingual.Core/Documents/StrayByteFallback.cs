using System.Text;

namespace Bilingual.Documents;

/// <summary>Reads bytes that belong to no UTF-8 character as Windows-1252, and counts them.</summary>
internal sealed class StrayByteFallback : DecoderFallback
{
    /// <summary>How many bytes were read so.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public override int MaxCharCount => 4;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private sealed class Buffer(StrayByteFallback fallback) : DecoderFallbackBuffer
    {
        private readonly char[] characters = new char[4];
        private int count;
        private int next;

        public override int Remaining => count - next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (count, next) = (Math.Min(bytesUnknown.Length, characters.Length), 0);
            for (var i = 0; i < count; i++)
                characters[i] = Windows1252.ToChar(bytesUnknown[i]);
            fallback.Count += count;
            return count > 0;
        }

        public override char GetNextChar() => next < count ? characters[next++] : '\0';

        public override bool MovePrevious()
        {
            if (next == 0)
                return false;
            next--;
            return true;
        }

        public override void Reset() => (count, next) = (0, 0);
    }
}
