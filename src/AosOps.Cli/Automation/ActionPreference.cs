namespace System.Management.Automation;

/// <summary>What to do with a message of one of the streams.</summary>
public enum ActionPreference
{
    /// <summary>Drop it and go on.</summary>
    SilentlyContinue = 0,

    /// <summary>Show it and end the pipeline.</summary>
    Stop = 1,

    /// <summary>Show it and go on.</summary>
    Continue = 2,

    /// <summary>Ask. Needs somebody to answer.</summary>
    Inquire = 3,

    /// <summary>Drop it and go on, leaving no trace.</summary>
    Ignore = 4,

    /// <summary>Reserved.</summary>
    Suspend = 5,

    /// <summary>Enter the debugger. Not supported here.</summary>
    Break = 6,
}
