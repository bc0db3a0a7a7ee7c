using System.Management.Automation;
using AosOps.Commands;

namespace AosOps.Cli.Tests;

public sealed class DaysAttributeTests
{
    private readonly DaysAttribute days = new();

    public static TheoryData<object, TimeSpan> Lengths => new()
    {
        { 7, TimeSpan.FromDays(7) },
        { 0.5, TimeSpan.FromHours(12) },
        { "7", TimeSpan.FromDays(7) },
        { "2d", TimeSpan.FromDays(2) },
        { "36h", TimeSpan.FromHours(36) },
        { "90m", TimeSpan.FromMinutes(90) },
        { "1.12:00", TimeSpan.FromHours(36) },
        { TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(3) },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_number_is_days_and_a_text_is_what_it_looks_like(object given, TimeSpan expected) =>
        Assert.Equal(expected, days.Transform(null!, given));

    [Theory]
    [InlineData("abc")]
    [InlineData("a week")]
    [InlineData("")]
    public void What_is_no_length_of_time_is_refused_with_the_unit_in_the_message(string given) =>
        Assert.Contains("a number of days", Assert.Throws<ArgumentTransformationMetadataException>(() => days.Transform(null!, given)).Message, StringComparison.Ordinal);
}
