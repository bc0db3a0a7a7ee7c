using AosOps.Integrations.Tests.Servers;

namespace Helix.Tests.DissonanceResearch;

/// <summary>The tests that share one PostgreSQL; each uses a schema of its own.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresSchemas : ICollectionFixture<PostgresServer>
{
    public const string Name = "postgresql";

    private static int schemas;

    /// <summary>Creates an empty schema: a database takes a second.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateSchemaAsync(PostgresServer server)
    {
        PostgresServer.Require();
        var name = $"helix_{Interlocked.Increment(ref schemas)}";
        await server.ExecuteAsync("postgres", $"CREATE SCHEMA {name}");
        return $"{server.ConnectionString("postgres")};SearchPath={name}";
    }
}
