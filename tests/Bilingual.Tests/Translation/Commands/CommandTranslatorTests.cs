using Bilingual.Tests.Translation.Services;
using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Commands;

public class CommandTranslatorTests
{
    [Fact]
    public async Task TranslateAsync_Program_GetsALineEachAndItsLinesComeBack()
    {
        using var engines = Shell("sed -e 's/^/en:/'");

        var results = await engines.TranslateAsync("command", ["Satu.", "Dua é 😀."]);

        Assert.Equal([("en:Satu.", "command", 0), ("en:Dua é 😀.", "command", 0)], results.Select(result => (result.Text, result.Engine, result.Characters)));
    }

    [Fact]
    public async Task TranslateAsync_Languages_AreFilledInAndNothingIsReadByAShell()
    {
        using var engines = new Engines([
            ("Engines:Command:Program", "sh"), ("Engines:Command:Arguments:0", "-c"), ("Engines:Command:Arguments:1", "cat >/dev/null; echo \"$1>$2 $3\""),
            ("Engines:Command:Arguments:2", "-"), ("Engines:Command:Arguments:3", "{source}"), ("Engines:Command:Arguments:4", "{target}"), ("Engines:Command:Arguments:5", "$(id); `id`")]);

        Assert.Equal("id>en $(id); `id`", (await engines.TranslateAsync("command", ["x"], target: "en-GB"))[0].Text);
    }

    [Theory]
    [InlineData("cat >/dev/null; echo one", "The program 'sh' wrote 1 lines for 2.")]
    [InlineData("cat; echo more", "The program 'sh' wrote more lines than the 2 it was given.")]
    [InlineData("cat >/dev/null; yes", "The program 'sh' wrote more lines than the 2 it was given.")]
    [InlineData("cat >/dev/null; echo 'merged them' >&2", "The program 'sh' wrote 0 lines for 2: merged them.")]
    public async Task TranslateAsync_WrongNumberOfLines_IsNamed(string script, string message)
    {
        using var engines = Shell(script);

        var fault = await Assert.ThrowsAsync<TranslatorException>(async () =>
            await engines.Catalog.Get("command").TranslateAsync([new("a", []), new("b", [])], "id", "en", default));

        Assert.Equal((FailureKind.Malformed, message), (fault.Kind, fault.Message));
    }

    [Fact]
    public async Task TranslateAsync_WrongNumberForABatchOnly_TranslatesInSmallerParts()
    {
        using var engines = Shell("lines=$(cat); [ $(echo \"$lines\" | wc -l) -gt 1 ] && echo merged || echo \"en:$lines\"");

        Assert.Equal(["en:a", "en:b"], (await engines.TranslateAsync("command", ["a", "b"])).Select(result => result.Text));
    }

    [Theory]
    [InlineData("exit 3", "The program 'sh' ended with code 3.")]
    [InlineData("echo 'no model' >&2; echo; exit 1", "The program 'sh' ended with code 1: no model.")]
    [InlineData("kill -9 $$", "The program 'sh' ended with code 137.")]
    public async Task TranslateAsync_ProgramFails_NamesCodeAndLastWords(string script, string message)
    {
        using var engines = Shell(script);

        var fault = await engines.FaultAsync("command");

        Assert.Equal((FailureKind.Unavailable, message), (fault.Kind, fault.Message));
    }

    [Fact]
    public async Task TranslateAsync_ProgramHangs_IsKilledWithItsChildren()
    {
        using var folder = new TemporaryFolder();
        var time = new FakeTime();
        using var engines = Shell($"sleep 1000 & echo $! > {folder["pid.new"]}; mv {folder["pid.new"]} {folder["pid"]}; wait", time, ("Engines:Command:Retries", "0"));

        var translating = engines.TranslateAsync("command", ["a"]);
        await time.SomeoneWaitsAsync(TimeSpan.FromHours(1));
        while (!File.Exists(folder["pid"]))
            await Task.Yield();
        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal("command did not answer within 3600 s.", (await translating)[0].Failure);
        var child = int.Parse(await File.ReadAllTextAsync(folder["pid"]));
        Assert.True(IsGone(child));
    }

    [Fact]
    public async Task TranslateAsync_NoSuchProgram_StopsTheEngine()
    {
        using var engines = new Engines([("Engines:Command:Program", "there-is-no-such-program")]);

        var fault = await engines.FaultAsync("command");

        Assert.Equal(FailureKind.Denied, fault.Kind);
        Assert.StartsWith("The program 'there-is-no-such-program' could not be started: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranslateAsync_EmptyLine_FailsThatTextAlone()
    {
        using var engines = Shell("sed -e '2s/.*//'");

        Assert.Equal([null, "'sh' wrote an empty line.", null], (await engines.TranslateAsync("command", ["a", "b", "c"])).Select(result => result.Failure));
    }

    [Fact]
    public async Task TranslateAsync_ProgramDiesOfOneText_FailsThatTextAlone()
    {
        using var engines = Shell("while read -r line; do [ \"$line\" = buruk ] && exit 139; echo \"en:$line\"; done", null, ("Engines:Command:RetryDelay", "00:00:00"));

        var results = await engines.TranslateAsync("command", ["a", "b", "buruk", "c"]);

        Assert.Equal(["en:a", "en:b", "", "en:c"], results.Select(result => result.Text));
        Assert.Equal((FailureKind.Unavailable, "The program 'sh' ended with code 139."), (results[2].Kind, results[2].Failure));
    }

    [Fact]
    public async Task TranslateAsync_CarriageReturnsAndByteOrderMark_AreTakenAway()
    {
        using var engines = Shell("printf '\\357\\273\\277'; sed -e 's/$/\\r/'");

        Assert.Equal(["a", "b"], (await engines.TranslateAsync("command", ["a", "b"])).Select(result => result.Text));
    }

    [Fact]
    public async Task TranslateAsync_OutputIsNoUtf8_IsNamedInsteadOfKept()
    {
        using var engines = Shell("cat >/dev/null; printf 'caf\\351\\n'");

        var fault = await engines.FaultAsync("command");

        Assert.Equal((FailureKind.Malformed, "The program 'sh' wrote something that is no UTF-8."), (fault.Kind, fault.Message));
    }

    [Fact]
    public async Task TranslateAsync_ProgramLeavesAChildThatHoldsItsOutput_DoesNotWaitForTheChild()
    {
        using var folder = new TemporaryFolder();
        using var engines = Shell($"cat; sleep 1000 & echo $! > {folder["pid"]}");

        Assert.Equal(["a", "b"], (await engines.TranslateAsync("command", ["a", "b"])).Select(result => result.Text));
        System.Diagnostics.Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(folder["pid"]))).Kill();
    }

    // A process that was killed stays in the table as a zombie until its parent asks for it.
    private static bool IsGone(int process)
    {
        var state = $"/proc/{process}/stat";
        return !File.Exists(state) || File.ReadAllText(state).Contains(") Z ", StringComparison.Ordinal);
    }

    private static Engines Shell(string script, FakeTime? time = null, params (string Key, string Value)[] settings) => new(
        [("Engines:Command:Program", "sh"), ("Engines:Command:Arguments:0", "-c"), ("Engines:Command:Arguments:1", script), .. settings], time: time);
}
