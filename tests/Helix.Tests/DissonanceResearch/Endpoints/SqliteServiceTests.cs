using Helix.DissonanceResearch.Storage;
using Helix.DissonanceResearch.Storage.Sqlite;

namespace Helix.Tests.DissonanceResearch.Endpoints;

public sealed class SqliteServiceTests : DissonanceServiceContract
{
    private readonly TempDirectory directory = new();

    private protected override string Kind => "sqlite";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        directory.Dispose();
    }

    private protected override Task<ITimeStore> CreateStoreAsync() => Task.FromResult<ITimeStore>(new SqliteTimeStore(directory["dissonance.db"]));

    private protected override Task TakeStorageAwayAsync()
    {
        File.Move(directory["dissonance.db"], directory["away.db"]);
        return Task.CompletedTask;
    }

    private protected override Task GiveStorageBackAsync()
    {
        File.Move(directory["away.db"], directory["dissonance.db"]);
        return Task.CompletedTask;
    }
}
