using System.Text;

namespace Bilingual.Cli;

/// <summary>Where a command reads and writes. Text is UTF-8 without a byte-order mark, with LF line ends, on every system.</summary>
/// <param name="Input">Standard input as bytes.</param>
/// <param name="Output">Results; flushed when the command ends.</param>
/// <param name="Error">Messages and progress.</param>
/// <param name="ErrorIsTerminal">Whether a person watches <paramref name="Error"/>, so that progress may redraw itself.</param>
/// <param name="AllowsColor">Whether colours may be written: a terminal, and <c>NO_COLOR</c> is not set (no-color.org).</param>
internal sealed record StandardStreams(Stream Input, TextWriter Output, TextWriter Error, bool ErrorIsTerminal, bool AllowsColor)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The streams of this process.</summary>
    public static StandardStreams OfProcess()
    {
        var terminal = !Console.IsErrorRedirected;
        return new StandardStreams(
            Console.OpenStandardInput(),
            Writer(Console.OpenStandardOutput(), autoFlush: false),
            Writer(Console.OpenStandardError(), autoFlush: true),
            terminal,
            terminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));
    }

    private static StreamWriter Writer(Stream stream, bool autoFlush) =>
        new(stream, Utf8, bufferSize: 1 << 16) { NewLine = "\n", AutoFlush = autoFlush };
}
