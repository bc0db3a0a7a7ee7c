using AosOps.Golden.Stores;
using AosOps.Integrations.Tests.Servers;
using AosOps.Operations;

namespace AosOps.Integrations.Tests.S3;

/// <summary>Two machines that copy to one key, and a store that knows conditional writes.</summary>
public sealed class ConcurrentCopyTests(ObjectStoreServer server) : ObjectStoreTests(server)
{
    [Theory]
    [InlineData(SmallSize, 412, "PreconditionFailed")]
    [InlineData(SmallSize, 409, "ConditionalRequestConflict")]
    [InlineData(LargeSize, 412, "PreconditionFailed")]
    public async Task An_object_that_another_machine_puts_there_meanwhile_is_not_replaced(int size, int status, string code)
    {
        var other = Archive(size, seed: 16);
        await using var proxy = new FaultyProxy(Server.Port, line =>
        {
            if (!IsLastStep(line))
                return Fault.None;
            CopyAsync(Address, other).GetAwaiter().GetResult();
            return Fault.Of(status, code);
        });

        var failure = await Assert.ThrowsAsync<EndpointException>(() => CopyAsync(proxy.Start(), Archive(size, seed: 17)));

        Assert.Equal(ErrorIds.ArchiveCopyConflict, failure.ErrorId);
        Assert.Equal(Hash(other), await StoredAsync(size));
        Assert.Contains(proxy.Heads, head => IsLastStep(head) && head.Contains("If-None-Match: *", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_same_archive_that_another_machine_puts_there_meanwhile_is_already_there()
    {
        var archive = Archive(SmallSize, seed: 18);
        await using var proxy = new FaultyProxy(Server.Port, line =>
        {
            if (!IsLastStep(line))
                return Fault.None;
            CopyAsync(Address, archive).GetAwaiter().GetResult();
            return Fault.Of(412, "PreconditionFailed");
        });

        Assert.Equal(GoldenArchiveCopyOutcome.AlreadyThere, (await CopyAsync(proxy.Start(), archive)).Outcome);
    }

    /// <summary>s3rver ignores conditions. What another machine puts there is looked at, read back, and never removed.</summary>
    [Theory]
    [InlineData("HEAD", SmallSize)]
    [InlineData("HEAD", LargeSize)]
    [InlineData("GET", SmallSize)]
    public async Task What_another_machine_puts_in_the_place_of_a_damaged_copy_stays(string when, int size)
    {
        var other = Archive(size, seed: 22);
        var (sent, replaced) = (false, 0);
        await using var proxy = new FaultyProxy(Server.Port, line =>
        {
            if (sent && line.StartsWith(when, StringComparison.Ordinal) && Interlocked.Exchange(ref replaced, 1) == 0)
                CopyAsync(Address, other, force: true).GetAwaiter().GetResult();
            sent |= IsLastStep(line);
            return line.StartsWith("PUT", StringComparison.Ordinal) ? new Fault(Damaged: 50_000) : Fault.None;
        });

        var failure = await Assert.ThrowsAsync<EndpointException>(() => CopyAsync(proxy.Start(), Archive(size, seed: 23)));

        Assert.Equal((ErrorIds.ArchiveCopyConflict, 1), (failure.ErrorId, replaced));
        Assert.Contains("was replaced while it was copied", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Hash(other), await StoredAsync(size));
    }

    [Fact]
    public async Task What_another_machine_removes_right_after_it_was_sent_is_told()
    {
        var archive = Archive(SmallSize, seed: 24);
        var sent = false;
        await using var proxy = new FaultyProxy(Server.Port, line =>
        {
            sent |= IsLastStep(line);
            return sent && line.StartsWith("HEAD", StringComparison.Ordinal) ? Fault.OfHeaders(404) : Fault.None;
        });

        var failure = await Assert.ThrowsAsync<EndpointException>(() => CopyAsync(proxy.Start(), archive));

        Assert.Equal(ErrorIds.ArchiveCopyCorrupt, failure.ErrorId);
        Assert.Contains("is not there any more", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_does_not_know_conditional_writes_is_asked_without_a_condition()
    {
        var archive = Archive(SmallSize, seed: 21);
        var asked = 0;
        await using var proxy = new FaultyProxy(Server.Port, line => IsLastStep(line) && Interlocked.Increment(ref asked) == 1 ? Fault.Of(501, "NotImplemented") : Fault.None);

        Assert.Equal(GoldenArchiveCopyOutcome.Copied, (await CopyAsync(proxy.Start(), archive)).Outcome);

        Assert.Equal([true, false], proxy.Heads.Where(IsLastStep).Select(head => head.Contains("If-None-Match", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task By_force_an_object_is_replaced_without_a_condition()
    {
        await using var proxy = new FaultyProxy(Server.Port, static _ => Fault.None);

        await CopyAsync(proxy.Start(), Archive(SmallSize, seed: 19), force: true);

        Assert.DoesNotContain(proxy.Heads, head => head.Contains("If-None-Match", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The request with which an object appears: the only one of a small archive, the completion of a large one.</summary>
    private static bool IsLastStep(string line) =>
        (line.StartsWith("PUT", StringComparison.Ordinal) && !line.Contains("partNumber", StringComparison.Ordinal))
        || (line.StartsWith("POST", StringComparison.Ordinal) && line.Contains("uploadId=", StringComparison.Ordinal));
}
