using AosOps.Shadow;

namespace AosOps.Tests.Shadow;

/// <summary>The files that the kernel shows of a process of another user: no links, no system call.</summary>
internal sealed class HiddenProcess
{
    public const int Id = 752320;

    public static readonly TimeSpan StartedAgo = TimeSpan.FromSeconds(30);

    private static readonly DateTimeOffset Now = new(2025, 12, 2, 14, 5, 31, TimeSpan.Zero);

    public HiddenProcess(string root)
    {
        var directory = Directory.CreateDirectory(Path.Combine(root, $"{Id}")).FullName;
        File.WriteAllText(Path.Combine(root, "uptime"), "1030.00 4000.00\n");
        File.WriteAllText(Path.Combine(directory, "cmdline"), "/bin/bash\0./run_shadow_simulation.sh\0--hours\024\0");
        File.WriteAllText(Path.Combine(directory, "stat"), $"{Id} (run_shadow_simu) S 1 {Id} {Id} 0 -1 4194304 101 0 0 0 7 3 0 0 20 0 1 0 100000 3133440 387 0\n");
        File.WriteAllText(Path.Combine(directory, "wchan"), "0");
        Finder = new ShadowProcessFinder(root, new Clock());
    }

    public ShadowProcessFinder Finder { get; }

    public DateTimeOffset StartedAt { get; } = Now - StartedAgo;

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
