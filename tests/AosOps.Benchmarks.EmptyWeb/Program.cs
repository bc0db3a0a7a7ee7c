using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

// What the services are measured against in ASP.NET Core itself: the slim builder, and one path with an empty answer.
// Usage: --urls http://127.0.0.1:PORT
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
await using var application = builder.Build();
application.MapGet("/status", static context => Task.CompletedTask);
await application.RunAsync();
