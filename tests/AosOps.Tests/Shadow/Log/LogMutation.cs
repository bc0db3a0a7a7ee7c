namespace AosOps.Tests.Shadow.Log;

/// <summary>Makes logs that no run would write, reproducibly: real lines in any order, with bytes flipped, cut, doubled and put in.</summary>
internal sealed class LogMutation(Random random)
{
    private static readonly byte[][] Pieces =
    [
        [0], [0xFF], [0xE2, 0x95], [.. "\n"u8], [.. "\r\n"u8], [.. "\n\n"u8], [.. "\e[0m"u8], [.. "["u8], [.. " "u8], [.. "9"u8], [.. "00:00:01"u8],
        [.. "23:59:59"u8], [.. "0 mismatches"u8], [.. "Cycle 7: "u8], [.. "...\n"u8], [.. "Traceback (most recent call last):\n"u8],
    ];

    private readonly Mutation mutation = new(random, Pieces);

    /// <summary>A log of some lines, with up to four changes.</summary>
    public byte[] Create()
    {
        var text = new LogText();
        for (var lines = random.Next(1, 24); lines > 0; lines--)
            AddLines(text);
        var bytes = new List<byte>(text.ToBytes());
        mutation.Change(bytes, times: random.Next(5));
        return [.. bytes];
    }

    private void AddLines(LogText text)
    {
        text.At($"{random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00}");
        var cycle = random.Next(1, 12);
        _ = random.Next(14) switch
        {
            0 => text.Header(),
            1 => text.Mismatched(cycle, random.Next(3)),
            2 => text.Crashed(cycle),
            3 => text.Progress(cycle, cycle * 9, random.Next(2)),
            4 => text.Report(cycle, cycle * 9, cycle * 9, random.Next(2)),
            5 => random.Next(2) == 0 ? text.Passed() : text.Failed(),
            6 => text.Info("Shutting down shadow simulation...").Info("Final report: /tmp/x.json"),
            7 => text.Raw(new string('x', random.Next(200))),
            8 => text.Raw($"[STEP] Running cycle {cycle}..."),
            9 => text.Begin(cycle),
            10 => text.End(cycle, random.Next(10, 12), random.Next(10, 12), random.Next(2)),
            _ => text.Clean(cycle),
        };
    }
}
