using System.Diagnostics;

namespace AosOps.Shadow;

/// <summary>
/// Feeds a tally with the lines of a stretch of a log. Bytes are put into <see cref="Free"/> in pieces of any size.
/// Memory does not depend on the length of a line: of a line of more than <see cref="LongestLine"/> bytes only the
/// beginning is looked at, and the line is counted as soon as it is that long.
/// </summary>
internal sealed class ShadowLogScanner
{
    /// <summary>How many bytes of a line are looked at.</summary>
    public const int LongestLine = 64 * 1024;

    private readonly FrequentLines frequent = new();
    private readonly byte[] buffer;
    private readonly long end;
    private int filled;
    private bool waiting;
    private bool insideLine;

    // Where the zeros before the present line began. A line belongs to the stretch in which the line before it ended.
    private long? holeStart;

    /// <summary>Creates a scanner for a stretch.</summary>
    /// <param name="tally">Is fed.</param>
    /// <param name="buffer">Holds the bytes; from <see cref="CreateBuffer"/>.</param>
    /// <param name="position">The offset in the file of the first byte that comes.</param>
    /// <param name="end">The stretch ends before the first <c>Running cycle</c> line that starts here or later.</param>
    /// <param name="midway">
    /// True where the stretch begins somewhere in the file: it begins with the first such line that starts after the
    /// first byte, and is empty where that line starts at <paramref name="end"/> or later.
    /// </param>
    public ShadowLogScanner(ShadowLogTally tally, byte[] buffer, long position = 0, long end = long.MaxValue, bool midway = false)
    {
        Tally = tally;
        this.buffer = buffer;
        Position = position;
        this.end = end;
        waiting = midway;
        insideLine = midway || tally.InsideLongLine;
    }

    /// <summary>The tally that is fed.</summary>
    public ShadowLogTally Tally { get; }

    /// <summary>The offset in the file of the first byte that has not been dealt with.</summary>
    public long Position { get; private set; }

    /// <summary>True when the end of the stretch was found: no more bytes are wanted.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Where the next bytes go. Never empty.</summary>
    public Span<byte> Free => buffer.AsSpan(filled, buffer.Length - FrequentLines.Reach - filled);

    /// <summary>What was given and has not been dealt with: the beginning of a line without its end.</summary>
    public ReadOnlySpan<byte> Unfinished => buffer.AsSpan(0, filled);

    /// <summary>Creates a buffer, for one scanner after another.</summary>
    /// <param name="capacity">How many bytes it holds; more than <see cref="LongestLine"/>.</param>
    public static byte[] CreateBuffer(int capacity)
    {
        Debug.Assert(capacity > LongestLine, "A line must fit.");
        return GC.AllocateUninitializedArray<byte>(capacity + FrequentLines.Reach);
    }

    /// <summary>Deals with the bytes that were put into <see cref="Free"/>.</summary>
    /// <param name="count">How many they are.</param>
    public void Advance(int count)
    {
        filled += count;
        var consumed = insideLine ? SkipRestOfLine() : 0;
        if (!insideLine)
            consumed = ScanLines(consumed);
        if (!IsDone && filled - consumed > LongestLine)
            consumed = CutLine(consumed);
        buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
        filled -= consumed;
        Position += consumed;

        // No line has begun in this stretch: all of it is the middle of one.
        IsDone |= waiting && (holeStart ?? Position) >= end;
    }

    private int ScanLines(int start)
    {
        while (!IsDone && start < filled)
        {
            if (!waiting && holeStart is null && Position + start < end)
                start = frequent.Count(buffer, start, (int)Math.Min(filled, end - Position), filled, Tally);
            start = SkipHole(start);
            var feed = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n');
            if (feed < 0 || !TakeLine(start, feed, feed + 1))
                break;
            start += feed + 1;
        }

        return start;
    }

    // A writer that keeps its offset when the file is truncated leaves zeros, of any length, before its next line.
    private int SkipHole(int start)
    {
        var zeros = buffer.AsSpan(start, filled - start).IndexOfAnyExcept((byte)0);
        zeros = zeros < 0 ? filled - start : zeros;
        if (zeros == 0)
            return start;
        holeStart ??= Position + start;
        if (!waiting)
            Tally.Bytes += zeros;
        return start + zeros;
    }

    private int SkipRestOfLine()
    {
        var feed = Unfinished.IndexOf((byte)'\n');
        insideLine = feed < 0;
        var length = insideLine ? filled : feed + 1;
        if (!waiting)
        {
            Tally.Bytes += length;
            Tally.InsideLongLine = insideLine;
        }

        return length;
    }

    // The line is counted although it has no end yet; the rest of it is skipped when it comes.
    private int CutLine(int start)
    {
        if (!TakeLine(start, LongestLine, filled - start))
            return start;
        insideLine = true;
        Tally.InsideLongLine = !waiting;
        return filled;
    }

    // Returns false where the line belongs to the next stretch.
    private bool TakeLine(int start, int length, int bytes)
    {
        var entry = ShadowLogEntry.Parse(buffer.AsSpan(start, Math.Min(length, LongestLine)));
        var found = ShadowLogEvent.Read(entry);
        var beyond = (holeStart ?? (Position + start)) >= end;
        if (waiting || beyond)
        {
            var begins = found.Kind == ShadowLogEventKind.CycleBegan;
            IsDone = beyond && (begins || waiting);
            waiting &= !begins;
        }

        if (IsDone)
            return false;
        holeStart = null;
        if (waiting)
            return true;
        Tally.Lines++;
        Tally.Bytes += bytes;
        Tally.Add(entry, found);
        return true;
    }
}
