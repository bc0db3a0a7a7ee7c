using System.Text;
using AosOps.Disks;
using Helix.ShadowMetrics.Auditing;
using Helix.ShadowMetrics.Values;
using Helix.Tests.Services;

namespace Helix.Tests.ShadowMetrics;

public sealed class AuditTrailTests : IDisposable
{
    private readonly ShadowMetricsFixture service = new();

    private string Trail => service.Options.AuditFile;

    public void Dispose() => service.Dispose();

    [Fact]
    public void Records_are_numbered_and_chained()
    {
        Assert.Equal([1, 2, 3], Append(3));
        var result = AuditVerifier.Verify(Trail);
        Assert.Equal((true, 3, 0), (result.IsSound, result.Last.Sequence, result.TornBytes));
        Assert.EndsWith($"\"hash\":\"{result.Last.Hash}\"}}", service.AuditLines[2]);
        Assert.Contains("\"previous_hash\":\"0000", service.AuditLines[0]);
    }

    [Fact]
    public async Task Sha256sum_computes_the_hash_of_a_line()
    {
        Append(1);
        var (_, sum) = await Tool.RunAsync("sh", ["-c", "sed 's/,\"hash\":\"[0-9a-f]*\"}$//' | tr -d '\\n' | sha256sum"], service.AuditLines[0] + "\n");
        Assert.StartsWith(AuditVerifier.Verify(Trail).Last.Hash, sum);
    }

    [Fact]
    public void A_trail_is_for_its_owner_and_group_alone()
    {
        Append(1);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(Trail));
    }

    [Fact]
    public void A_record_that_power_loss_cut_off_at_any_byte_is_replaced_by_the_next()
    {
        Append(2);
        var whole = File.ReadAllBytes(Trail);
        var first = Encoding.UTF8.GetByteCount(service.AuditLines[0]) + 1;
        for (var length = first; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(Trail, whole[..length]);
            var torn = AuditVerifier.Verify(Trail);
            Assert.Equal((true, 1, length - first), (torn.IsSound, torn.Last.Sequence, torn.TornBytes));
            Assert.Equal([2], Append(1));
            Assert.Equal((true, 2, 0), Summary());
        }
    }

    [Fact]
    public void Zeros_that_power_loss_left_at_the_end_are_replaced_too()
    {
        Append(1);
        File.AppendAllText(Trail, new string('\0', 400));
        Assert.Equal([2], Append(1));
        Assert.Equal((true, 2, 0), Summary());
    }

    [Fact]
    public void A_changed_byte_anywhere_is_found_with_its_line()
    {
        Append(3);
        var whole = File.ReadAllBytes(Trail);
        var lineEnds = Enumerable.Range(0, whole.Length).Where(index => whole[index] == '\n').ToArray();
        for (var index = 0; index < lineEnds[1]; index += 5)
        {
            var changed = whole.ToArray();
            changed[index] ^= 1;
            File.WriteAllBytes(Trail, changed);
            var result = AuditVerifier.Verify(Trail);
            Assert.False(result.IsSound, $"byte {index}");
            Assert.Equal(index <= lineEnds[0] ? 0 : 1, result.Last.Sequence);
        }
    }

    [Theory]
    [InlineData(new[] { 0, 2 })]
    [InlineData(new[] { 1, 2 })]
    [InlineData(new[] { 0, 2, 1 })]
    [InlineData(new[] { 0, 0, 1, 2 })]
    public void Lines_that_are_missing_repeated_or_moved_are_found(int[] order)
    {
        Append(3);
        var lines = service.AuditLines;
        File.WriteAllLines(Trail, order.Select(index => lines[index]));
        Assert.False(AuditVerifier.Verify(Trail).IsSound);
    }

    [Fact]
    public void A_trail_whose_end_has_been_tampered_with_is_not_continued()
    {
        Append(2);
        File.WriteAllText(Trail, File.ReadAllText(Trail).Replace("\"sequence\":2", "\"sequence\":3", StringComparison.Ordinal));
        var before = File.ReadAllBytes(Trail);
        Assert.Contains("--verify-audit", Assert.Throws<AuditException>(() => Append(1)).Message);
        Assert.Equal(before, File.ReadAllBytes(Trail));
    }

    [Fact]
    public void A_trail_that_was_moved_away_begins_anew()
    {
        Append(2);
        File.Move(Trail, Trail + ".old");
        Assert.Equal([1], Append(1));
    }

    [Fact]
    public void Two_processes_that_share_a_trail_do_not_write_at_the_same_time()
    {
        Append(1);
        using (new FileStream(Trail + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Throws<AuditException>(() => Append(1));
        Assert.Equal([2], Append(1));
    }

    [Fact]
    public void A_record_that_cannot_be_flushed_is_refused_and_is_not_in_the_trail()
    {
        using var disk = new ThinDisk();
        Assert.SkipUnless(disk.IsMounted, ThinDisk.Unavailable);
        using var thin = new ShadowMetricsFixture(auditFile: disk["audit", "audit.jsonl"]);
        Append(thin, 1);
        disk.Leave(pages: 0);
        string[] before = [];

        var failure = Assert.Throws<AuditException>(() =>
        {
            // What still fits into the block of the last record is flushed; sooner or later one needs another.
            for (var record = 0; record < 100; record++)
            {
                before = thin.AuditLines;
                Append(thin, 1);
            }
        });

        Assert.Contains("could not be flushed to disk", failure.Message);
        Assert.Equal(before, thin.AuditLines);
    }

    [Fact]
    public async Task The_program_verifies_a_trail_and_says_so_by_its_exit_code()
    {
        Append(2);
        Assert.Equal((0, true), await VerifyAsync("Records: 2"));
        File.WriteAllText(Trail, File.ReadAllText(Trail).Replace("operator", "nobody__", StringComparison.Ordinal));
        Assert.Equal((1, true), await VerifyAsync("Line 1 is not what its hash says"));
        File.Delete(Trail);
        Assert.Equal((0, true), await VerifyAsync("there is no audit trail"));
        Directory.CreateDirectory(Trail);
        Assert.Equal((2, true), await VerifyAsync("cannot be read"));
    }

    private async Task<(int ExitCode, bool Says)> VerifyAsync(string words)
    {
        var (exitCode, output, _) = await HelixProcess.RunAsync("helix-shadow-metrics", ["--verify-audit", "--audit-file", Trail]);
        return (exitCode, output.Contains(words, StringComparison.Ordinal));
    }

    private (bool IsSound, long Records, int TornBytes) Summary()
    {
        var result = AuditVerifier.Verify(Trail);
        return (result.IsSound, result.Last.Sequence, result.TornBytes);
    }

    private long[] Append(int records) => Append(service, records);

    private static long[] Append(ShadowMetricsFixture service, int records)
    {
        var (low, high) = (new Dissonance(0, service.Time.GetUtcNow(), "operator", "::1"), new Dissonance(1, service.Time.GetUtcNow(), "operator", "::1"));
        return [.. Enumerable.Range(0, records).Select(_ => service.Trail.Append(new AuditEvent(service.Time.GetUtcNow(), low, high, null)))];
    }
}
