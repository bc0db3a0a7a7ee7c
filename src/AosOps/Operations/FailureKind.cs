namespace AosOps.Operations;

/// <summary>What kind of failure an <see cref="AosException"/> reports. Hosts map it to their own error categories.</summary>
public enum FailureKind
{
    /// <summary>The operation is not possible in the present state.</summary>
    InvalidOperation,

    /// <summary>A file, run, service or other object does not exist.</summary>
    NotFound,

    /// <summary>The system refused access.</summary>
    PermissionDenied,

    /// <summary>The data read is not in its documented format.</summary>
    InvalidData,

    /// <summary>The caller passed a value that cannot be used.</summary>
    InvalidArgument,

    /// <summary>An object that must not exist yet does, or somebody else holds it.</summary>
    Conflict,

    /// <summary>Reading a file failed.</summary>
    ReadFailed,

    /// <summary>Writing a file failed.</summary>
    WriteFailed,

    /// <summary>An endpoint could not be reached.</summary>
    ConnectionFailed,

    /// <summary>An endpoint refused the credentials.</summary>
    AuthenticationFailed,

    /// <summary>An endpoint did not answer in time.</summary>
    TimedOut,
}
