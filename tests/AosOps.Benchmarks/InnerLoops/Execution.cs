using AosOps.Shadow;
using BenchmarkDotNet.Attributes;

namespace AosOps.Benchmarks.InnerLoops;

/// <summary>Executing one workflow of the built-in workload.</summary>
[MemoryDiagnoser]
public class Execution
{
    private readonly Workload workload = new();

    /// <summary>The workflow type.</summary>
    [Params("compute", "io", "llm")]
    public string WorkflowType { get; set; } = "";

    /// <summary>All its steps and the hash over them.</summary>
    [Benchmark]
    public object Execute() => workload.Execute(WorkflowType, 84078);
}
