using System.Management.Automation;
using AosOps.Golden;
using AosOps.Operations;

namespace AosOps.Commands;

/// <summary>Compares golden files and says why they differ.</summary>
/// <remarks>
/// <para>Compares two files, or two directories by run id, and gives one object a pair: Equal, Different, Missing (only
/// the reference has it), Extra (only the other directory has it) or Unreadable. Cause, FirstDivergentStep and Evidence
/// say where to look: different seeds explain every later hash, a hash that differs where else only times differ is a
/// leak, and what follows the first step that diverges is its consequence.</para>
/// <para>Leaves compare by exact path, type and value: numbers by value (1, 1.0 and 1e0 are equal), strings by code
/// point, keys in any order. run_id is identity, not content. Severity is Healthy where nothing differs, Warning where
/// only volatile leaves (times, durations) do, else Critical. A file that is not strict JSON or JSON Lines is an error
/// and never a match.</para>
/// </remarks>
/// <example>
///   <code>Invoke-GoldenDiff -ReferencePath a.golden.json -DifferencePath b.golden.json -Detailed | Format-List</code>
///   <para>Shows every difference between two golden files, and their cause.</para>
/// </example>
/// <example>
///   <code>Invoke-GoldenDiff /mnt/reference/golden /tmp/shadow_simulation_20251202_131219 | Where-Object Outcome -ne Equal</code>
///   <para>Compares the golden files of a run with those of a reference and shows the pairs that are not equal.</para>
/// </example>
/// <example>
///   <code>Invoke-GoldenDiff original.steps.jsonl replay.steps.jsonl -IgnoreVolatile -VolatileField trace_id</code>
///   <para>Compares a replay of the workflow engine with its original; times and trace ids are no differences.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "GoldenDiff")]
[OutputType(typeof(GoldenDiff))]
public sealed class InvokeGoldenDiffCommand : AosCommand
{
    /// <summary>The reference: a golden file, a folder of golden files, or a run directory.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Reference")]
    [ValidateNotNullOrEmpty]
    public string ReferencePath { get; set; } = "";

    /// <summary>What to compare with the reference: a file with a file, a directory with a directory.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Difference", "FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string DifferencePath { get; set; } = "";

    /// <summary>Gives every difference: path, both values, their types and a category. Without it there are only their numbers and the evidence.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>Volatile leaves (timestamp, duration_ms, elapsed and their like) are no differences.</summary>
    [Parameter]
    public SwitchParameter IgnoreVolatile { get; set; }

    /// <summary>Further names of volatile leaves, by the rules of the house. Case does not matter.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] VolatileField { get; set; } = [];

    /// <summary>Also writes the comparison as JSON to this file, atomically: an object for one pair, a list for several.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ResolveOne(ReferencePath) is not { } reference || ResolveOne(DifferencePath) is not { } difference)
            return;
        var outFile = OutFile is null ? null : ResolveTarget(OutFile);
        var options = new GoldenDiffOptions
        {
            Detailed = Detailed || outFile is not null,
            IgnoreVolatile = IgnoreVolatile,
            VolatileFields = VolatileField,
        };
        var comparer = new GoldenComparer(options);
        Stream(difference, (observer, token) => outFile is null
            ? comparer.CompareAsync(reference, difference, observer, token)
            : GoldenJson.SaveAsync(outFile, comparer.CompareAsync(reference, difference, observer, token), token));
    }

    private string? ResolveOne(string path)
    {
        var found = ResolveExisting(path);
        if (found.Count > 1)
            WriteFailure(Ambiguous(path, found.Count), path);
        return found is [var only] ? only : null;
    }

    private static AosException Ambiguous(string path, int count) =>
        new(ErrorIds.PathPatternAmbiguous, FailureKind.InvalidArgument, $"'{path}' matches {count} paths; one is needed.")
        {
            FilePath = path,
            Remedy = "Name one file or one directory.",
        };
}
