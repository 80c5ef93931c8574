using System.Security.Cryptography;
using System.Text;

namespace Bilingual.Review.Doors;

/// <summary>Values that callers have to know.</summary>
internal static class Secrets
{
    /// <summary>A value that nobody can guess: 256 random bits.</summary>
    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Whether both are equal, in a time that tells nothing of where they differ.</summary>
    public static bool AreEqual(string? given, string expected) =>
        given is not null
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
