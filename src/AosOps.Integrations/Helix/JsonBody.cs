using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;

namespace AosOps.Integrations.Helix;

/// <summary>The body of a request: one JSON object.</summary>
internal sealed class JsonBody : ByteArrayContent
{
    private JsonBody(byte[] json)
        : base(json) => Headers.ContentType = new MediaTypeHeaderValue("application/json");

    /// <summary>Writes an object.</summary>
    /// <param name="writeMembers">Writes its members.</param>
    public static JsonBody Of(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return new JsonBody(buffer.WrittenSpan.ToArray());
    }
}
