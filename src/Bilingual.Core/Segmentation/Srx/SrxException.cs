using System.Collections.Immutable;

namespace Bilingual.Segmentation.Srx;

/// <summary>A segmentation rule file that cannot be used; the message lists every fault with file, line and rule.</summary>
public sealed class SrxException : FormatException
{
    /// <summary>An exception for the given faults.</summary>
    public SrxException(ImmutableArray<string> faults, Exception? inner = null)
        : base(string.Join('\n', faults), inner) => Faults = faults;

    /// <summary>One line for each fault.</summary>
    public ImmutableArray<string> Faults { get; }
}
