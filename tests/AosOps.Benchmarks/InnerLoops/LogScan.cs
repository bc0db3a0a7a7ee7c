using System.Text;
using AosOps.Shadow;
using BenchmarkDotNet.Attributes;

namespace AosOps.Benchmarks.InnerLoops;

/// <summary>Counting the lines of a verbose log: two for each cycle.</summary>
[MemoryDiagnoser]
public class LogScan
{
    private const int Cycles = 4_000;

    private byte[] log = [];
    private byte[] buffer = [];

    /// <summary>The log, in memory.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var text = new StringBuilder();
        for (var cycle = 1; cycle <= Cycles; cycle++)
        {
            var time = TimeSpan.FromSeconds(cycle * 30 % 86_400);
            text.Append($"\e[0;34m[STEP]\e[0m {time:hh\\:mm\\:ss} Running cycle {cycle}...\n");
            text.Append($"\e[0;32m[INFO]\e[0m {time:hh\\:mm\\:ss} Cycle {cycle}: 9 workflows, 9 replays, 0 mismatches\n");
        }

        log = Encoding.UTF8.GetBytes(text.ToString());
        buffer = ShadowLogScanner.CreateBuffer(1 << 18);
    }

    /// <summary>A pass over the log; the time is that of a line.</summary>
    [Benchmark(OperationsPerInvoke = Cycles * 2)]
    public long Lines()
    {
        var scanner = new ShadowLogScanner(new ShadowLogTally(), buffer);
        for (var rest = log.AsSpan(); rest.Length > 0;)
        {
            var piece = Math.Min(rest.Length, scanner.Free.Length);
            rest[..piece].CopyTo(scanner.Free);
            scanner.Advance(piece);
            rest = rest[piece..];
        }

        return scanner.Tally.Lines;
    }
}
