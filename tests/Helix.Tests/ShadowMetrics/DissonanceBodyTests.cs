using System.Text;
using AosOps.Tests;
using Helix.ShadowMetrics.Endpoints;

namespace Helix.Tests.ShadowMetrics;

public sealed class DissonanceBodyTests
{
    [Theory]
    [InlineData("""{"value":0.2,"source":"operator"}""", "0.2", "operator")]
    [InlineData("""{ "source": "α", "value": 1e-3 }""", "0.001", "α")]
    [InlineData("""{"value":-0.500,"source":"a b"}""", "-0.5", "a b")]
    [InlineData("""{"value":1000000,"source":"\u0061"}""", "1000000", "a")]
    public void A_value_and_its_source_are_read(string json, string value, string source)
    {
        var body = Read(json);
        Assert.Empty(body.Problems);
        Assert.Equal((value, source), (body.Value.ToString(), body.Source));
    }

    [Theory]
    [InlineData("", "#")]
    [InlineData("null", "#")]
    [InlineData("[1,2]", "#")]
    [InlineData("\"text\"", "#")]
    [InlineData("{", "#")]
    [InlineData("{}{}", "#")]
    [InlineData("""{"value":0.2,"source":"a",}""", "#")]
    [InlineData("""{"value":0.2,"source":"a"} // why""", "#")]
    [InlineData("""{"value":NaN,"source":"a"}""", "#")]
    [InlineData("""{"value":0.2,"source":"\ud800"}""", "#")]
    [InlineData("\uFEFF{\"value\":0.2,\"source\":\"a\"}", "#")]
    [InlineData("{}", "#/value", "#/source")]
    [InlineData("""{"value":0.2}""", "#/source")]
    [InlineData("""{"source":"a"}""", "#/value")]
    [InlineData("""{"value":"0.2","source":"a"}""", "#/value")]
    [InlineData("""{"value":true,"source":"a"}""", "#/value")]
    [InlineData("""{"value":null,"source":"a"}""", "#/value")]
    [InlineData("""{"value":[0.2],"source":"a"}""", "#/value")]
    [InlineData("""{"value":{"value":0.2},"source":"a"}""", "#/value")]
    [InlineData("""{"value":1000000.1,"source":"a"}""", "#/value")]
    [InlineData("""{"value":1e400,"source":"a"}""", "#/value")]
    [InlineData("""{"value":0.2,"source":""}""", "#/source")]
    [InlineData("""{"value":0.2,"source":"  "}""", "#/source")]
    [InlineData("""{"value":0.2,"source":"a\nb"}""", "#/source")]
    [InlineData("""{"value":0.2,"source":7}""", "#/source")]
    [InlineData("""{"value":0.2,"value":0.3,"source":"a"}""", "#/value")]
    [InlineData("""{"value":0.2,"source":"a","Value":0.3}""", "#/Value")]
    [InlineData("""{"value":0.2,"source":"a","a/b~c d":[{}]}""", "#/a~1b~0c%20d")]
    [InlineData("""{"value":"x","source":1,"more":{}}""", "#/value", "#/source", "#/more")]
    public void Everything_that_is_wrong_is_named(string json, params string[] pointers) =>
        Assert.Equal(pointers, Read(json).Problems.Select(static problem => problem.Pointer));

    [Fact]
    public void A_source_has_at_most_a_hundred_characters()
    {
        Assert.Empty(Read($$"""{"value":0.2,"source":"{{new string('x', 100)}}"}""").Problems);
        Assert.Single(Read($$"""{"value":0.2,"source":"{{new string('x', 101)}}"}""").Problems);
    }

    [Fact]
    public void No_body_whatever_is_an_exception()
    {
        var mutation = new Mutation(9010);
        byte[] original = [.. """{"value":0.25,"source":"operator"}"""u8];
        for (var input = 0; input < Mutation.Inputs; input++)
        {
            var body = DissonanceBody.Read(mutation.Of(original));
            Assert.True(body.Problems.Count > 0 || body.Source.Length > 0);
        }
    }

    private static DissonanceBody Read(string json) => DissonanceBody.Read(Encoding.UTF8.GetBytes(json));
}
