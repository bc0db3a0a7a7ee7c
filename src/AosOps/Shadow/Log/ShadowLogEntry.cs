namespace AosOps.Shadow;

/// <summary>
/// One line of a run's log, taken apart: <c>ESC[0;32m[INFO]ESC[0m 13:12:19 message</c>, with or without colour,
/// tag or time. Nothing is copied: it points into the line.
/// </summary>
internal readonly ref struct ShadowLogEntry
{
    private ShadowLogEntry(ShadowLogLevel level, TimeOfDay time, ReadOnlySpan<byte> message)
    {
        Level = level;
        Time = time;
        Message = message;
    }

    /// <summary>The tag.</summary>
    public ShadowLogLevel Level { get; }

    /// <summary>The time, or <see cref="TimeOfDay.None"/>.</summary>
    public TimeOfDay Time { get; }

    /// <summary>The rest, without colour and blanks at its end.</summary>
    public ReadOnlySpan<byte> Message { get; }

    /// <summary>Takes a line apart.</summary>
    /// <param name="line">Its bytes without the line feed; any bytes.</param>
    public static ShadowLogEntry Parse(ReadOnlySpan<byte> line)
    {
        var text = Trim(line);
        var cursor = new ByteCursor(text);
        cursor.SkipColour();
        var level = TakeTag(ref cursor);
        if (level == ShadowLogLevel.Untagged)
        {
            cursor = new ByteCursor(text);
        }
        else
        {
            cursor.SkipColour();
            cursor.SkipBlanks();
        }

        var time = TakeTime(ref cursor);
        return new ShadowLogEntry(level, time, cursor.Rest);
    }

    private static ShadowLogLevel TakeTag(ref ByteCursor cursor)
    {
        if (cursor.Take("[INFO]"u8))
            return ShadowLogLevel.Info;
        if (cursor.Take("[STEP]"u8))
            return ShadowLogLevel.Step;
        if (cursor.Take("[ERROR]"u8))
            return ShadowLogLevel.Error;
        if (cursor.Take("[WARN]"u8))
            return ShadowLogLevel.Warn;
        if (cursor.Take("[PRIMARY]"u8))
            return ShadowLogLevel.Primary;
        return cursor.Take("[SHADOW]"u8) ? ShadowLogLevel.Shadow : ShadowLogLevel.Untagged;
    }

    private static TimeOfDay TakeTime(ref ByteCursor cursor)
    {
        var rest = cursor.Rest;
        var time = TimeOfDay.Parse(rest);
        if (!time.IsKnown || (rest.Length > TimeOfDay.Length && rest[TimeOfDay.Length] != ' '))
            return TimeOfDay.None;
        cursor.Skip(Math.Min(rest.Length, TimeOfDay.Length + 1));
        return time;
    }

    // At the start zeros: a writer that keeps its offset after the file was truncated leaves a hole before its next
    // line. At the end blanks, a carriage return, the end of a colour.
    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line)
    {
        var start = 0;
        while (start < line.Length && line[start] == 0)
            start++;
        var end = line.Length;
        while (end > start)
        {
            if (line[end - 1] is (byte)' ' or (byte)'\r')
                end--;
            else if (end - start >= 4 && line[end - 1] == 'm' && line[end - 2] == '0' && line[end - 3] == '[' && line[end - 4] == 0x1B)
                end -= 4;
            else
                break;
        }

        return line[start..end];
    }
}
