using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Bilingual.Benchmarks.Review;

/// <summary>
/// Measures how long the review workbench lets a person wait, in a real browser against the real server:
/// <c>dotnet run -c Release --project tests/Bilingual.Benchmarks -- review-times WORKSPACE</c>
/// </summary>
/// <remarks>
/// A time goes from the moment a key reaches the page to the frame that shows what it did; for actions it includes the way to the server
/// and the commit to the database. Needs Chromium (<c>BILINGUAL_CHROMIUM</c>, else <c>/usr/bin/chromium</c>).
/// </remarks>
internal static class ResponseTimes
{
    private const int Times = 7;
    private const int Windows = 60;

    private const string Timing =
        """
        () => {
          window.timed = () => window.timing = new Promise(resolve => addEventListener('keydown', function begin(event) {
            if (['Control', 'Shift', 'Alt'].includes(event.key)) return;
            removeEventListener('keydown', begin, { capture: true });
            const editor = document.querySelector('pair-editor');
            const shown = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp)));
            setTimeout(() => {
              if (!editor.hasAttribute('data-saving')) return shown();
              new MutationObserver((_, observer) => {
                if (editor.hasAttribute('data-saving')) return;
                observer.disconnect();
                shown();
              }).observe(editor, { attributes: true });
            });
          }, { capture: true }));
        }
        """;

    private const string Scrolling =
        """
        async windows => {
          const view = document.querySelector('alignment-view');
          const times = [];
          view.scrollTop = 0;
          for (let at = 0; at < windows; at++) {
            await new Promise(next => requestAnimationFrame(() => setTimeout(next)));
            const start = performance.now();
            view.scrollTop += at % 2 ? view.clientHeight : view.scrollHeight / windows;
            await new Promise(next => requestAnimationFrame(() => setTimeout(next)));
            times.push(performance.now() - start);
          }
          return times;
        }
        """;

    // What is done, each time from another place: the keys that lead up to it, and the one that is timed.
    private static readonly (string Name, string[] Before, string Key)[] Steps =
    [
        ("next", [], "ArrowDown"), ("next doubtful", [], "]"), ("next not 1–1", [], "n"), ("select one more", [], "Shift+ArrowDown"), ("to the end", [], "End"), ("to the beginning", [], "Home"),
        ("accept", ["ArrowDown", "ArrowDown"], "a"), ("accept and go on", [], "Control+Enter"), ("reject", ["ArrowDown"], "k"), ("needs review", ["ArrowDown"], "r"),
        ("clear", [], "Backspace"), ("bookmark", ["ArrowDown"], "b"), ("merge", ["ArrowDown", "ArrowDown"], "m"), ("swap", ["ArrowDown", "ArrowDown"], "x"), ("move down", ["ArrowDown", "ArrowDown"], "d"),
        ("move up", ["ArrowDown", "ArrowDown"], "u"), ("unlink", ["ArrowDown", "ArrowDown", "ArrowDown"], "-"), ("link", ["Space"], "Enter"), ("merge sentences", ["ArrowDown", "ArrowDown"], "Alt+m"),
        ("undo", [], "Control+z"), ("redo", [], "Control+Shift+z"), ("paragraphs or sentences", [], "p"), ("unfold or fold boilerplate", [], "z"), ("accept all above", ["PageDown"], "Shift+A"), ("undo of that", [], "Control+z"),
    ];

    /// <summary>Measures and prints a table: median and worst of each.</summary>
    /// <param name="arguments">The name of the command, and a workspace, which is copied; its first pair is measured.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Length != 2)
        {
            Console.Error.WriteLine("usage: review-times WORKSPACE");
            return 1;
        }

        var copy = Directory.CreateTempSubdirectory("bilingual-times-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(arguments[1], "workspace.db*"))
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            using var review = Start("review", copy.FullName, "--reviewer", "Sari");
            try
            {
                var address = await review.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The workbench printed no address.");
                await MeasureAsync(address.Trim());
            }
            finally
            {
                review.Kill(entireProcessTree: true);
                await review.WaitForExitAsync();
            }

            return 0;
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string address)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("BILINGUAL_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { Locale = "en", ViewportSize = new ViewportSize { Width = 1280, Height = 1000 } });
        page.SetDefaultTimeout(180_000);
        await page.GotoAsync(address);
        var link = page.Locator(".pairs th a").First;
        var pair = (await link.GetAttributeAsync("href"))!;
        Print("opening, the server's caches empty", [await OpenAsync(page, pair)]);
        var again = new List<double>();
        for (var i = 0; i < 3; i++)
            again.Add(await OpenAsync(page, pair));
        Print("opening again", again);
        var size = await page.EvaluateAsync<long>("async id => (await (await fetch(`api/pairs/${id}`)).arrayBuffer()).byteLength", pair.Split('/')[^1]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| size of the pair | {size / 1e6:0.00} MB | |"));
        Print("a window further down", await page.EvaluateAsync<double[]>(Scrolling, Windows));
        await page.EvaluateAsync(Timing);
        await page.Keyboard.PressAsync("Home");
        foreach (var (name, before, key) in Steps)
        {
            var times = new List<double>();
            for (var tried = 0; times.Count < Times && tried < 4 * Times; tried++)
            {
                foreach (var lead in before)
                    await page.Keyboard.PressAsync(lead);

                // What was refused, as a move past the end, says nothing of an action.
                var time = await TimeAsync(page, key);
                if (await page.Locator("live-region[data-tone=failure]").CountAsync() == 0)
                    times.Add(time);
                else
                    await page.Keyboard.PressAsync("]");
            }

            if (times.Count > 0)
                Print(name, times);
        }

        var watch = Stopwatch.StartNew();
        await page.Keyboard.PressAsync("Control+Alt+r");
        await page.WaitForSelectorAsync("dialog[open]");
        Print("proposal of a new alignment", [watch.Elapsed.TotalMilliseconds]);
    }

    private static async Task<double> OpenAsync(IPage page, string pair)
    {
        await page.GotoAsync(new Uri(new Uri(page.Url), "/#/").ToString());
        await page.Locator(".pairs th a").First.WaitForAsync();
        return await page.EvaluateAsync<double>(
            """
            pair => new Promise(resolve => {
              const start = performance.now();
              location.hash = pair;
              const look = () => document.querySelector('alignment-view .row') ? setTimeout(() => resolve(performance.now() - start)) : requestAnimationFrame(look);
              look();
            })
            """,
            pair);
    }

    private static async Task<double> TimeAsync(IPage page, string key)
    {
        await page.EvaluateAsync("void timed()");
        await page.Keyboard.PressAsync(key);
        return await page.EvaluateAsync<double>("timing");
    }

    private static void Print(string name, IReadOnlyCollection<double> times) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {times.Order().ElementAt(times.Count / 2):0} ms | {times.Max():0} ms |"));

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "bilingual.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }
}
