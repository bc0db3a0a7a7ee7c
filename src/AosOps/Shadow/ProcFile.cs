namespace AosOps.Shadow;

/// <summary>
/// Reads the small files of <c>/proc</c>. They have no size to ask for, and the process that they speak of may end at
/// any moment: then there is nothing to read, which is an answer and not a failure.
/// </summary>
internal static class ProcFile
{
    /// <summary>Reads up to as many bytes as the buffer holds.</summary>
    /// <returns>False where the file is not there, or not for this user.</returns>
    public static bool TryRead(string path, Span<byte> buffer, out int length)
    {
        length = 0;
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            while (length < buffer.Length && RandomAccess.Read(handle, buffer[length..], length) is > 0 and var read)
                length += read;
            return true;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reads a file as text.</summary>
    /// <returns>The text without a line break at its end, or null where it cannot be read.</returns>
    public static string? TryReadText(string path, int limit = 64 * 1024)
    {
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(limit);
        try
        {
            return TryRead(path, buffer, out var length)
                ? System.Text.Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\n')
                : null;
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
