using AosOps.Operations;

namespace AosOps.Golden.Retention;

/// <summary>What was removed, for the log: a line a directory.</summary>
internal sealed class RemovalRecord(RetentionLog log, MonitoredFolders folders)
{
    private readonly Dictionary<string, Tally> tallies = new(StringComparer.Ordinal);

    /// <summary>Counts a file.</summary>
    public void Add(GoldenRemoval removal)
    {
        if (removal.Outcome != GoldenRemovalOutcome.Removed)
            return;
        var directory = Path.GetDirectoryName(removal.Path)!;
        var tally = tallies.GetValueOrDefault(directory);
        tallies[directory] = new Tally(tally.Files + 1, tally.Bytes + removal.Bytes, tally.Unarchived + (removal.Archive is null ? 1 : 0));
    }

    /// <summary>Flushes the directories and writes the log. A log that cannot be written, as on a full disk, takes back nothing.</summary>
    public async Task WriteAsync(IOperationObserver observer)
    {
        foreach (var (directory, tally) in tallies)
        {
            try
            {
                folders.Find(directory)?.Flush();
                await log.AppendAsync(RetentionAction.Remove, tally.Describe(directory), CancellationToken.None);
            }
            catch (Exception cause) when (cause is IOException or AosException)
            {
                observer.Fail(AosException.FromFile(directory, cause, writing: true), directory);
            }
        }
    }

    private readonly record struct Tally(long Files, long Bytes, long Unarchived)
    {
        public string Describe(string directory) =>
            FormattableString.Invariant($"{Files} golden files of {directory} removed, {Bytes} bytes; {Files - Unarchived} of them are in archives");
    }
}
