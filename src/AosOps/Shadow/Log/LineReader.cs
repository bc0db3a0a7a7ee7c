using Microsoft.Win32.SafeHandles;

namespace AosOps.Shadow;

/// <summary>
/// Gives the lines of a stretch of a file one after the other, without a copy. Of a line of more than
/// <see cref="ShadowLogScanner.LongestLine"/> bytes it gives the beginning.
/// </summary>
/// <param name="handle">The file.</param>
/// <param name="position">Where the stretch begins.</param>
/// <param name="end">Where it ends.</param>
/// <param name="insideLine">True where it begins inside a line that is not wanted any more.</param>
internal sealed class LineReader(SafeFileHandle handle, long position, long end, bool insideLine = false)
{
    private readonly byte[] buffer = new byte[2 * ShadowLogScanner.LongestLine];
    private long end = end;
    private long next = position;
    private int start;
    private int filled;
    private bool insideLine = insideLine;

    /// <summary>Where the next line starts in the file.</summary>
    public long Position => next - (filled - start);

    /// <summary>Lets it read further than it was to.</summary>
    public void Extend(long newEnd) => end = newEnd;

    /// <summary>Gives the next line that has an end, without its line feed.</summary>
    /// <returns>False where there is none before the end of the stretch.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var rest = buffer.AsSpan(start, filled - start);
            var feed = rest.IndexOf((byte)'\n');
            if (feed >= 0)
            {
                start += feed + 1;
                line = rest[..Math.Min(feed, ShadowLogScanner.LongestLine)];
                if (!insideLine)
                    return true;
                insideLine = false;
                continue;
            }

            if (insideLine)
            {
                start = filled;
            }
            else if (rest.Length > ShadowLogScanner.LongestLine)
            {
                start = filled;
                insideLine = true;
                line = rest[..ShadowLogScanner.LongestLine];
                return true;
            }

            if (!Fill())
            {
                line = default;
                return false;
            }
        }
    }

    /// <summary>Gives the beginning of a line that has no end before the end of the stretch.</summary>
    /// <returns>False where there is none.</returns>
    public bool TryReadUnfinished(out ReadOnlySpan<byte> line)
    {
        line = insideLine ? default : buffer.AsSpan(start, filled - start);
        start = filled;
        insideLine = false;
        return !line.IsEmpty;
    }

    private bool Fill()
    {
        buffer.AsSpan(start, filled - start).CopyTo(buffer);
        filled -= start;
        start = 0;
        var wanted = (int)Math.Min(buffer.Length - filled, end - next);
        if (wanted <= 0)
            return false;
        var read = RandomAccess.Read(handle, buffer.AsSpan(filled, wanted), next);
        filled += read;
        next += read;
        return read > 0;
    }
}
