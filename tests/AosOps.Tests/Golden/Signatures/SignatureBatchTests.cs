using System.Text;
using AosOps.Golden.Signatures;

namespace AosOps.Tests.Golden.Signatures;

public sealed class SignatureBatchTests : IDisposable
{
    private const int SignatureLength = 64;

    private readonly SignatureFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData(2, 3, new[] { 2 })]
    [InlineData(3, 3, new[] { 3 })]
    [InlineData(4, 3, new[] { 3, 4 })]
    [InlineData(7, 3, new[] { 3, 6, 7 })]
    public async Task So_many_files_go_to_disk_together(int files, int mostFiles, int[] expected)
    {
        Write(files);

        Assert.Equal(expected, await OnDiskAsync(fixture.SignInBatches(mostFiles)));
    }

    [Theory]
    [InlineData((2 * SignatureLength) - 1, new[] { 2, 4, 5 })]
    [InlineData(2 * SignatureLength, new[] { 2, 4, 5 })]
    [InlineData((2 * SignatureLength) + 1, new[] { 3, 5 })]
    public async Task So_many_bytes_go_to_disk_together(long mostBytes, int[] expected)
    {
        Write(5);

        Assert.Equal(expected, await OnDiskAsync(fixture.SignInBatches(mostBytes: mostBytes)));
    }

    [Fact]
    public async Task Who_ends_between_two_batches_has_the_first_on_disk_and_of_the_second_nothing()
    {
        Write(7);

        await foreach (var _ in fixture.SignInBatches(mostFiles: 3))
            break;

        Assert.Equal(7 + 3, Directory.GetFiles(fixture.Golden).Length);
        Assert.Equal(3, (await fixture.TestAsync(SignatureFixture.Old)).Count(signature => signature.Outcome == GoldenSignatureOutcome.Valid));
        Assert.EndsWith("signed: 1 of 7\n", fixture.Log, StringComparison.Ordinal);
    }

    private void Write(int count)
    {
        for (var i = 0; i < count; i++)
            fixture.Write($"run-{i}.steps.jsonl", SignatureFixture.Steps);
    }

    /// <summary>How many signatures are on disk, each valid, each time when that becomes more.</summary>
    private async Task<List<int>> OnDiskAsync(IAsyncEnumerable<GoldenSignature> signatures)
    {
        var counts = new List<int>();
        await foreach (var signature in signatures)
        {
            Assert.Equal(SignatureFixture.Hmac(SignatureFixture.Old, Encoding.UTF8.GetBytes(SignatureFixture.Steps)), File.ReadAllText(signature.SignaturePath!));
            var count = Directory.GetFiles(fixture.Golden, "*.sig").Length;
            if (counts.Count == 0 || counts[^1] != count)
                counts.Add(count);
        }

        return counts;
    }
}
