using System.Net;
using System.Text;
using System.Text.Json;

namespace Helix.Tests.Services;

/// <summary>Questions to a service and looks at its answers.</summary>
public static class Answer
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    /// <summary>Posts JSON; gives the status and the answer.</summary>
    public static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(this HttpClient client, string path, string body)
    {
        using var content = Json(body);
        using var answer = await client.PostAsync(path, content, Cancelled);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancelled)));
    }

    /// <summary>Checks that an answer is a problem as RFC 9457 has it, and gives it.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.ToString());
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.Equal("about:blank", problem.GetProperty("type").GetString());
        return problem;
    }

    /// <summary>Which fields a problem names.</summary>
    public static string[] Pointers(this JsonElement problem) =>
        [.. problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()!)];
}
