namespace AosOps.Cli.Tests.Crash;

/// <summary>How far a killed program had come, as what it left shows.</summary>
internal enum KillStage
{
    /// <summary>It had only prepared: everything is in its old place.</summary>
    Preparing,

    /// <summary>It was in the midst: some things are in their new places, others still to be brought there.</summary>
    Changing,

    /// <summary>It had finished its changes, and not yet ended.</summary>
    Done,
}
