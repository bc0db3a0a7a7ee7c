using System.Text.Json;

namespace Helix.ShadowMetrics.Values;

/// <summary>A dissonance value in JSON: value, timestamp to the second, source, ip; all null where there is none.</summary>
internal static class DissonanceJson
{
    /// <summary>Writes it as a member of an object.</summary>
    public static void Write(Utf8JsonWriter writer, string name, Dissonance? dissonance)
    {
        writer.WriteStartObject(name);
        if (dissonance is null)
        {
            writer.WriteNull("value");
            writer.WriteNull("timestamp");
            writer.WriteNull("source");
            writer.WriteNull("ip");
        }
        else
        {
            writer.WriteNumber("value", dissonance.Value);
            writer.WriteString("timestamp", Instant.Second(dissonance.Timestamp));
            writer.WriteString("source", dissonance.Source);
            writer.WriteString("ip", dissonance.Ip);
        }

        writer.WriteEndObject();
    }
}
