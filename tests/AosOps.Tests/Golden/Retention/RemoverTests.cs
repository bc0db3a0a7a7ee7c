using AosOps.Golden.Archives;
using AosOps.Golden.Retention;
using AosOps.Golden.Storage;
using AosOps.Tests.Golden.Storage;

namespace AosOps.Tests.Golden.Retention;

/// <summary>Golden files and a remover.</summary>
public abstract class RemoverTests : IDisposable
{
    private protected GoldenStore Store { get; } = new();

    private protected RecordingObserver Observer { get; } = new();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Store.Dispose();

    private protected GoldenRemover Remover(IGoldenArchiveCatalog catalog) => new(Store.Configuration, catalog, Store.Clock);

    protected List<GoldenFile> List(string? directory = null) => [.. new GoldenFileFinder(Store.Clock).Find(
        directory is null ? new MonitoredDirectories(Store.Configuration).Find() : [directory], GoldenFileFilter.All, Observer, CancellationToken.None)];

    private protected async Task<List<GoldenRemoval>> Remove(
        IGoldenArchiveCatalog? catalog = null, GoldenRemovalOptions? options = null, Approval? approval = null, List<GoldenFile>? files = null) =>
        await Remover(catalog ?? new FakeCatalog())
            .RemoveAsync([files ?? List()], options ?? new GoldenRemovalOptions(), approval ?? new Approval(), Observer, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
}
