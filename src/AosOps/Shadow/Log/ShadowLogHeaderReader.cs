using System.Text;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Reads what the first lines of a log say about the run.</summary>
internal static class ShadowLogHeaderReader
{
    private const int HeaderBytes = 4 * 1024;

    /// <summary>The run directory that a log names, or null where it names none or cannot be read.</summary>
    public static string? OutputDirectory(string path)
    {
        Span<byte> buffer = stackalloc byte[HeaderBytes];
        ReadOnlySpan<byte> rest = buffer[..Read(path, buffer)];
        for (int feed; (feed = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(feed + 1)..])
        {
            var found = ShadowLogEvent.Read(ShadowLogEntry.Parse(rest[..feed]));
            if (found.Field == ShadowLogField.Output && !found.Value.IsEmpty)
                return Encoding.UTF8.GetString(found.Value);
        }

        return null;
    }

    /// <summary>Says whether a file is a log: by its name, or because one of its first lines has a tag.</summary>
    public static bool LooksLikeLog(string path)
    {
        if (path.EndsWith(".log", StringComparison.OrdinalIgnoreCase))
            return true;
        Span<byte> buffer = stackalloc byte[HeaderBytes];
        ReadOnlySpan<byte> rest = buffer[..Read(path, buffer)];
        for (int feed; (feed = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(feed + 1)..])
        {
            if (ShadowLogEntry.Parse(rest[..feed]).Level != ShadowLogLevel.Untagged)
                return true;
        }

        return false;
    }

    private static int Read(string path, Span<byte> buffer)
    {
        try
        {
            using var log = LogSource.Open(path);
            return RandomAccess.Read(log.Handle, buffer, 0);
        }
        catch (Exception cause) when (cause is AosException or IOException or UnauthorizedAccessException)
        {
            // Whoever reads the log itself reports that it cannot be read; finding runs goes on without its header.
            return 0;
        }
    }
}
