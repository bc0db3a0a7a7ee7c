using System.Diagnostics;

namespace AosOps.Tests.Shadow;

/// <summary>A process of a test. It ends with the test, whatever the outcome, and with it the processes that it started.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    private ChildProcess(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>Starts a program that says nothing. What it could be asked for is in place as soon as this returns.</summary>
    public static ChildProcess Start(string program, params IEnumerable<string> arguments) =>
        new(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!);

    /// <summary>Runs a shell command, and waits until it says "ready".</summary>
    /// <param name="command">It finds the arguments in $0, $1 and so on.</param>
    /// <param name="arguments">The arguments.</param>
    public static ChildProcess Shell(string command, params IEnumerable<string> arguments)
    {
        var child = Start("/bin/sh", ["-c", command, .. arguments]);
        var line = child.process.StandardOutput.ReadLine();
        if (line == "ready")
            return child;
        child.Dispose();
        throw new InvalidOperationException($"The process says '{line}'.");
    }

    /// <summary>Kills a process that a process of the test started.</summary>
    public static void Kill(int id)
    {
        using var killed = Process.GetProcessById(id);
        killed.Kill();
    }

    /// <summary>Waits until the process executes a program, as the last command of a shell.</summary>
    public ChildProcess Becoming(string program)
    {
        Assert.True(SpinWait.SpinUntil(() => File.ResolveLinkTarget($"/proc/{Id}/exe", returnFinalTarget: false)?.Name == program, TimeSpan.FromSeconds(20)));
        return this;
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
