using System.Diagnostics;
using System.Runtime.InteropServices;
using Helix.Tests.Services;

namespace Helix.Tests.Systemd;

/// <summary>
/// A systemd that is process 1, with a journal, on which the services are installed: in namespaces of its own over a
/// copy-on-write view of this machine, which <c>boot-systemd.sh</c> makes and which is gone with it.
/// </summary>
public sealed class BootedSystemd : IAsyncLifetime
{
    /// <summary>Where the programs under test lie inside.</summary>
    public const string Programs = "/run/host/programs";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TempDirectory exchange = new();
    private Process? script;
    private string? refusal;
    private string id = "";


    /// <summary>Skips the test where no systemd can be booted.</summary>
    public void Require() => Assert.SkipWhen(refusal is not null, $"systemd cannot be booted: {refusal}");

    public async ValueTask InitializeAsync()
    {
        refusal = !Environment.IsPrivilegedProcess ? "that needs root" : !File.Exists("/lib/systemd/systemd") ? "systemd is not installed" : await BootAsync();
        if (refusal is not null)
            return;
        FilesBefore = ChangedFiles();
        await InstallAsync();
    }

    /// <summary>The files that were there, beside those of this machine, before the services were installed.</summary>
    public IReadOnlyList<string> FilesBefore { get; private set; } = [];

    /// <summary>The files that are not as this machine has them, and the directories that it does not have.</summary>
    public IReadOnlyList<string> ChangedFiles()
    {
        var layer = $"/proc/{script!.Id}/root{exchange["files", "upper"]}";
        return [.. Directory.EnumerateFileSystemEntries(layer, "*", SearchOption.AllDirectories).Select(file => file[layer.Length..]).Where(static file => !Directory.Exists(file))];
    }

    /// <summary>Installs the services, enables and starts them.</summary>
    public Task InstallAsync() => RunAsync("bash", $"{Programs}/systemd/install.sh", "--from", $"{Programs}/helix");

    /// <summary>A path inside, as it is reached from outside.</summary>
    public string Outside(string path) => $"/proc/{id}/root{path}";

    /// <summary>Writes a file inside, and the directories that it lies in.</summary>
    public void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Outside(path))!);
        File.WriteAllText(Outside(path), content);
    }

    /// <summary>Runs a program inside that must succeed.</summary>
    /// <returns>What it wrote.</returns>
    public async Task<string> RunAsync(params string[] command)
    {
        var (exitCode, output) = await TryAsync(command);
        Assert.True(exitCode == 0, $"{string.Join(' ', command)} ended with {exitCode}: {output}");
        return output;
    }

    /// <summary>Runs a program inside.</summary>
    public Task<(int ExitCode, string Output)> TryAsync(params string[] command) => Tool.RunAsync("nsenter", Entering(command));

    /// <summary>Runs a cmdlet inside.</summary>
    /// <param name="pipeline">The command line.</param>
    /// <returns>Its exit code, its objects, and what it wrote to standard error.</returns>
    public async Task<CmdletRun> AosopsAsync(string pipeline)
    {
        using var process = StartAosops(pipeline);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CmdletRun(process.ExitCode, CmdletRun.Objects(output), await errors);
    }

    /// <summary>Starts a cmdlet inside, whose objects come as lines of JSON.</summary>
    public Process StartAosops(string pipeline)
    {
        var start = new ProcessStartInfo("nsenter", Entering([$"{Programs}/aosops/aosops", "--output", "jsonl", "-c", pipeline]))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>What systemd says of a unit.</summary>
    public async Task<string> PropertyAsync(string unit, string name) => (await RunAsync("systemctl", "show", "--value", "--property=" + name, unit)).Trim();

    /// <summary>Waits until a property of a unit is as it should be.</summary>
    public async Task WaitForAsync(string unit, string name, Func<string, bool> isWanted)
    {
        var waited = Stopwatch.StartNew();
        for (var value = await PropertyAsync(unit, name); !isWanted(value); value = await PropertyAsync(unit, name))
        {
            if (waited.Elapsed > Limit)
                throw new TimeoutException($"{name} of {unit} is still '{value}'.");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (script is not null)
        {
            // The end of its input is the sign to end.
            script.StandardInput.Close();
            await script.WaitForExitAsync();
            script.Dispose();
        }

        exchange.Dispose();
    }

    private async Task<string?> BootAsync()
    {
        using var notified = new DatagramReceiver(exchange["notify"]);
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        script = Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "Systemd", "boot-systemd.sh"), exchange.Path, AppContext.BaseDirectory, dotnet])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        var complaint = script.StandardError.ReadToEndAsync();
        var ready = IsReadyAsync(notified);
        if (await Task.WhenAny(ready, script.WaitForExitAsync()) != ready)
            return await complaint;
        id = File.ReadAllText(exchange["pid"]).Trim();
        return await ready ? null : "it does not become ready";
    }

    private static async Task<bool> IsReadyAsync(DatagramReceiver notified)
    {
        try
        {
            while (true)
            {
                // Those before tell of what is being started.
                if ((await notified.NextTextAsync()).Contains("READY=1", StringComparison.Ordinal))
                    return true;
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private string[] Entering(string[] command) =>
        ["--target", id, "--all", "--", "env", "-i", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LC_ALL=C.UTF-8", .. command];
}
