using System.Buffers;
using System.Text.Json;
using Helix.ShadowMetrics.Seeding;
using Helix.ShadowMetrics.Values;

namespace Helix.ShadowMetrics.Endpoints;

/// <summary>The part of the status that does not depend on the time, written once: from the member <c>dissonance</c> to the end.</summary>
internal sealed class StatusTail
{
    public StatusTail(Dissonance? value, SeedReading seed)
    {
        (Value, Seed) = (value, seed);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            DissonanceJson.Write(writer, "dissonance", value);
            if (seed.State != SeedState.Ready)
            {
                writer.WriteString("seed_state", seed.State.ToString().ToLowerInvariant());
                writer.WriteString("problem", seed.Problem);
            }

            writer.WriteEndObject();
        }

        // Its opening brace is that of the whole answer.
        Json = buffer.WrittenSpan[1..].ToArray();
    }

    /// <summary>The value that it shows.</summary>
    public Dissonance? Value { get; }

    /// <summary>The state of the seed file that it shows.</summary>
    public SeedReading Seed { get; }

    /// <summary>The text.</summary>
    public byte[] Json { get; }
}
