using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// The file <c>shadow.pid</c> in a run directory: which process executes the run. It is one JSON object
/// {<c>pid</c>, <c>start_ticks</c>, <c>boot_id</c>}. A process id alone would fit whoever gets the number next; with the
/// time of its start and the boot it fits one process only.
/// </summary>
/// <param name="ProcessId">The process id.</param>
/// <param name="StartTicks">
/// When the process started: on Linux field 22 of <c>/proc/PID/stat</c> (clock ticks since boot), elsewhere
/// 100-nanosecond ticks of its start in UTC.
/// </param>
/// <param name="BootId">On Linux <c>/proc/sys/kernel/random/boot_id</c>, elsewhere empty.</param>
public sealed record ShadowProcessFile(int ProcessId, long StartTicks, string BootId)
{
    /// <summary>The file's name in a run directory.</summary>
    public const string FileName = "shadow.pid";

    private const int MostBytes = 4096;

    /// <summary>Describes a process that is alive.</summary>
    /// <param name="processId">Its id.</param>
    /// <returns>What the file says of it, or null where there is no such process.</returns>
    public static ShadowProcessFile? Describe(int processId) =>
        StartOf(processId) is { } start ? new ShadowProcessFile(processId, start, CurrentBootId()) : null;

    /// <summary>Reads the file of a run directory.</summary>
    /// <param name="directory">A run directory.</param>
    /// <returns>The content, or null where there is no such file.</returns>
    /// <exception cref="AosException">The file is there and is not valid, or cannot be read.</exception>
    public static ShadowProcessFile? Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return null;
        Span<byte> buffer = stackalloc byte[MostBytes];
        try
        {
            using var handle = File.OpenHandle(path);
            return Parse(path, buffer[..RandomAccess.Read(handle, buffer, 0)]);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause);
        }
    }

    /// <summary>Writes the file of a run directory, unless there is one. Of several processes that try, one succeeds.</summary>
    /// <param name="directory">An existing run directory.</param>
    /// <returns>False where there is such a file.</returns>
    /// <exception cref="AosException">The file cannot be written.</exception>
    public bool TryClaim(string directory)
    {
        var path = Path.Combine(directory, FileName);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(temporary, $$"""{"pid":{{ProcessId}},"start_ticks":{{StartTicks}},"boot_id":"{{BootId}}"}""" + "\n");
            File.Move(temporary, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause, writing: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Says whether the process that the file was written for is alive (a zombie is not).</summary>
    /// <returns>True where it is that very process.</returns>
    public bool IsAlive() =>
        (BootId.Length == 0 || BootId == CurrentBootId()) && StartOf(ProcessId) == StartTicks;

    private static long? StartOf(int processId)
    {
        if (OperatingSystem.IsLinux())
            return ProcessStat.Read(processId) is { State: not ('Z' or 'X') } stat ? stat.StartTicks : null;
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.HasExited ? null : process.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception cause) when (cause is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string CurrentBootId() => ProcFile.TryReadText("/proc/sys/kernel/random/boot_id", 64) ?? "";

    private static ShadowProcessFile Parse(string path, ReadOnlySpan<byte> json)
    {
        int? processId = null;
        long? startTicks = null;
        string? bootId = null;
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = Encoding.UTF8.GetString(reader.ValueSpan);
                reader.Read();
                switch (name)
                {
                    case "pid":
                        processId = reader.GetInt32();
                        break;
                    case "start_ticks":
                        startTicks = reader.GetInt64();
                        break;
                    case "boot_id":
                        bootId = reader.GetString();
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or FormatException)
        {
            throw Invalid(path, cause);
        }

        return processId is { } id && startTicks is { } start && bootId is not null
            ? new ShadowProcessFile(id, start, bootId)
            : throw Invalid(path, null);
    }

    private static AosException Invalid(string path, Exception? cause) =>
        new(ErrorIds.ProcessFileInvalid, FailureKind.InvalidData, "The file does not say which process executes the run: it needs pid, start_ticks and boot_id.", cause)
        {
            FilePath = path,
            Remedy = "Delete it; the process is then found by its command line and its open files.",
        };
}
