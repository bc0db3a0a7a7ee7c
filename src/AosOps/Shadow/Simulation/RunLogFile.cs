using AosOps.Operations;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Shadow;

/// <summary>
/// The file that a run's log is written to. Each text goes to where the file ends at that moment, so that the run can
/// share it with its own standard output, and goes on at the right place when somebody truncates it.
/// </summary>
internal sealed class RunLogFile : IDisposable
{
    private readonly SafeFileHandle handle;
    private readonly string path;
    private readonly IOperationObserver observer;
    private bool isTorn;

    private RunLogFile(SafeFileHandle handle, string path, IOperationObserver observer) =>
        (this.handle, this.path, this.observer) = (handle, path, observer);

    /// <summary>Opens a log, and creates it and its directory where they are missing.</summary>
    /// <exception cref="AosException">It cannot be opened.</exception>
    public static RunLogFile Open(string path, IOperationObserver observer) => new(OpenHandle(path), path, observer);

    /// <summary>Opens a log to be written to, and creates it and its directory where they are missing.</summary>
    /// <exception cref="AosException">It cannot be opened.</exception>
    public static SafeFileHandle OpenHandle(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new AosException(ErrorIds.WriteFailed, FailureKind.WriteFailed, $"The log '{path}' cannot be opened: {cause.Message}", cause)
            {
                FilePath = path,
                Remedy = "Name another log, or a state directory in which you may write.",
            };
        }
    }

    /// <summary>Appends text. Where that fails the observer is told, once until it succeeds again, and the run goes on.</summary>
    public void Append(ReadOnlySpan<byte> text)
    {
        try
        {
            if (isTorn)
                RandomAccess.Write(handle, "\n"u8, End);
            RandomAccess.Write(handle, text, End);
            isTorn = false;
        }
        catch (IOException cause)
        {
            if (!isTorn)
                observer.Fail(AosException.FromFile(path, cause, writing: true));
            isTorn = true;
        }
    }

    public void Dispose() => handle.Dispose();

    private long End => RandomAccess.GetLength(handle);
}
