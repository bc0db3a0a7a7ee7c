namespace AosOps.Disks;

/// <summary>
/// A real file system that takes what is written and finds out only when it is flushed that there is no room: ext4 of 32
/// mebibytes on a loop device whose storage is smaller, as a thin volume is. Only root can make it.
/// </summary>
internal sealed class ThinDisk : IDisposable
{
    public const string Unavailable = "A loop device can only be mounted by root, on a machine that has mkfs.ext4 and lets it.";

    private const int PageBytes = 4096;

    private readonly SmallDisk storage = new();
    private readonly string mount = Directory.CreateTempSubdirectory("aosops-disk-").FullName;

    public ThinDisk()
    {
        if (!storage.IsMounted)
            return;
        var image = storage["image"];
        using (var file = File.Create(image))
            file.SetLength(32 << 20);
        IsMounted = SystemCommand.Succeeds("mkfs.ext4", "-q", "-F", "-b", "4096", "-O", "^has_journal", "-E", "lazy_itable_init=1", image)
            && SystemCommand.Succeeds("mount", "-o", "loop,errors=continue", image, mount);
    }

    public bool IsMounted { get; }

    /// <summary>The path of something on it, which need not exist.</summary>
    public string this[params string[] parts] => Path.Combine([mount, .. parts]);

    /// <summary>Takes the storage away, but for a number of pages of 4 KiB. What was written before is on it.</summary>
    public void Leave(int pages)
    {
        SystemCommand.Succeeds("sync", "-f", mount);
        storage.Leave(pages);
    }

    public void Dispose()
    {
        if (IsMounted)
            SystemCommand.Succeeds("umount", mount);
        Directory.Delete(mount);
        storage.Dispose();
    }
}
