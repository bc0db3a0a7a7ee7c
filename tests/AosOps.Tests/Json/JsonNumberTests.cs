using System.Globalization;
using System.Numerics;
using System.Text;
using AosOps.Json;

namespace AosOps.Tests.Json;

public sealed class JsonNumberTests
{
    [Theory]
    [InlineData("0", "-0.000e5")]
    [InlineData("12300", "1.23e4")]
    [InlineData("0.00123", "123E-5")]
    [InlineData("1e99999999999999999999", "10e99999999999999999998")]
    [InlineData("1e-99999999999999999999", "0.1e-99999999999999999998")]
    [InlineData("1e000000000000000000000005", "100000")]
    [InlineData("1e+5", "1e05")]
    public void Numbers_of_the_same_value_are_equal(string a, string b)
    {
        Assert.True(AreEqual(a, b));
        Assert.True(AreEqual(b, a));
    }

    [Theory]
    [InlineData("1", "1.0000000000000000000000000000000001")]
    [InlineData("1e99999999999999999999", "1e99999999999999999998")]
    [InlineData("1e99999999999999999999", "1e-99999999999999999999")]
    [InlineData("1e5", "-1e5")]
    [InlineData("0", "1e-99999999999999999999")]
    [InlineData("101", "11")]
    [InlineData("1e1", "1e11")]
    public void Numbers_of_other_values_are_not(string a, string b)
    {
        Assert.False(AreEqual(a, b));
        Assert.False(AreEqual(b, a));
    }

    [Fact]
    public void Random_numbers_compare_as_exact_arithmetic_says()
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            var (a, b) = (RandomNumber(random), RandomNumber(random));
            Assert.True(AreEqual(a.Text, b.Text) == (a.Scaled == b.Scaled), $"{a.Text} and {b.Text}");
        }
    }

    /// <summary>A number, and its value times ten to the power of 20.</summary>
    private static (string Text, BigInteger Scaled) RandomNumber(Random random)
    {
        var digits = random.Next(0, 120);
        var zeros = random.Next(0, 4);
        var exponent = random.Next(-6, 7);
        var negative = random.Next(2) == 0;
        var point = random.Next(0, 4);
        var text = digits.ToString(CultureInfo.InvariantCulture) + new string('0', zeros);
        var whole = text.Length > point ? text[..^point] : "0";
        var fraction = point == 0 ? "" : text.PadLeft(point, '0')[^point..];
        var value = BigInteger.Parse(whole + fraction, CultureInfo.InvariantCulture) * BigInteger.Pow(10, 20 - point + exponent);
        whole = whole.TrimStart('0') is "" ? "0" : whole.TrimStart('0');
        var written = $"{(negative ? "-" : "")}{whole}{(point > 0 ? "." + fraction : "")}{(exponent != 0 ? $"e{exponent}" : "")}";
        return (written, negative ? -value : value);
    }

    private static bool AreEqual(string a, string b) => JsonNumber.AreEqual(Encoding.ASCII.GetBytes(a), Encoding.ASCII.GetBytes(b));
}
