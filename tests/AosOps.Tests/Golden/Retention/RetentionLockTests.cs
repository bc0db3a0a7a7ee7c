using AosOps.Golden.Retention;
using AosOps.Operations;
using AosOps.Tests.Golden.Storage;
using AosOps.Tests.Shadow.Control;

namespace AosOps.Tests.Golden.Retention;

public sealed class RetentionLockTests : IDisposable
{
    private readonly GoldenStore store = new();

    private string LockFile => store["state", RetentionLock.FileName];

    [Fact]
    public async Task A_second_taker_learns_who_holds_it()
    {
        using var held = await Take("Compress-GoldenFile");

        var failure = await Assert.ThrowsAsync<AosException>(() => Take("Remove-GoldenFile"));

        Assert.Equal((ErrorIds.RetentionLocked, FailureKind.Conflict), (failure.ErrorId, failure.Kind));
        Assert.Contains($"user {Environment.UserName}, process {Environment.ProcessId}, Compress-GoldenFile, since ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_taken_again_once_it_is_released()
    {
        for (var round = 0; round < 3; round++)
            (await Take("Remove-GoldenFile")).Dispose();

        Assert.True(File.Exists(LockFile));
    }

    [Fact]
    public async Task It_ends_with_the_process_that_holds_it()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "The program flock is not installed.");
        Directory.CreateDirectory(store["state"]);
        using (var holder = await ChildProcess.StartAsync($"exec 9>'{LockFile}'; flock 9; echo ready; read wait"))
        {
            var failure = await Assert.ThrowsAsync<AosException>(() => Take("Remove-GoldenFile"));
            Assert.Contains("a process that has not said who it is", failure.Message, StringComparison.Ordinal);
        }

        using var taken = await Take("Remove-GoldenFile");
    }

    [Fact]
    public async Task What_a_dead_holder_wrote_is_not_taken_for_the_present_one()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "The program flock is not installed.");
        store.Write(LockFile, 0);
        await File.WriteAllTextAsync(LockFile, $"mallory\n{Environment.ProcessId}\n1\nno-boot\n2025-12-02T12:00:00.0000000+00:00\nCompress-GoldenFile", TestContext.Current.CancellationToken);
        using var holder = await ChildProcess.StartAsync($"exec 9>>'{LockFile}'; flock 9; echo ready; read wait");

        var failure = await Assert.ThrowsAsync<AosException>(() => Take("Remove-GoldenFile"));

        Assert.DoesNotContain("mallory", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_state_directory_cannot_be_the_archive_directory_is_used()
    {
        store.Write(store["state"], 0);

        using var taken = await Take("Remove-GoldenFile");

        Assert.True(File.Exists(store["archive", RetentionLock.FileName]));
        Assert.Equal(ErrorIds.RetentionLocked, (await Assert.ThrowsAsync<AosException>(() => Take("Remove-GoldenFile"))).ErrorId);
    }

    [Fact]
    public async Task Where_neither_can_be_it_is_an_error_and_not_a_work_without_lock()
    {
        store.Write(store["state"], 0);
        store.Write(store["archive"], 0);

        var failure = await Assert.ThrowsAsync<AosException>(() => Take("Remove-GoldenFile"));

        Assert.Equal(ErrorIds.WriteFailed, failure.ErrorId);
    }

    public void Dispose() => store.Dispose();

    private Task<RetentionLock> Take(string what) => RetentionLock.TakeAsync(store.Configuration, what, store.Clock, TestContext.Current.CancellationToken);
}
