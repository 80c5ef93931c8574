using System.Security.Cryptography;
using System.Text;

namespace Bilingual.Hosting.Storage;

/// <summary>Short content hashes: the identity of texts and of what was made from them.</summary>
public static class WorkspaceHash
{
    /// <summary>The first 128 bits of SHA-256 over the parts, each ended by a zero byte, as 32 lower-case hexadecimal digits.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }

        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest[..16]);
    }
}
