using System.Diagnostics;

namespace AosOps.Tests.Shadow.Control;

/// <summary>A real process, which ends with the test.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    private ChildProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Starts a shell script, and waits until it says that it is ready.</summary>
    public static async Task<ChildProcess> StartAsync(string script)
    {
        var started = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true })!;
        Assert.Equal("ready", await started.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        return new ChildProcess(started);
    }

    public Task WaitForExitAsync() => process.WaitForExitAsync(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
