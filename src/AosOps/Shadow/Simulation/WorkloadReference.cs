namespace AosOps.Shadow;

/// <summary>
/// Known answers of the built-in workload, recorded by the programs that it replaces. A workload that does not give
/// them has changed; one that does has not, so a golden file that disagrees with it has.
/// </summary>
internal static class WorkloadReference
{
    private static readonly (string WorkflowType, ulong Seed, string WorkflowHash)[] Answers =
    [
        ("compute", 84078, "a4a6264af094aeb7b4f6b222388055a1a28dafc2990abc696950cd6c415ddb49"),
        ("io", 96559, "f04543110e9997f1bafbc52ea2f418a689c4a85a0ad4fba98263adcb880c6b4e"),
        ("llm", 62845, "ffa1ecf02ad23a5f3f876aed1c1e7dd20db4d6087c3837bfe7a98a7016dbaa39"),
    ];

    /// <summary>Says whether an engine gives every known answer.</summary>
    public static bool IsMetBy(IWorkflowEngine engine) =>
        Answers.All(answer => engine.Execute(answer.WorkflowType, answer.Seed).WorkflowHash == answer.WorkflowHash);
}
