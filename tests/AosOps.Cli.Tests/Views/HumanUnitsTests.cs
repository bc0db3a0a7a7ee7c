using AosOps.Commands.Views;

namespace AosOps.Cli.Tests.Views;

public sealed class HumanUnitsTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1.0 KiB")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(109_393_510, "104.3 MiB")]
    [InlineData(1_073_741_823, "1.0 GiB")]
    [InlineData(long.MaxValue, "8.0 EiB")]
    [InlineData(-2048, "-2.0 KiB")]
    public void Sizes_have_one_decimal_and_a_binary_unit(long bytes, string expected) => Assert.Equal(expected, HumanUnits.Bytes(bytes));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(0.34, "340ms")]
    [InlineData(2.5, "2.5s")]
    [InlineData(249, "4m 09s")]
    [InlineData(3725, "1h 02m")]
    [InlineData(97_200, "1d 03h")]
    [InlineData(-60, "-1m 00s")]
    public void Lengths_of_time_have_their_two_largest_units(double seconds, string expected) =>
        Assert.Equal(expected, HumanUnits.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.5, "now")]
    [InlineData(249, "4m 09s ago")]
    public void Ages_say_ago(double seconds, string expected) => Assert.Equal(expected, HumanUnits.Age(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Text_from_a_file_cannot_command_the_terminal() =>
        Assert.Equal(" [2Jgone a b ä", HumanUnits.Printable("\e[2Jgone\aa\u009bb ä"));
}
