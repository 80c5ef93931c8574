using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Bilingual.Review;

/// <summary>Where the workbench listens and whom it lets in.</summary>
public sealed record ReviewServerOptions
{
    /// <summary>Address to listen on. Everything but loopback demands <see cref="Token"/> of every caller.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port; 0 takes a free one.</summary>
    [Range(0, 65535)]
    public int Port { get; init; }

    /// <summary>What callers have to know; null on loopback.</summary>
    public string? Token { get; init; }

    /// <summary>Name of a reviewer who has not given one.</summary>
    [Required, StringLength(60, MinimumLength = 1)]
    public string DefaultReviewer { get; init; } = Environment.UserName is { Length: > 0 and <= 60 } name ? name : "reviewer";

    /// <summary>Longest request, in bytes; imports may be <see cref="LongestImport"/>.</summary>
    public long LongestRequest { get; init; } = 1 << 20;

    /// <summary>Longest imported file, in bytes.</summary>
    public long LongestImport { get; init; } = 64 << 20;

    /// <summary>Whether models load and code compiles at the start rather than with the first action.</summary>
    public bool WarmUp { get; init; } = true;

    /// <summary>Folder with the page.</summary>
    public string PageFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Whether only this machine can reach the workbench.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);
}
