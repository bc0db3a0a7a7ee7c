using AosOps.Integrations.Tests.Servers;
using Helix.Tests.Services;

namespace Helix.Tests.DissonanceResearch.Endpoints;

[Collection(PostgresSchemas.Name)]
public sealed class PostgresKilledServiceTests(PostgresServer server) : KilledServiceContract
{
    private string connectionString = "";
    private int rounds;

    private protected override async Task PrepareAsync() => connectionString = await PostgresSchemas.CreateSchemaAsync(server);

    private protected override Task<HelixProcess> StartAsync() =>
        HelixProcess.StartAsync("helix-dissonance", ["--rate-limit", "1000000"], ("HELIX_POSTGRES", connectionString));

    // The second time, the server under it dies first, and the clients see the service answer that it cannot store.
    private protected override async Task KillAsync(HelixProcess service)
    {
        if (++rounds == 2)
        {
            await server.KillAsync();
            await server.StartAsync();
        }

        await service.KillAsync();
    }
}
