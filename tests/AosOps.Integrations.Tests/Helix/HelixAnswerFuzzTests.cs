using AosOps.Integrations.Helix;
using AosOps.Integrations.Http;
using AosOps.Operations;
using AosOps.Tests;

namespace AosOps.Integrations.Tests.Helix;

public sealed class HelixAnswerFuzzTests
{
    private const string Entry = """{"id":7,"iso_timestamp":"2025-11-11T20:20:00+01:00","timezone":"Europe/Berlin","source":"a","human":"b","received_at":"2025-11-11T19:20:01.5Z"}""";

    [Fact]
    public void Whatever_a_service_answers_it_is_read_or_invalid()
    {
        Try("""{"server_time_utc":"2025-11-11T20:01:57.881672Z","version":"1.1.0","uptime_seconds":1192,"dissonance":{"value":0.12,"timestamp":"2025-11-11T19:42:45Z","source":"auto-seed","ip":"127.0.0.1"}}""", 1, body => JsonAnswer.Read("x", body, HelixAnswer.ReadMetricsStatus));
        Try("""{"ok":true,"version":"1.0.0","server_time_utc":"2025-11-11T20:01:57Z","uptime_seconds":5,"entries":3,"last_received_at":null,"storage":{"kind":"sqlite","state":"ready","detail":null}}""", 2, body => JsonAnswer.Read("x", body, HelixAnswer.ReadResearchStatus));
        Try($$"""{"items":[{{Entry}},{{Entry}}],"next_cursor":"abc"}""", 3, body => JsonAnswer.Read("x", body, HelixAnswer.ReadPage));
        Try("""{"dissonance":{"value":0.2,"timestamp":"2025-11-11T19:42:45Z","source":"operator","ip":"127.0.0.1"},"delta":0.08,"audited":false,"healed":false}""", 4, body => JsonAnswer.Read("x", body, HelixAnswer.ReadChange));
        Try("""{"type":"about:blank","title":"Unprocessable","status":422,"detail":"no","errors":[{"pointer":"#/a~1b","detail":"is missing"}]}""", 5, body => HelixFailure.Of(new HttpAnswer("x", System.Net.HttpStatusCode.UnprocessableEntity, body, null)));
        Try("""{"detail":[{"loc":["body","human"],"msg":"field required"}]}""", 6, body => HelixFailure.Of(new HttpAnswer("x", System.Net.HttpStatusCode.UnprocessableEntity, body, null)));
    }

    private static void Try(string answer, int seed, Action<byte[]> read)
    {
        var mutation = new Mutation(seed);
        var original = System.Text.Encoding.UTF8.GetBytes(answer);
        read(original);
        for (var i = 0; i < Mutation.Inputs / 6; i++)
        {
            try
            {
                read(mutation.Of(original));
            }
            catch (EndpointException failure)
            {
                Assert.Equal(ErrorIds.EndpointAnswerInvalid, failure.ErrorId);
            }
        }
    }
}
