using System.Text;
using AosOps.Integrations.Http;
using AosOps.Integrations.Prometheus;
using AosOps.Operations;

namespace AosOps.Integrations.Tests.Prometheus;

public sealed class PrometheusAnswerTests
{
    private const string Samples = """
        {"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"up","job":"a"},"value":[1764680719.781,"1"]}]}}
        """;

    private const string Alerts = """
        {"status":"success","data":{"alerts":[{"labels":{"alertname":"A"},"annotations":{},"state":"pending","activeAt":"2025-12-02T13:12:19.5Z","value":"1e+00"}]}}
        """;

    [Fact]
    public void A_sample_carries_milliseconds()
    {
        var sample = Assert.Single(Read(Samples, PrometheusAnswer.ReadSamples));

        Assert.Equal(new DateTimeOffset(2025, 12, 2, 13, 5, 19, 781, TimeSpan.Zero), sample.Time);
    }

    [Fact]
    public void An_alert_without_severity_or_summary_has_none()
    {
        var alert = Assert.Single(Read(Alerts, PrometheusAnswer.ReadAlerts));

        Assert.Equal(("A", "pending", null, null), (alert.Name, alert.State, alert.Severity, alert.Summary));
    }

    [Fact]
    public void Whatever_comes_is_read_or_is_an_invalid_answer()
    {
        var random = new Random(20251202);
        var inputs = int.Parse(Environment.GetEnvironmentVariable("AOSOPS_FUZZ") ?? "100000") / 10;
        for (var input = 0; input < inputs; input++)
        {
            var bytes = Encoding.UTF8.GetBytes(input % 2 == 0 ? Samples : Alerts);
            Mutate(bytes, random);
            ReadOrRefuse(bytes, PrometheusAnswer.ReadSamples);
            ReadOrRefuse(bytes, PrometheusAnswer.ReadAlerts);
        }
    }

    private static void Mutate(byte[] bytes, Random random)
    {
        ReadOnlySpan<byte> favourites = "{}[]\",:0-9eENn\\ \0\xff"u8;
        for (var mutation = random.Next(1, 5); mutation > 0; mutation--)
            bytes[random.Next(bytes.Length)] = favourites[random.Next(favourites.Length)];
    }

    private static void ReadOrRefuse<T>(byte[] bytes, Func<System.Text.Json.JsonElement, T> read)
    {
        try
        {
            JsonAnswer.Read("prometheus", bytes, read);
        }
        catch (EndpointException refused)
        {
            Assert.Equal(ErrorIds.EndpointAnswerInvalid, refused.ErrorId);
        }
    }

    private static T Read<T>(string text, Func<System.Text.Json.JsonElement, T> read) =>
        JsonAnswer.Read("prometheus", Encoding.UTF8.GetBytes(text), read);
}
