using System.Collections.Concurrent;
using Bilingual.Hosting.Pipeline;

namespace Bilingual.Tests.Hosting.Pipeline;

public sealed class StageStreamTests
{
    [Fact]
    public async Task Through_ItemsFinishOutOfOrder_ResultsComeInOrder()
    {
        var gates = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource()).ToArray();
        var stage = new TestStage(async (item, _) =>
        {
            var number = int.Parse(item);
            if (number < 3)
                await gates[number + 1].Task;
            gates[number].SetResult();
            return item + "!";
        });

        var results = await Items("0", "1", "2", "3").Through(stage, 4, null).Select(o => o.Value!).ToListAsync();

        Assert.Equal(["0!", "1!", "2!", "3!"], results);
    }

    [Fact]
    public async Task Through_ItemThrows_OnlyThatItemFailsAndNamesStageAndReason()
    {
        var stage = new TestStage((item, _) => item == "b" ? throw new InvalidDataException("broken; mend it") : Task.FromResult(item));

        var results = await Items("a", "b", "c").Through(stage, 2, null).ToListAsync();

        Assert.Equal(["a", null, "c"], results.Select(r => r.Value));
        Assert.Equal(new Failure(Stage.Clean, "b", "broken; mend it"), results[1].Failure);
    }

    [Fact]
    public async Task Through_ItemFailedBefore_PassesByWithItsFailure()
    {
        var failure = new Failure(Stage.Read, "a", "binary");
        var stage = new TestStage((item, _) => Task.FromResult(item));

        var results = await new[] { new Outcome<string>("a", null, failure) }.ToStream().Through(stage, 2, null).ToListAsync();

        Assert.Same(failure, Assert.Single(results).Failure);
    }

    [Fact]
    public async Task Through_SlowConsumer_StartsNoMoreThanTheWindow()
    {
        var started = new ConcurrentBag<string>();
        var stage = new TestStage((item, _) =>
        {
            started.Add(item);
            return Task.FromResult(item);
        });

        await using var results = Items([.. Enumerable.Range(0, 100).Select(i => $"{i}")]).Through(stage, 3, null).GetAsyncEnumerator();
        Assert.True(await results.MoveNextAsync());

        // One taken, three in the window, one more that the pump may hold while it waits for room.
        Assert.InRange(started.Count, 1, 5);
    }

    [Fact]
    public async Task Through_Cancelled_Throws()
    {
        using var cancel = new CancellationTokenSource();
        var stage = new TestStage(async (item, token) =>
        {
            await cancel.CancelAsync();
            token.ThrowIfCancellationRequested();
            return item;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Items("a", "b").Through(stage, 1, null, cancel.Token).ToListAsync());
    }

    [Fact]
    public async Task Through_SourceThrows_FaultReachesTheConsumer()
    {
        static async IAsyncEnumerable<Outcome<string>> Faulty()
        {
            await Task.CompletedTask;
            yield return Outcome<string>.Success("a", "a");
            throw new IOException("the disk has gone");
        }

        var stage = new TestStage((item, _) => Task.FromResult(item));

        var fault = await Assert.ThrowsAsync<IOException>(async () => await Faulty().Through(stage, 1, null).ToListAsync());

        Assert.Equal("the disk has gone", fault.Message);
    }

    [Fact]
    public async Task Through_Progress_IsToldOfEveryItem()
    {
        var told = new List<StageProgress>();
        var stage = new TestStage((item, _) => item == "b" ? throw new InvalidDataException("x") : Task.FromResult(item));

        await Items("a", "b").Through(stage, 1, new Collector(told)).ToListAsync();

        Assert.Equal([new StageProgress(Stage.Clean, true, "a"), new StageProgress(Stage.Clean, false, "b")], told);
    }

    private static IAsyncEnumerable<Outcome<string>> Items(params string[] items) =>
        items.Select(i => Outcome<string>.Success(i, i)).ToStream();

    private sealed class TestStage(Func<string, CancellationToken, Task<string>> work) : IStage<string, string>
    {
        public Stage Stage => Stage.Clean;

        public async ValueTask<string> RunAsync(string item, CancellationToken cancellationToken) => await work(item, cancellationToken);
    }

    private sealed class Collector(List<StageProgress> told) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => told.Add(value);
    }
}
