using System.Globalization;
using System.Runtime.InteropServices;
using AosOps.Helix;

namespace AosOps.Tests.Helix.Installation;

/// <summary>A file system with Helix installed, all of it well: each test breaks what it is about.</summary>
internal sealed class HelixRoot : IDisposable
{
    private const int OtherUser = 4711;

    private readonly TempDirectory directory = new();

    public HelixRoot()
    {
        // The files of a test belong to whoever runs it, so that he is the user helix.
        WriteUsers(CurrentUser, CurrentGroup);
        Write("/etc/systemd/system/helix-shadow-metrics.service", Unit("/opt/helix/bin/uvicorn metrics:app --port 9010"));
        Write("/etc/systemd/system/helix-dissonance.service", Unit("/opt/helix/bin/uvicorn dissonance:app --port 9011 --workers 1"));
        Write("/opt/helix/bin/uvicorn", "#!/bin/sh\n");
        File.SetUnixFileMode(this["/opt/helix/bin/uvicorn"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Write("/run/helix/dissonance.env", "SEED_VALUE=0.12\n");
        foreach (var unit in new[] { "helix-shadow-metrics.service", "helix-dissonance.service" })
            Link($"/etc/systemd/system/multi-user.target.wants/{unit}", $"/etc/systemd/system/{unit}");
        WriteListener(9010, 1, 101, "helix-shadow-metrics.service", "/opt/helix/bin/uvicorn");
        WriteListener(9011, 2, 102, "helix-dissonance.service", "/opt/helix/bin/uvicorn");
    }

    public static bool IsSuperuser => Environment.IsPrivilegedProcess;

    public string Path => directory.Path;

    private static string CurrentUser { get; } = Status("Uid");

    private static string CurrentGroup { get; } = Status("Gid");

    /// <summary>Where a path inside lies.</summary>
    public string this[string inside] => directory.Path + inside;

    public static string Unit(string command) =>
        $"[Unit]\nDescription=Helix\n[Service]\nUser=helix\nExecStart={command}\n[Install]\nWantedBy=multi-user.target\n";

    public void Write(string inside, string content) => directory.Write(inside[1..], content);

    public void Link(string inside, string target)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[inside])!);
        File.CreateSymbolicLink(this[inside], target);
    }

    /// <summary>Makes the files of the test belong to somebody else than helix.</summary>
    public void GiveHelixAnotherId() => WriteUsers(OtherUser.ToString(CultureInfo.InvariantCulture), OtherUser.ToString(CultureInfo.InvariantCulture));

    public void WriteListener(int port, int inode, int process, string? unit, params string[] command)
    {
        var table = this["/proc/net/tcp"];
        if (!File.Exists(table))
            Write("/proc/net/tcp", "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n");
        File.AppendAllText(table, $"   0: 0100007F:{port:X4} 00000000:0000 0A 00000000:00000000 00:00000000 00000000 {CurrentUser,5}        0 {inode} 1 0000000000000000 100 0 0 10 0\n");
        Link($"/proc/{process}/fd/3", $"socket:[{inode}]");
        Write($"/proc/{process}/fdinfo/3", "flags: 02\n");
        Write($"/proc/{process}/cmdline", string.Concat(command.Select(word => word + '\0')));
        Write($"/proc/{process}/stat", $"{process} (x) S 1 {process} {process} 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 100 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n");
        Write($"/proc/{process}/cgroup", unit is null ? "0::/user.slice\n" : $"0::/system.slice/{unit}\n");
    }

    /// <summary>Nobody listens any more.</summary>
    public void ForgetListeners() => Directory.Delete(this["/proc"], recursive: true);

    public async Task<IReadOnlyList<InstallationFinding>> CheckAsync(Systemctl? systemctl = null) =>
        await new HelixInstallation(new RootDirectory(Path), systemctl, new FakeTime()).CheckAsync(HelixUnit.Services, TestContext.Current.CancellationToken);

    /// <summary>The one finding of a check that is not healthy.</summary>
    public async Task<InstallationFinding> FaultAsync(string check, Systemctl? systemctl = null) =>
        Assert.Single(await CheckAsync(systemctl), finding => finding.Check.Check == check && finding.Check.Status != AosOps.Operations.CheckStatus.Healthy);

    /// <summary>Mends what was found.</summary>
    public static Task RepairAsync(InstallationFinding fault) => fault.Repair!.ApplyAsync(TestContext.Current.CancellationToken);

    /// <summary>Makes the checks as a user to whom a directory is closed.</summary>
    public IReadOnlyList<InstallationFinding> CheckShutOut(string inside)
    {
        File.SetUnixFileMode(Path, (UnixFileMode)Convert.ToInt32("755", 8));
        File.SetUnixFileMode(this[inside], UnixFileMode.None);
        // Root is let in everywhere, so that this thread is somebody else to the file system meanwhile.
        var previous = setfsuid(OtherUser);
        try
        {
            var checks = CheckAsync();
            Assert.True(checks.IsCompleted, "the checks went on with another thread, which is still root");
            return checks.Result;
        }
        finally
        {
            _ = setfsuid(previous);
            File.SetUnixFileMode(this[inside], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => directory.Dispose();

    private void WriteUsers(string user, string group)
    {
        Write("/etc/passwd", $"root:x:0:0::/root:/bin/sh\nhelix:x:{user}:{group}::/opt/helix:/usr/sbin/nologin\n");
        Write("/etc/group", $"root:x:0:\nhelix:x:{group}:\n");
    }

    private static string Status(string name) =>
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split('\t')[1];

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setfsuid(int user);
}
