using Helix.Tests.Services;

namespace Helix.Tests.DissonanceResearch.Endpoints;

public sealed class SqliteKilledServiceTests : KilledServiceContract, IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    private protected override Task PrepareAsync() => Task.CompletedTask;

    private protected override Task<HelixProcess> StartAsync() =>
        HelixProcess.StartAsync("helix-dissonance", ["--database", directory["dissonance.db"], "--rate-limit", "1000000"]);
}
