using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Simulation;

/// <summary>The expected hashes were recorded by the programs that made the first golden files.</summary>
public sealed class WorkloadTests
{
    private readonly Workload workload = new();

    public static TheoryData<string, ulong, string, string[]> Recorded => new()
    {
        {
            "compute", 84078, "a4a6264af094aeb7b4f6b222388055a1a28dafc2990abc696950cd6c415ddb49",
            ["compute_hash:c968d584991aade5", "transform_json:f9dd52edeb37ddf8", "compute_hash:d1b205c68b975bf3", "transform_json:ded99c805e5925e4", "llm_stub:5a5f2a6cdbcc25c4"]
        },
        {
            "io", 96559, "f04543110e9997f1bafbc52ea2f418a689c4a85a0ad4fba98263adcb880c6b4e",
            ["mock_io:53d29de2e0aa0bc3", "mock_io:c6edd48d7e4fec46", "transform_json:0a7d5748f9bdf872", "compute_hash:f68b945c36aa6e60"]
        },
        {
            "llm", 62845, "ffa1ecf02ad23a5f3f876aed1c1e7dd20db4d6087c3837bfe7a98a7016dbaa39",
            ["llm_stub:4c0cd185e3f62086", "transform_json:fe1d81157889fb19", "llm_stub:710d556695b52574"]
        },
    };

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_workflow_gives_the_hashes_that_were_recorded_for_its_seed(string type, ulong seed, string workflowHash, string[] stepHashes)
    {
        var execution = workload.Execute(type, seed);

        Assert.Equal(stepHashes, execution.StepHashes);
        Assert.Equal(workflowHash, execution.WorkflowHash);
    }

    [Fact]
    public void Every_type_that_is_named_can_be_executed() =>
        Assert.All(workload.WorkflowTypes, type => Assert.NotEmpty(workload.Execute(type, 1).StepHashes));

    [Theory]
    [InlineData(9_223_372_036_854_775_808UL, "4b5c77f2683e562df8c7f1ba12c581a8ec7268036f5c1e556cd76f157f8ecc03")]
    [InlineData(ulong.MaxValue, "285c8d0577cd729f71119e3e7825454715e0a98f0fcb23d51567cdead9273390")]
    public void A_seed_has_64_bits_and_no_sign(ulong seed, string workflowHash) =>
        Assert.Equal(workflowHash, workload.Execute("llm", seed).WorkflowHash);

    [Fact]
    public void An_unknown_type_is_an_error_that_names_the_types()
    {
        var failure = Assert.Throws<AosException>(() => workload.Execute("Compute", 1));

        Assert.Equal(ErrorIds.WorkflowTypeUnknown, failure.ErrorId);
        Assert.Contains("compute, io, llm", failure.Remedy, StringComparison.Ordinal);
    }
}
