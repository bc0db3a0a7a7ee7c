using System.Buffers;
using System.Text.Json;
using Helix.Hosting.Limits;
using Helix.Hosting.Problems;
using Helix.ShadowMetrics.Auditing;
using Helix.ShadowMetrics.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Helix.ShadowMetrics.Endpoints;

/// <summary>
/// <c>POST /dissonance</c> {<c>value</c>, <c>source</c>}: sets the value. Answers <c>dissonance</c>, <c>delta</c>,
/// <c>audited</c> and <c>healed</c>; 422 where the body is not as it must be, 503 where the change must be audited and cannot be.
/// </summary>
internal sealed partial class DissonanceEndpoint(DissonanceHolder holder, TimeProvider time, ILogger<DissonanceEndpoint> logger)
{
    private const string NotAudited = "A change by more than 0.3 must be audited, and the audit trail cannot be written; the journal says why. The value has not changed.";

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (await RequestBody.ReadJsonAsync(context) is not { } bytes)
            return;
        var body = DissonanceBody.Read(bytes);
        if (body.Problems.Count > 0)
        {
            await Problem.OfFields(body.Problems).WriteAsync(context);
            return;
        }

        try
        {
            var change = await holder.ChangeAsync(new Dissonance(body.Value, time.GetUtcNow(), body.Source, AddressOf(context)), context.RequestAborted);
            await WriteAsync(context.Response, change);
        }
        catch (AuditException failure)
        {
            Refused(body.Value, failure);
            await new Problem(StatusCodes.Status503ServiceUnavailable, NotAudited).WriteAsync(context);
        }
    }

    private static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return (address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address)?.ToString() ?? "";
    }

    private static async Task WriteAsync(HttpResponse response, DissonanceChange change)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            DissonanceJson.Write(writer, "dissonance", change.Dissonance);
            if (change.Delta is { } delta)
                writer.WriteNumber("delta", delta);
            else
                writer.WriteNull("delta");
            writer.WriteBoolean("audited", change.Audited);
            writer.WriteBoolean("healed", change.Healed);
            writer.WriteEndObject();
        }

        response.ContentType = "application/json";
        response.ContentLength = buffer.WrittenCount;
        await response.Body.WriteAsync(buffer.WrittenMemory, response.HttpContext.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The dissonance value {Value} was refused, because it cannot be audited")]
    private partial void Refused(decimal value, Exception failure);
}
