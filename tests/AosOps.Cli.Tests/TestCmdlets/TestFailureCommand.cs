using System;
using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Fails in every way.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Failure")]
public sealed class TestFailureCommand : TestCommand
{
    /// <summary>The way.</summary>
    [Parameter(Position = 0)]
    [ValidateSet("Error", "Terminate", "Throw", "Warn", "Verbose", "Path", "Nothing")]
    public string Way { get; set; } = "Nothing";

    /// <summary>An object of the pipeline.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? Input { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WriteObject("before");
        switch (Way)
        {
            case "Error":
                WriteError(Record("TestError"));
                break;
            case "Terminate":
                ThrowTerminatingError(Record("TestTermination"));
                break;
            case "Throw":
                throw new InvalidOperationException("thrown");
            case "Warn":
                WriteWarning("a warning");
                break;
            case "Verbose":
                WriteVerbose("a detail");
                break;
            case "Path":
                GetResolvedProviderPathFromPSPath("/nowhere/at/all", out _);
                break;
        }

        WriteObject("after");
    }

    private static ErrorRecord Record(string id) =>
        new(new InvalidOperationException("failed"), id, ErrorCategory.ResourceBusy, "target");
}
