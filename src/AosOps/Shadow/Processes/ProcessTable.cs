using System.Buffers.Text;
using System.Text;

namespace AosOps.Shadow;

/// <summary>
/// The processes of a Linux machine, from <c>/proc</c> (proc(5)). Any of them may end, or belong to another user, at any
/// moment: what then cannot be read is null.
/// </summary>
/// <param name="root">Where the file system of processes is mounted.</param>
internal sealed class ProcessTable(string root)
{
    /// <summary>Where Linux mounts it.</summary>
    public const string DefaultRoot = "/proc";

    /// <summary>How much of a command line is looked at: more than any run's has.</summary>
    public const int CommandLineBytes = 4096;

    private const string DeletedMark = " (deleted)";

    // The attributes would cost a system call for each entry, and a directory of another user throws.
    private static readonly EnumerationOptions Plainly = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <summary>Says whether there is such a file system.</summary>
    public bool Exists => Directory.Exists(root);

    /// <summary>The path of a file of a process.</summary>
    public string PathOf(int processId, string file) => $"{root}/{processId}/{file}";

    /// <summary>The ids of all processes that this user may see.</summary>
    public IEnumerable<int> Ids()
    {
        foreach (var path in Directory.EnumerateDirectories(root, "*", Plainly))
        {
            if (TrailingNumber(path) is { } id)
                yield return id;
        }
    }

    /// <summary>The fields of <c>stat</c>.</summary>
    public ProcessStat? Stat(int processId)
    {
        Span<byte> buffer = stackalloc byte[1024];
        return ProcFile.TryRead(PathOf(processId, "stat"), buffer, out var length) ? ProcessStat.Parse(buffer[..length]) : null;
    }

    /// <summary>Reads the command line: arguments, each ended by a NUL byte. A zombie's is empty.</summary>
    public bool TryReadCommandLine(int processId, Span<byte> buffer, out int length) =>
        ProcFile.TryRead(PathOf(processId, "cmdline"), buffer, out length);

    /// <summary>A process with its arguments, of which the first 4 KiB are read.</summary>
    public ProcessEntry? Entry(int processId)
    {
        Span<byte> buffer = stackalloc byte[CommandLineBytes];
        return Stat(processId) is { } stat
            ? new ProcessEntry(processId, stat, TryReadCommandLine(processId, buffer, out var length) ? Arguments(buffer[..length]) : [])
            : null;
    }

    /// <summary>A file of a process as text.</summary>
    public string? Text(int processId, string file) => ProcFile.TryReadText(PathOf(processId, file));

    /// <summary>Splits what <see cref="TryReadCommandLine"/> read.</summary>
    public static List<string> Arguments(ReadOnlySpan<byte> commandLine)
    {
        var arguments = new List<string>();
        while (!commandLine.IsEmpty)
        {
            var end = commandLine.IndexOf((byte)0);
            arguments.Add(Encoding.UTF8.GetString(end < 0 ? commandLine : commandLine[..end]));
            commandLine = end < 0 ? [] : commandLine[(end + 1)..];
        }

        return arguments;
    }

    /// <summary>The file name of the program that it executes, which no process can choose as it can its arguments.</summary>
    public string? Program(int processId) =>
        Link(processId, "exe") is { } path
            ? Path.GetFileName(path.EndsWith(DeletedMark, StringComparison.Ordinal) ? path[..^DeletedMark.Length] : path)
            : null;

    /// <summary>Where a symbolic link of a process leads: <c>exe</c>, <c>cwd</c> or <c>fd/N</c>.</summary>
    public string? Link(int processId, string name) => LinkTarget(PathOf(processId, name));

    /// <summary>The descriptors that it has open, in no order; none where they are not for this user.</summary>
    public IEnumerable<int> Descriptors(int processId)
    {
        // Not fd itself: listing it follows each link, and one into a file system that hangs would hang this process too.
        var directory = PathOf(processId, "fdinfo");
        if (!Directory.Exists(directory))
            yield break;
        foreach (var path in Directory.EnumerateFiles(directory, "*", Plainly))
        {
            if (TrailingNumber(path) is { } descriptor)
                yield return descriptor;
        }
    }

    /// <summary>What a descriptor was opened for, from the <c>flags</c> of its <c>fdinfo</c> (open(2), octal).</summary>
    public FileAccess? Access(int processId, int descriptor)
    {
        Span<byte> buffer = stackalloc byte[256];
        if (!ProcFile.TryRead(PathOf(processId, $"fdinfo/{descriptor}"), buffer, out var length))
            return null;
        ReadOnlySpan<byte> text = buffer[..length];
        var flags = text.IndexOf("flags:"u8);
        if (flags < 0)
            return null;
        var value = text[(flags + "flags:".Length)..].TrimStart("\t "u8);
        var lastDigit = value.IndexOf((byte)'\n') is >= 0 and var end ? value[..end] : value;
        return lastDigit.IsEmpty
            ? null
            : ((lastDigit[^1] - '0') & 3) switch
            {
                0 => FileAccess.Read,
                1 => FileAccess.Write,
                _ => FileAccess.ReadWrite,
            };
    }

    /// <summary>How long ago a process started, by the clock that never jumps.</summary>
    /// <param name="startTicks">Field 22 of its <c>stat</c>.</param>
    public TimeSpan? Age(long startTicks)
    {
        Span<byte> buffer = stackalloc byte[64];
        return ProcFile.TryRead($"{root}/uptime", buffer, out var length) && Utf8Parser.TryParse(buffer[..length], out double uptime, out _)
            ? TimeSpan.FromSeconds(Math.Max(0, uptime - (double)startTicks / ProcessStat.TicksPerSecond))
            : null;
    }

    /// <summary>A file's path as the links of processes have it, without symbolic links.</summary>
    /// <returns>The path, or null where the file cannot be opened.</returns>
    public static string? Canonical(string path)
    {
        try
        {
            using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            return LinkTarget($"{DefaultRoot}/self/fd/{handle.DangerousGetHandle()}");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? LinkTarget(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int? TrailingNumber(string path) =>
        int.TryParse(path.AsSpan(path.LastIndexOf('/') + 1), out var number) && number >= 0 ? number : null;
}
