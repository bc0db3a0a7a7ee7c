using AosOps.Disks;
using AosOps.Golden.Signatures;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Signatures;

/// <summary>Signing where there is no room.</summary>
public sealed class SignatureFullDiskTests : IDisposable
{
    private const int Files = 40;

    private readonly SmallDisk disk = new();

    public void Dispose() => disk.Dispose();

    [Fact]
    public async Task A_rotation_needs_room_for_one_signature_only()
    {
        using var fixture = Fixture(signed: true);
        disk.Leave(pages: 1);

        Assert.Equal(Files, (await fixture.RotateAsync()).Count(signature => signature.Outcome == GoldenSignatureOutcome.Rotated));

        Assert.Equal(Files, await CountValidAsync(fixture, SignatureFixture.New));
        Assert.Equal(2 * Files, Directory.GetFileSystemEntries(fixture.Golden).Length);
    }

    [Fact]
    public async Task A_rotation_without_any_room_is_one_clear_error_and_everything_is_as_it_was()
    {
        using var fixture = Fixture(signed: true);
        disk.Leave(pages: 0);

        var failure = await Assert.ThrowsAsync<AosException>(() => fixture.RotateAsync());

        Assert.Equal(ErrorIds.SignatureDiskFull, failure.ErrorId);
        Assert.Contains($"There is no room in '{fixture.Golden}' for another signature: 0 bytes are free. Of {Files} golden files 0 are dealt with", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Files, await CountValidAsync(fixture, SignatureFixture.Old));
        Assert.Equal(2 * Files, Directory.GetFileSystemEntries(fixture.Golden).Length);
        Assert.EndsWith($"signed under the new secret: 0 of {Files}\n", fixture.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(25)]
    public async Task What_there_is_room_for_is_signed_and_the_same_command_does_the_rest_later(int pages)
    {
        using var fixture = Fixture(signed: false);
        disk.Leave(pages);

        var failure = await Assert.ThrowsAsync<AosException>(() => fixture.SignAsync(fixture.Golden));

        Assert.Equal(ErrorIds.SignatureDiskFull, failure.ErrorId);
        Assert.Equal(pages, await CountValidAsync(fixture, SignatureFixture.Old));
        Assert.Equal(Files + pages, Directory.GetFileSystemEntries(fixture.Golden).Length);

        disk.Leave(pages: Files);
        await fixture.SignAsync(fixture.Golden);
        Assert.Equal(Files, await CountValidAsync(fixture, SignatureFixture.Old));
    }

    private static async Task<int> CountValidAsync(SignatureFixture fixture, string secret) =>
        (await fixture.TestAsync(secret)).Count(signature => signature.Outcome == GoldenSignatureOutcome.Valid);

    private SignatureFixture Fixture(bool signed)
    {
        Assert.SkipUnless(disk.IsMounted, SmallDisk.Unavailable);
        var fixture = new SignatureFixture { Golden = disk["golden"] };
        for (var i = 0; i < Files; i++)
        {
            if (signed)
                fixture.WriteSigned($"run-{i}.steps.jsonl", SignatureFixture.Old);
            else
                fixture.Write($"run-{i}.steps.jsonl", SignatureFixture.Steps);
        }

        return fixture;
    }
}
