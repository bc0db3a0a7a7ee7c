using AosOps.Integrations.Tests.Servers;

namespace Helix.Tests.DissonanceResearch;

/// <summary>A small file system in memory, which can be full or read-only. Only root may mount one.</summary>
internal sealed class MountedDisk : IAsyncDisposable
{
    private MountedDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts one, or skips the test where that may not be.</summary>
    public static async Task<MountedDisk> MountAsync(string path, string options)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may mount a disk");
        Directory.CreateDirectory(path);
        try
        {
            await ServerProgram.RunAsync("mount", "-t", "tmpfs", "-o", options, "tmpfs", path);
        }
        catch (InvalidOperationException)
        {
            Assert.Skip("this machine lets nobody mount a disk");
        }

        return new MountedDisk(path);
    }

    public Task MakeReadOnlyAsync() => ServerProgram.RunAsync("mount", "-o", "remount,ro", Path);

    public async ValueTask DisposeAsync() => await ServerProgram.RunAsync("umount", "--lazy", Path);
}
