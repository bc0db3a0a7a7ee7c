using System.Management.Automation;

namespace AosOps.Cli.Execution;

/// <summary>Nobody reads the output any more, as after <c>| head</c>: the pipeline ends without a word.</summary>
internal sealed class OutputClosedException : PipelineStoppedException;
