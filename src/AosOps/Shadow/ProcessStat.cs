using System.Text;

namespace AosOps.Shadow;

/// <summary>
/// The fields of <c>/proc/PID/stat</c> (proc(5)) that matter here. Times are in clock ticks of
/// <see cref="TicksPerSecond"/>.
/// </summary>
internal readonly record struct ProcessStat
{
    /// <summary><c>sysconf(_SC_CLK_TCK)</c>: 100 on every Linux that .NET runs on.</summary>
    public const long TicksPerSecond = 100;

    private const int FirstFieldAfterName = 3;

    /// <summary>The name of the executable, cut at 15 bytes.</summary>
    public required string Name { get; init; }

    /// <summary>R, S, D, Z, T or another letter of field 3.</summary>
    public required char State { get; init; }

    /// <summary>The process that started it, field 4.</summary>
    public required int ParentId { get; init; }

    /// <summary>Time in user and kernel mode, fields 14 and 15.</summary>
    public required long CpuTicks { get; init; }

    /// <summary>Threads, field 20.</summary>
    public required int Threads { get; init; }

    /// <summary>When it started, in ticks since boot, field 22. With the boot it identifies a process for ever.</summary>
    public required long StartTicks { get; init; }

    /// <summary>Resident memory in pages, field 24.</summary>
    public required long ResidentPages { get; init; }

    /// <summary>Reads the fields of a process.</summary>
    /// <returns>The fields, or null where there is no such process.</returns>
    public static ProcessStat? Read(int processId)
    {
        Span<byte> buffer = stackalloc byte[1024];
        return ProcFile.TryRead($"/proc/{processId}/stat", buffer, out var length) ? Parse(buffer[..length]) : null;
    }

    /// <summary>Parses one line. The name may hold blanks and parentheses: its end is the last parenthesis.</summary>
    internal static ProcessStat? Parse(ReadOnlySpan<byte> line)
    {
        var open = line.IndexOf((byte)'(');
        var close = line.LastIndexOf((byte)')');
        if (open < 0 || close < open || close + 2 >= line.Length)
            return null;
        var fields = new FieldReader(line[(close + 2)..]);
        return new ProcessStat
        {
            Name = Encoding.UTF8.GetString(line[(open + 1)..close]),
            State = (char)fields.Text(FirstFieldAfterName)[0],
            ParentId = (int)fields.Number(4),
            CpuTicks = fields.Number(14) + fields.Number(15),
            Threads = (int)fields.Number(20),
            StartTicks = fields.Number(22),
            ResidentPages = fields.Number(24),
        };
    }

    private ref struct FieldReader(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> rest = rest;
        private int next = FirstFieldAfterName;

        public ReadOnlySpan<byte> Text(int field)
        {
            var text = rest;
            for (; next <= field; next++)
            {
                var end = rest.IndexOf((byte)' ');
                text = end < 0 ? rest : rest[..end];
                rest = end < 0 ? [] : rest[(end + 1)..];
            }

            return text.IsEmpty ? "?"u8 : text;
        }

        public long Number(int field) =>
            System.Buffers.Text.Utf8Parser.TryParse(Text(field), out long number, out _) ? number : 0;
    }
}
