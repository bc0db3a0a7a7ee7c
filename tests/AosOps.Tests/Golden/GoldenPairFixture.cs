using System.Text;
using AosOps.Golden;

namespace AosOps.Tests.Golden;

/// <summary>Compares contents as files, and paths.</summary>
public sealed class GoldenPairFixture : IDisposable
{
    public TempDirectory Directory { get; } = new();

    internal RecordingObserver Observer { get; } = new();

    public string ReferencePath => Directory["a.golden.json"];

    public string DifferencePath => Directory["b.golden.json"];

    public GoldenDiff Compare(string reference, string difference, GoldenDiffOptions? options = null) =>
        Compare(Encoding.UTF8.GetBytes(reference), Encoding.UTF8.GetBytes(difference), options);

    public GoldenDiff Compare(byte[] reference, byte[] difference, GoldenDiffOptions? options = null)
    {
        File.WriteAllBytes(ReferencePath, reference);
        File.WriteAllBytes(DifferencePath, difference);
        return Assert.Single(ComparePaths(ReferencePath, DifferencePath, options));
    }

    public List<GoldenDiff> ComparePaths(string referencePath, string differencePath, GoldenDiffOptions? options = null)
    {
        var token = TestContext.Current.CancellationToken;
        var comparer = new GoldenComparer(options ?? new GoldenDiffOptions { Detailed = true });
        return [.. comparer.CompareAsync(referencePath, differencePath, Observer, token).ToBlockingEnumerable(token)];
    }

    public void Dispose() => Directory.Dispose();
}
