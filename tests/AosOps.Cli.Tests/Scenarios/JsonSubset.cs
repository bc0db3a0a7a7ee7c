using System.Text.Json;

namespace AosOps.Cli.Tests.Scenarios;

/// <summary>Compares JSON: what is expected must be there, and other properties do not matter.</summary>
internal static class JsonSubset
{
    public static void Assert(JsonElement expected, JsonElement actual, string where)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Xunit.Assert.True(actual.ValueKind == JsonValueKind.Object, $"{where} is {actual}");
                foreach (var property in expected.EnumerateObject())
                {
                    Xunit.Assert.True(actual.TryGetProperty(property.Name, out var value), $"{where} has no {property.Name}");
                    Assert(property.Value, value, $"{where}.{property.Name}");
                }

                break;
            case JsonValueKind.Array:
                Xunit.Assert.True(actual.ValueKind == JsonValueKind.Array && actual.GetArrayLength() == expected.GetArrayLength(), $"{where} is {actual}");
                for (var i = 0; i < expected.GetArrayLength(); i++)
                    Assert(expected[i], actual[i], $"{where}[{i}]");
                break;
            default:
                Xunit.Assert.True(JsonElement.DeepEquals(expected, actual), $"{where}: expected {expected}, found {actual}");
                break;
        }
    }
}
