using AosOps.IO;
using Microsoft.Extensions.Logging;

namespace Helix.ShadowMetrics.Auditing;

/// <summary>
/// The audit trail: JSON Lines, only ever appended to, each record chained to the one before and flushed to disk before it
/// counts. The file is opened for each record, so that it can be moved away at any time; a new one then begins.
/// </summary>
internal sealed partial class AuditTrail(ShadowMetricsOptions options, ILogger<AuditTrail> logger)
{
    private const int TailBytes = 64 * 1024;
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    private readonly string path = Path.GetFullPath(options.AuditFile);

    /// <summary>Appends a record.</summary>
    /// <returns>Its number in the trail, from 1.</returns>
    /// <exception cref="AuditException">It cannot be written, or there is nothing sound to append it to. The trail is as it was.</exception>
    public long Append(AuditEvent change)
    {
        try
        {
            var directory = Path.GetDirectoryName(path)!;
            Directory.CreateDirectory(directory);
            using var writers = Open($"{path}.lock", FileShare.None);
            var isNew = !File.Exists(path);
            using var file = Open(path, FileShare.ReadWrite);
            var line = AuditLine.Write(change, FindEnd(file), out var link);
            Write(file, line);
            if (isNew)
                DurableDirectory.Flush(directory);
            return link.Sequence;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AuditException($"The audit trail {path} cannot be written: {failure.Message}", failure);
        }
    }

    private static FileStream Open(string file, FileShare share) => new(file, new FileStreamOptions
    {
        Mode = FileMode.OpenOrCreate,
        Access = FileAccess.ReadWrite,
        Share = share,
        BufferSize = 0,
        UnixCreateMode = Mode,
    });

    private static void Write(FileStream file, byte[] line)
    {
        var end = file.Length;
        file.Position = end;
        try
        {
            file.Write([.. line, (byte)'\n']);
            DurableFile.Flush(file.SafeFileHandle);
        }
        catch (IOException)
        {
            // Whoever is told that it failed must not find it in the trail.
            file.SetLength(end);
            throw;
        }
    }

    // What follows the last whole line was being written when the power failed; nobody was told that it happened.
    private AuditLink FindEnd(FileStream file)
    {
        var tail = ReadTail(file);
        var whole = tail.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (whole < tail.Length)
        {
            Torn(path, tail.Length - whole);
            file.SetLength(file.Length - (tail.Length - whole));
        }

        if (whole == 0)
            return file.Length == 0 ? AuditLink.Beginning : throw Unsound("is longer than a record can be");
        var line = tail.AsSpan(0, whole - 1);
        var problem = AuditLine.Read(line[(line.LastIndexOf((byte)'\n') + 1)..], out _, out var link);
        return problem is null ? link : throw Unsound(problem);
    }

    private static byte[] ReadTail(FileStream file)
    {
        var tail = new byte[Math.Min(file.Length, TailBytes)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        return tail;
    }

    private AuditException Unsound(string problem) =>
        new($"The last line of the audit trail {path} {problem}. --verify-audit says more; move the file away to begin another.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit trail {Path} ended in {Bytes} bytes of a record that was never completed; they are dropped")]
    private partial void Torn(string path, int bytes);
}
