using System.Management.Automation;
using AosOps.Commands;

namespace AosOps.Cli.Tests;

public sealed class SecondsAttributeTests
{
    private readonly SecondsAttribute seconds = new();

    public static TheoryData<object, double> Lengths => new()
    {
        { 30, 30 },
        { 0.5, 0.5 },
        { (short)30, 30 },
        { "30", 30 },
        { "30s", 30 },
        { "1.5S", 1.5 },
        { "500ms", 0.5 },
        { "5m", 300 },
        { "1h", 3600 },
        { "00:00:30", 30 },
        { TimeSpan.FromSeconds(30), 30 },
        { new PSObject(1m, "1d"), 86400 },
        { new PSObject((short)90, "90s"), 90 },
        { new PSObject(10L, "10l"), 10 },
        { new PSObject(30), 30 },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_number_is_seconds_and_a_text_is_what_it_looks_like(object given, double expected) =>
        Assert.Equal(TimeSpan.FromSeconds(expected), seconds.Transform(null!, given));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("soon")]
    [InlineData("30 days")]
    [InlineData("1e300")]
    [InlineData("NaN")]
    [InlineData(true)]
    public void What_is_no_length_of_time_is_refused(object given) =>
        Assert.Throws<ArgumentTransformationMetadataException>(() => seconds.Transform(null!, given));
}
