using System.Buffers;
using AosOps.Golden;
using AosOps.Shadow;
using BenchmarkDotNet.Attributes;

namespace AosOps.Benchmarks.InnerLoops;

/// <summary>Comparing one pair of golden files, opened and read each time.</summary>
[MemoryDiagnoser]
public class GoldenPairs
{
    private readonly string folder = Directory.CreateTempSubdirectory("aosops-bench-").FullName;
    private readonly GoldenPairComparer comparer = new(new GoldenDiffOptions());

    private GoldenPair equal = new("", null, null);
    private GoldenPair different = new("", null, null);

    /// <summary>Two equal files and one with another seed.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        equal = new GoldenPair("same", Write("a", 84078), Write("b", 84078));
        different = equal with { DifferencePath = Write("c", 84079) };
    }

    /// <summary>Removes the files.</summary>
    [GlobalCleanup]
    public void Clean() => Directory.Delete(folder, recursive: true);

    /// <summary>Two files of the same bytes.</summary>
    [Benchmark(Baseline = true)]
    public object Equal() => comparer.Compare(equal, CancellationToken.None);

    /// <summary>Two files of which every hash differs, with the cause.</summary>
    [Benchmark]
    public object Different() => comparer.Compare(different, CancellationToken.None);

    private string Write(string name, ulong seed)
    {
        var execution = new Workload().Execute("compute", seed);
        var file = new ShadowGoldenFile
        {
            RunId = "primary-w0-0084028e",
            WorkflowType = "compute",
            Seed = seed,
            StepHashes = execution.StepHashes,
            WorkflowHash = execution.WorkflowHash,
            DurationMs = 0,
            Success = true,
        };
        var path = Path.Combine(folder, name);
        var bytes = new ArrayBufferWriter<byte>();
        ShadowGoldenFileWriter.Write(file, bytes);
        File.WriteAllBytes(path, bytes.WrittenSpan);
        return path;
    }
}
