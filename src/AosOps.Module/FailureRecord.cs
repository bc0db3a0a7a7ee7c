using System.Management.Automation;
using AosOps.Operations;

namespace AosOps.Commands;

/// <summary>Turns a failure of the library into PowerShell's error record.</summary>
internal static class FailureRecord
{
    /// <summary>Creates the record: ErrorId, category, target, the exception itself and what to do about it.</summary>
    public static ErrorRecord Create(AosException failure, object? target) =>
        new(failure, failure.ErrorId, Category(failure.Kind), target ?? failure.FilePath ?? failure.Endpoint)
        {
            ErrorDetails = new ErrorDetails(failure.Message) { RecommendedAction = failure.Remedy },
        };

    /// <summary>Creates the record of a failure that no part of the library foresaw.</summary>
    public static ErrorRecord Create(Exception failure, object? target) => failure switch
    {
        AosException known => Create(known, target),
        IOException or UnauthorizedAccessException => Create(AosException.FromFile(target?.ToString() ?? "", failure), target),
        _ => new ErrorRecord(failure, ErrorIds.UnexpectedFailure, ErrorCategory.NotSpecified, target),
    };

    private static ErrorCategory Category(FailureKind kind) => kind switch
    {
        FailureKind.NotFound => ErrorCategory.ObjectNotFound,
        FailureKind.PermissionDenied => ErrorCategory.PermissionDenied,
        FailureKind.InvalidData => ErrorCategory.InvalidData,
        FailureKind.InvalidArgument => ErrorCategory.InvalidArgument,
        FailureKind.Conflict => ErrorCategory.ResourceExists,
        FailureKind.ReadFailed => ErrorCategory.ReadError,
        FailureKind.WriteFailed => ErrorCategory.WriteError,
        FailureKind.ConnectionFailed => ErrorCategory.ConnectionError,
        FailureKind.AuthenticationFailed => ErrorCategory.AuthenticationError,
        FailureKind.TimedOut => ErrorCategory.OperationTimeout,
        _ => ErrorCategory.InvalidOperation,
    };
}
