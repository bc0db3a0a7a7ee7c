namespace AosOps.Workflow;

/// <summary>
/// Keeps two operators from changing the emergency stop at once. The lock is the operating system's, on an empty file
/// beside the flag, so it ends with the process that holds it, however that ends.
/// </summary>
internal static class EmergencyStopLock
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes the lock.</summary>
    /// <returns>The lock, to be disposed; or null where somebody else held it all the time, or may alone take it.</returns>
    public static async Task<IDisposable?> TryTakeAsync(string flagPath, TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        var path = flagPath + ".lock";
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (clock.GetElapsedTime(start) >= timeout)
                    return null;
                await Task.Delay(RetryInterval, clock, cancellationToken);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
