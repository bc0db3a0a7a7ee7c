using System.Text;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Report;

public sealed class LogEncodingTests : IDisposable
{
    private const int BufferBytes = 256 * 1024;

    private readonly TempDirectory temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void Text_in_utf8_has_nothing_that_is_not_text() => Assert.Equal((0, 0, null), Read("═══ done ✅\n"u8));

    [Fact]
    public void Bytes_that_are_not_utf8_and_bytes_of_value_0_are_counted_with_the_first_line() =>
        Assert.Equal((2, 1, 2), Read([.. "one\ntwo "u8, 0xFF, .. "\nthree "u8, 0, (byte)'\n', 0xC0, (byte)'\n']));

    [Fact]
    public void A_character_that_is_cut_at_the_end_is_still_being_written() => Assert.Equal((0, 0, null), Read("done ✅"u8[..^1]));

    [Fact]
    public void A_character_on_the_border_of_two_reads_is_text()
    {
        for (var shift = 0; shift < 4; shift++)
            Assert.Equal((0, 0, null), Read(Encoding.UTF8.GetBytes(new string('x', BufferBytes - shift) + "✅" + new string('═', BufferBytes))));
    }

    [Fact]
    public void Lines_are_counted_over_all_reads() =>
        Assert.Equal((1, 0, 400_001), Read([.. Encoding.UTF8.GetBytes(new string('\n', 400_000)), 0x80, (byte)'\n']));

    [Fact]
    public void It_counts_what_a_decoder_replaces_for_any_bytes()
    {
        var random = new Random(20251202);
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            byte[] ended = [.. bytes, (byte)'.'];

            Assert.Equal(Encoding.UTF8.GetString(ended).Count(character => character == '\uFFFD'), Read(ended).Invalid);
        }
    }

    private (long Invalid, long Nul, long? Line) Read(ReadOnlySpan<byte> content)
    {
        var encoding = LogEncoding.Read(temp.Write("log", content), TestContext.Current.CancellationToken);
        return (encoding.InvalidSequences, encoding.NulBytes, encoding.FirstLine);
    }
}
