using AosOps.Shadow;

namespace AosOps.Tests.Shadow;

/// <summary>A run with a log and a directory, and the script that could execute it.</summary>
internal sealed class RunSandbox : IDisposable
{
    // Says that it is ready on descriptor 3, for its output is the log.
    private const string Script = """
        echo "Starting shadow-run simulation..."
        sleep 1000 &
        echo ready >&3
        wait
        """;

    private readonly TempDirectory temp = new();

    public RunSandbox()
    {
        LogPath = temp.Write("shadow_24h_20251202_131219.log", "");
        Directory = temp["shadow_simulation_20251202_131219"];
        System.IO.Directory.CreateDirectory(Path.Combine(Directory, "golden"));
        ScriptPath = temp.Write("run_shadow_simulation.sh", "#!/bin/sh\n" + Script);
        File.SetUnixFileMode(ScriptPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Run = new ShadowRun { Name = "20251202_131219", StartedAt = new DateTimeOffset(2025, 12, 2, 13, 12, 19, TimeSpan.Zero), LogPath = LogPath, Directory = Directory };
    }

    public string LogPath { get; }

    public string Directory { get; }

    public string ScriptPath { get; }

    public ShadowRun Run { get; }

    /// <summary>Starts the script with its output in a file.</summary>
    public ChildProcess Start(string output, params IEnumerable<string> arguments) => StartAs([ScriptPath, .. arguments], output);

    /// <summary>Starts a command line that ends up in the script, with its output in a file.</summary>
    public static ChildProcess StartAs(IEnumerable<string> commandLine, string output) =>
        ChildProcess.Shell("exec 3>&1 >>\"$0\"; exec \"$@\"", [output, .. commandLine]);

    /// <summary>Writes the PID file of the run.</summary>
    public void WriteProcessFile(ShadowProcessFile file) =>
        temp.Write(
            Path.Combine(Path.GetFileName(Directory), ShadowProcessFile.FileName),
            $$"""{"pid":{{file.ProcessId}},"start_ticks":{{file.StartTicks}},"boot_id":"{{file.BootId}}"}""");

    /// <summary>A path in the sandbox.</summary>
    public string this[string name] => temp[name];

    public void Dispose() => temp.Dispose();
}
