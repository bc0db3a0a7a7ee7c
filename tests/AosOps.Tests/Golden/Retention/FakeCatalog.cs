using AosOps.Golden.Archives;
using AosOps.Golden.Storage;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Retention;

/// <summary>Says that one archive holds everything but what is named.</summary>
internal sealed class FakeCatalog(params string[] missingRunIds) : IGoldenArchiveCatalog
{
    public const string Archive = "/archive/golden_20251202_131219_20251201_000000.tgz";

    public List<GoldenFile> Asked { get; } = [];

    public AosException? Failure { get; init; }

    public Task<string?> FindAsync(GoldenFile file, CancellationToken cancellationToken)
    {
        Asked.Add(file);
        return Failure is not null ? throw Failure : Task.FromResult(missingRunIds.Contains(file.RunId) ? null : (string?)Archive);
    }

    public HashSet<(string Name, string Sha256)> Held { get; } = [];

    public IReadOnlySet<(string Name, string Sha256)> List(string directory, IOperationObserver observer, CancellationToken cancellationToken) => Held;
}
