using System.Collections.Concurrent;
using System.Text.Json;
using Bilingual.Tests.Translation.Services;
using Microsoft.AspNetCore.Http;

namespace Bilingual.Tests.EndToEnd;

public sealed class TranslateCommandTests : IDisposable
{
    // What the command sends out before it writes the first lines.
    private const int Portion = 200;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Translate_KilledHalfway_NextRunGoesOnAndAsksForNothingTwice()
    {
        string[] lines = [.. Enumerable.Range(1, 3 * Portion).Select(line => $"kalimat nomor {Letters(line)}")];
        var answered = new ConcurrentQueue<string>();
        var isStuck = true;
        await using var service = await FakeService.StartAsync(async (request, context) =>
        {
            var texts = request.Json.GetProperty("q").EnumerateArray().Select(text => text.GetString()!).ToArray();
            if (isStuck && texts.Any(text => Array.IndexOf(lines, text) >= Portion))
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                return;
            }

            foreach (var text in texts)
                answered.Enqueue(text);
            await context.Response.WriteAsJsonAsync(new { translatedText = texts.Select(text => "en:" + text) });
        });
        folder.Write("text.txt", string.Concat(lines.Select(line => line + "\n")));
        folder.Write("settings.json", JsonSerializer.Serialize(new { Engines = new { LibreTranslate = new { Address = service.Address } } }));
        string[] command =
        [
            "translate", folder["text.txt"], "--from", "id", "--to", "en", "--engine", "libretranslate",
            "--config", folder["settings.json"], "--cache", folder["cache.db"],
        ];
        using (var process = BilingualProcess.Start(command))
        {
            for (var line = 0; line < Portion; line++)
                Assert.Equal("en:" + lines[line], await process.StandardOutput.ReadLineAsync());
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        Assert.Equal(lines[..Portion], answered.OrderBy(text => Array.IndexOf(lines, text)));
        isStuck = false;

        var result = await BilingualProcess.RunAsync(command);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(lines.Select(line => "en:" + line), result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(lines, answered.OrderBy(text => Array.IndexOf(lines, text)));
    }

    /// <summary>A number without digits, which would be protected.</summary>
    private static string Letters(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
}
