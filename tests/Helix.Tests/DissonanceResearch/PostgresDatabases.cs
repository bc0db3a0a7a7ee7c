using AosOps.Integrations.Tests.Servers;

namespace Helix.Tests.DissonanceResearch;

/// <summary>The tests that share one PostgreSQL; each uses a database of its own.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresDatabases : ICollectionFixture<PostgresServer>
{
    public const string Name = "postgresql";

    private static int databases;

    /// <summary>Creates an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync(PostgresServer server)
    {
        PostgresServer.Require();
        var name = $"helix_{Interlocked.Increment(ref databases)}";
        await server.CreateDatabaseAsync(name, "SELECT 1");
        return server.ConnectionString(name);
    }
}
