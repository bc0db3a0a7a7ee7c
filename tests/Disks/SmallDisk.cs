namespace AosOps.Disks;

/// <summary>A real file system of one mebibyte, for one test. Only root can mount it, in a container that lets it.</summary>
internal sealed class SmallDisk : IDisposable
{
    public const string Unavailable = "A file system can only be mounted by root, in a container that lets it.";

    private const int PageBytes = 4096;

    private readonly string mount = Directory.CreateTempSubdirectory("aosops-disk-").FullName;

    public SmallDisk() =>
        IsMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && SystemCommand.Succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mount);

    public bool IsMounted { get; }

    public string Path => mount;

    /// <summary>The path of something on it, which need not exist.</summary>
    public string this[params string[] parts] => System.IO.Path.Combine([mount, .. parts]);

    /// <summary>Fills it up to a number of free pages of 4 KiB.</summary>
    public void Leave(int pages)
    {
        var filler = this["filler"];
        File.Delete(filler);
        var free = new DriveInfo(Path).AvailableFreeSpace - ((long)pages * PageBytes);
        File.WriteAllBytes(filler, new byte[Math.Max(0, free)]);
    }

    public void Dispose()
    {
        if (IsMounted)
            SystemCommand.Succeeds("umount", mount);
        Directory.Delete(mount);
    }
}
