using AosOps.Golden.Retention;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Retention;

public sealed class RetentionAgeTests
{
    [Fact]
    public void Days_have_24_hours_and_0_is_all()
    {
        Assert.Null(RetentionAge.OfDays(0));
        Assert.Equal(TimeSpan.FromHours(24), RetentionAge.OfDays(1));
        Assert.Equal(TimeSpan.FromHours(36), RetentionAge.OfDays(1.5));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-0.001)]
    [InlineData(1e300)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_age_is_a_clear_error(double days) =>
        Assert.Equal(ErrorIds.RetentionAgeInvalid, Assert.Throws<AosException>(() => RetentionAge.OfDays(days)).ErrorId);
}
