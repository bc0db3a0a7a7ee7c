using System.Management.Automation;

namespace AosOps.Cli.Execution;

/// <summary>Leaves a cmdlet that called <see cref="Cmdlet.ThrowTerminatingError"/>.</summary>
internal sealed class TerminatingErrorException(ErrorRecord errorRecord)
    : RuntimeException(errorRecord.ToString(), errorRecord.Exception, errorRecord);
