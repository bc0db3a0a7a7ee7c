using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using AosOps.Soak;
using Helix.Tests.Services;

namespace Helix.Tests.DissonanceResearch.Endpoints;

/// <summary>
/// What is left of a service that is killed with SIGKILL under load, again and again, while its clients send what was not
/// acknowledged again with the same key: every acknowledged entry, and no entry twice.
/// </summary>
public abstract class KilledServiceContract
{
    private const int Clients = 16;

    private readonly ConcurrentDictionary<string, long> acknowledged = new(StringComparer.Ordinal);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Category", "Soak")]
    public async Task No_acknowledged_entry_is_missing_and_none_is_there_twice()
    {
        await PrepareAsync();
        var random = new Random(1);
        var unanswered = Enumerable.Range(0, Clients).Select(client => $"{client}-0").ToArray();
        for (var round = SoakRounds.Of(ci: 3, soak: 50); round > 0; round--)
        {
            await using var service = await StartAsync();
            var before = acknowledged.Count;
            var load = Task.WhenAll(unanswered.Select((_, client) => Task.Run(() => SubmitAsync(service.Address, unanswered, client), Token)));
            await UntilAsync(() => acknowledged.Count > before + random.Next(300));
            await KillAsync(service);
            await load;
        }

        await using var last = await StartAsync();
        var entries = await ReadAllAsync(last.Client);
        Assert.Equal(entries.Count, entries.Select(entry => entry.Human).Distinct().Count());
        Assert.All(acknowledged, pair => Assert.Contains((pair.Value, pair.Key), entries));
        Assert.Equal(entries.Count, JsonElement.Parse(await last.Client.GetStringAsync("/status", Token)).GetProperty("entries").GetInt64());
        TestContext.Current.TestOutputHelper?.WriteLine($"{acknowledged.Count} acknowledged, {entries.Count} stored");
    }

    private protected abstract Task PrepareAsync();

    private protected abstract Task<HelixProcess> StartAsync();

    private protected virtual Task KillAsync(HelixProcess service) => service.KillAsync();

    private static async Task UntilAsync(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "The service acknowledges nothing.");
            await Task.Delay(1, Token);
        }
    }

    private static async Task<HashSet<(long Id, string Human)>> ReadAllAsync(HttpClient client)
    {
        var entries = new List<(long Id, string Human)>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = JsonElement.Parse(await client.GetStringAsync($"/times?limit=1000{(cursor.Length > 0 ? "&cursor=" : "")}{cursor}", Token));
            entries.AddRange(page.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("id").GetInt64(), item.GetProperty("human").GetString()!)));
            cursor = page.GetProperty("next_cursor").GetString();
        }

        Assert.Equal(entries.Count, entries.Distinct().Count());
        return [.. entries];
    }

    /// <summary>Submits one entry after another until the service is gone; the last one is left to be sent again.</summary>
    private async Task SubmitAsync(Uri address, string[] unanswered, int client)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            var key = unanswered[client];
            var body = $$"""{"iso_timestamp": "2025-11-11T20:20:00Z", "timezone": "UTC", "source": "test", "human": "{{key}}"}""";
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/time") { Content = Answer.Json(body), Headers = { { "Idempotency-Key", key } } };
                using var answer = await http.SendAsync(request, Token);
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                    continue;
                Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
                acknowledged[key] = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token)).GetProperty("id").GetInt64();
                unanswered[client] = $"{client}-{int.Parse(key.Split('-')[1]) + 1}";
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }
}
