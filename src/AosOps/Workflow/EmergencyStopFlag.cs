using System.Globalization;
using System.Text;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Workflow;

/// <summary>
/// The flag file of the emergency stop. That it exists is the stop; its content, one line for each time it was set,
/// is for people: <c>2025-12-02T14:05:31+01:00 - Emergency stop enabled by USER</c>.
/// </summary>
/// <param name="path">The flag's path.</param>
internal sealed class EmergencyStopFlag(string path)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:sszzz";
    private const string Middle = " - Emergency stop enabled by ";

    /// <summary>Says whether the flag is there.</summary>
    /// <returns>The state, and where it is unknown, why.</returns>
    public (EmergencyStopState State, string? Problem) Read()
    {
        try
        {
            return File.GetAttributes(path).HasFlag(FileAttributes.Directory)
                ? (EmergencyStopState.Unknown, $"'{path}' is a directory where the flag should be.")
                : (EmergencyStopState.Enabled, null);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            // A file in the place of a directory gives the same exception as an absent directory.
            return ParentIsFile() ? (EmergencyStopState.Unknown, $"'{path}' lies below something that is not a directory.") : (EmergencyStopState.Disabled, null);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return (EmergencyStopState.Unknown, $"'{path}' cannot be looked at: {cause.Message}");
        }
    }

    /// <summary>Reads when and by whom the stop was set first.</summary>
    /// <returns>Null where the content does not say.</returns>
    public (DateTimeOffset Since, string By)? ReadFirstLine()
    {
        try
        {
            using var reader = new StreamReader(path);
            var line = reader.ReadLine() ?? "";
            var middle = line.IndexOf(Middle, StringComparison.Ordinal);
            return middle >= 0 && DateTimeOffset.TryParseExact(line[..middle], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var since)
                ? (since, line[(middle + Middle.Length)..])
                : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Sets the flag: on disk when the task ends. A flag that is set is set again, with a further line.</summary>
    /// <exception cref="AosException">The flag cannot be written.</exception>
    public async Task SetAsync(DateTimeOffset time, string user, CancellationToken cancellationToken)
    {
        var line = time.ToString(TimeFormat, CultureInfo.InvariantCulture) + Middle + OneLine(user) + "\n";
        var former = ReadContent();
        await AtomicFile.WriteAsync(
            path,
            async (stream, token) =>
            {
                await stream.WriteAsync(former, token);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(line), token);
            },
            cancellationToken);
    }

    /// <summary>Removes the flag: gone from disk when the method returns.</summary>
    /// <exception cref="AosException">The flag cannot be removed.</exception>
    public void Clear()
    {
        try
        {
            File.Delete(path);
            DurableDirectory.Flush(Path.GetDirectoryName(path)!);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause, writing: true);
        }
    }

    /// <summary>What the flag says so far. A content that cannot be read must not keep anybody from setting the stop.</summary>
    private byte[] ReadContent()
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : [];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private bool ParentIsFile()
    {
        for (var parent = Path.GetDirectoryName(path); parent is not null; parent = Path.GetDirectoryName(parent))
        {
            if (Directory.Exists(parent))
                return false;
            if (Path.Exists(parent))
                return true;
        }

        return false;
    }

    private static string OneLine(string text) => string.Concat(text.Where(unit => !char.IsControl(unit)));
}
