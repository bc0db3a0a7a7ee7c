using System.Management.Automation;
using AosOps.Golden.Storage;

namespace AosOps.Commands;

/// <summary>Shows how much golden files and archives there are, and when the disk will be full.</summary>
/// <remarks>
/// <para>Gives one object for each monitored directory (golden in every run directory, the directory of the workflow
/// engine) and for the archive directory: files, bytes, bytes on disk, the oldest, the newest and the growth an hour; and of
/// the file system on which it lies how full that is, and when it is full if all these directories go on growing so.</para>
/// <para>Growth is measured on the files themselves: the bytes on disk of those that were written in the last 24 hours,
/// over the time since the first of them. What was removed or archived meanwhile does not count. A directory that does
/// not exist is no error; one that cannot be read is, and the others are shown.</para>
/// </remarks>
/// <example>
///   <code>Get-GoldenStorage</code>
///   <para>Shows all directories, and what is free on their disks.</para>
/// </example>
/// <example>
///   <code>Get-GoldenStorage | Where-Object Kind -eq Run | Sort-Object AllocatedBytes -Descending | Select-Object -First 3</code>
///   <para>Shows the three runs that take the most room on disk.</para>
/// </example>
/// <example>
///   <code>Get-GoldenStorage | Select-Object -ExpandProperty FileSystem | Sort-Object MountPoint -Unique</code>
///   <para>Shows the file systems, each once.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "GoldenStorage")]
[OutputType(typeof(GoldenDirectoryUsage))]
public sealed class GetGoldenStorageCommand : AosCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var reader = new GoldenStorageReader(Configuration, TimeProvider.System);
        WriteObject(Await(null, (observer, token) => Task.FromResult(reader.Read(observer, token))), enumerateCollection: true);
    }
}
