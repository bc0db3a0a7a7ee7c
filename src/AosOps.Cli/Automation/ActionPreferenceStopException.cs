namespace System.Management.Automation;

/// <summary>Ends the pipeline because an error was written under <c>-ErrorAction Stop</c>.</summary>
/// <param name="errorRecord">The error.</param>
public sealed class ActionPreferenceStopException(ErrorRecord errorRecord)
    : RuntimeException(errorRecord.ToString(), errorRecord.Exception, errorRecord);
