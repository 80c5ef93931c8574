namespace Bilingual.Review.Tests.Browser;

/// <summary>The system's Chromium: the tests bring no browser of their own.</summary>
internal static class Chromium
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Its executable, or null where none is installed. <c>BILINGUAL_CHROMIUM</c> names another.</summary>
    public static string? Executable { get; } = Places.Prepend(Environment.GetEnvironmentVariable("BILINGUAL_CHROMIUM")).FirstOrDefault(File.Exists);

    /// <summary>Why a test that needs it is skipped; null where it is there.</summary>
    public static string? Absence =>
        Executable is null ? "No Chromium is installed (`apt-get install chromium`), nor named by BILINGUAL_CHROMIUM." : null;
}

/// <summary>A test in a browser; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Skips the test where no browser is found.</summary>
    public BrowserFactAttribute() => Skip = Chromium.Absence;
}

/// <summary>A test with rows of data in a browser; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the test where no browser is found.</summary>
    public BrowserTheoryAttribute() => Skip = Chromium.Absence;
}
