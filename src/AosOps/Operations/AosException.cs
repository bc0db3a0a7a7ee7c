using System.Text;
using AosOps.IO;

namespace AosOps.Operations;

/// <summary>
/// A failure that an operator can act on: it says what failed, where, why and what to do.
/// Subclasses exist where a caller treats one area's failures differently.
/// </summary>
public class AosException : Exception
{
    /// <summary>Creates a failure.</summary>
    /// <param name="errorId">A constant of <see cref="ErrorIds"/>.</param>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="message">What failed and why, as a sentence; the location is appended.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public AosException(string errorId, FailureKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Kind = kind;
    }

    /// <summary>The stable identifier of this failure, from <see cref="ErrorIds"/>.</summary>
    public string ErrorId { get; }

    /// <summary>What kind of failure it is.</summary>
    public FailureKind Kind { get; }

    /// <summary>The file or directory concerned, or null.</summary>
    public string? FilePath { get; init; }

    /// <summary>The line of <see cref="FilePath"/>, from 1, or null.</summary>
    public long? Line { get; init; }

    /// <summary>The remote endpoint concerned, or null.</summary>
    public string? Endpoint { get; init; }

    /// <summary>What the operator can do about it, or null.</summary>
    public string? Remedy { get; init; }

    /// <inheritdoc/>
    public override string Message
    {
        get
        {
            var text = new StringBuilder(base.Message);
            if (FilePath is not null && !base.Message.Contains(FilePath, StringComparison.Ordinal))
                text.Append(" File: ").Append(FilePath).Append('.');
            if (Line is { } line)
                text.Append(" Line: ").Append(line).Append('.');
            if (Endpoint is not null && !base.Message.Contains(Endpoint, StringComparison.Ordinal))
                text.Append(" Endpoint: ").Append(Endpoint).Append('.');
            return text.ToString();
        }
    }

    /// <summary>Describes a failure of the file system, keeping its cause.</summary>
    /// <param name="path">The file or directory that was accessed.</param>
    /// <param name="cause">The exception that the file system threw.</param>
    /// <param name="writing">True where the access was a write.</param>
    /// <returns>The failure to throw or report.</returns>
    public static AosException FromFile(string path, Exception cause, bool writing = false) => cause switch
    {
        AosException known => known,
        FileNotFoundException or DirectoryNotFoundException => new AosException(
            ErrorIds.PathNotFound, FailureKind.NotFound, $"'{path}' does not exist.", cause)
        {
            FilePath = path,
            Remedy = "Check the path.",
        },
        UnauthorizedAccessException when IsListable(path) => new AosException(
            ErrorIds.PathIsDirectory, FailureKind.InvalidArgument, $"'{path}' is a directory; a file is needed.", cause)
        {
            FilePath = path,
            Remedy = "Name a file, or move the directory out of the way.",
        },
        UnauthorizedAccessException => new AosException(
            ErrorIds.PathAccessDenied, FailureKind.PermissionDenied, $"'{path}' cannot be {(writing ? "written" : "read")}: permission denied.", cause)
        {
            FilePath = path,
            Remedy = "Run as a user who may, or correct the permissions.",
        },
        UnflushedChangeException => new AosException(
            ErrorIds.ChangeNotDurable, FailureKind.WriteFailed, $"The change of '{path}' is made, but a power failure may undo it: {cause.Message}", cause)
        {
            FilePath = path,
            Remedy = "Do not repeat it; look whether the disk is failing.",
        },
        _ => new AosException(
            writing ? ErrorIds.WriteFailed : ErrorIds.ReadFailed,
            writing ? FailureKind.WriteFailed : FailureKind.ReadFailed,
            $"'{path}' could not be {(writing ? "written" : "read")}: {cause.Message}", cause)
        {
            FilePath = path,
        },
    };

    // The system gives the same error for a directory that is opened as a file and for one that may not be listed.
    private static bool IsListable(string path)
    {
        try
        {
            if (!Directory.Exists(path))
                return false;
            using var entries = Directory.EnumerateFileSystemEntries(path).GetEnumerator();
            return true;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
