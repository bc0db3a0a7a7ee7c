using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

// What the services are measured against in ASP.NET Core itself: the slim builder, a path with an empty answer, and one
// that reads what is posted, keeps nothing of it, and answers as many bytes as Dissonance Research does.
// Usage: --urls http://127.0.0.1:PORT
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
await using var application = builder.Build();
application.MapGet("/status", static context => Task.CompletedTask);
var answer = """{"id":1000000,"iso_timestamp":"2025-11-11T20:20:00Z","timezone":"UTC","source":"experiment_source","human":"Experiment description","received_at":"2025-11-11T20:20:00.123456Z"}"""u8.ToArray();
application.MapPost("/time", async context =>
{
    await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
    context.Response.StatusCode = StatusCodes.Status201Created;
    context.Response.ContentType = "application/json; charset=utf-8";
    context.Response.ContentLength = answer.Length;
    await context.Response.Body.WriteAsync(answer, context.RequestAborted);
});
await application.RunAsync();
