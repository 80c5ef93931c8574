using System.Net;
using System.Net.Sockets;

namespace Bilingual.Translation.Services;

/// <summary>Keeps keys from travelling readable through the public network; servers in one's own network seldom have certificates.</summary>
internal static class PlainHttp
{
    private static readonly string[] OwnDomains = [".local", ".lan", ".home", ".internal", ".localdomain"];

    /// <summary>Refuses to send a key without encryption to a host that is not of this machine or its network by its name or address.</summary>
    /// <exception cref="TranslatorException">The key would travel readable.</exception>
    public static void ThrowIfExposed(string engine, Uri address, string? key)
    {
        if (key is null || address.Scheme != Uri.UriSchemeHttp || IsNear(address))
            return;
        throw new TranslatorException(
            FailureKind.Denied,
            $"The engine '{engine}': the key would travel readable for everyone to {address.Authority}; use https, or unset the key if the server needs none.");
    }

    private static bool IsNear(Uri address) => address.IsLoopback
        || (IPAddress.TryParse(address.DnsSafeHost, out var ip)
            ? IsPrivate(ip)
            : !address.Host.Contains('.') || Array.Exists(OwnDomains, domain => address.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)));

    // RFC 1918, RFC 3927, RFC 6598, and their like of version 6 (RFC 4193, RFC 4291).
    private static bool IsPrivate(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6
        ? address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal
        : address.GetAddressBytes() is [10, ..] or [172, >= 16 and < 32, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and < 128, ..];
}
