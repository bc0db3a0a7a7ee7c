using AosOps.Integrations.Tests.Servers;
using Helix.DissonanceResearch.Storage;
using Helix.DissonanceResearch.Storage.Postgres;
using Npgsql;

namespace Helix.Tests.DissonanceResearch.Endpoints;

[Collection(PostgresSchemas.Name)]
public sealed class PostgresServiceTests(PostgresServer server) : DissonanceServiceContract
{
    private protected override string Kind => "postgresql";

    private protected override async Task<ITimeStore> CreateStoreAsync() =>
        new PostgresTimeStore(new NpgsqlConnectionStringBuilder(await PostgresSchemas.CreateSchemaAsync(server)));

    private protected override Task TakeStorageAwayAsync() => server.KillAsync();

    private protected override Task GiveStorageBackAsync() => server.StartAsync();
}
