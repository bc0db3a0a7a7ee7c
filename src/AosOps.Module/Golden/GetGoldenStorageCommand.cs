using System.Management.Automation;
using AosOps.Golden.Storage;

namespace AosOps.Commands;

/// <summary>Shows how much golden files and archives there are, and when the disk will be full.</summary>
/// <remarks>
/// <para>Gives one object for each monitored directory (golden in every run directory, the directory of the workflow
/// engine) and for the archive directory: files, bytes, bytes on disk, the oldest, the newest and the growth an hour. Then
/// one for each file system on which they lie: how full it is, and when it is full if they go on growing so.</para>
/// <para>Growth is measured on the files themselves: the bytes on disk of those that were written in the last 24 hours,
/// over the time since the first of them. What was removed or archived meanwhile does not count. A directory that does
/// not exist is no error; one that cannot be read is, and the others are shown.</para>
/// </remarks>
/// <example>
///   <code>Get-GoldenStorage</code>
///   <para>Shows all directories and file systems.</para>
/// </example>
/// <example>
///   <code>Get-GoldenStorage | Where-Object Kind -eq Run | Sort-Object AllocatedBytes -Descending | Select-Object -First 3</code>
///   <para>Shows the three runs that take the most room on disk.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "GoldenStorage")]
[OutputType(typeof(GoldenDirectoryUsage), typeof(FileSystemUsage))]
public sealed class GetGoldenStorageCommand : AosCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var reader = new GoldenStorageReader(Configuration, TimeProvider.System);
        var directories = Await(null, (observer, token) => Task.FromResult(reader.ReadDirectories(observer, token).ToList()));
        WriteObject(directories, enumerateCollection: true);
        var fileSystems = Await(null, (observer, _) => Task.FromResult(reader.ReadFileSystems(directories ?? [], observer).ToList()));
        WriteObject(fileSystems, enumerateCollection: true);
    }
}
