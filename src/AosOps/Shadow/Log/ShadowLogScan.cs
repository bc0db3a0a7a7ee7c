using Microsoft.Win32.SafeHandles;

namespace AosOps.Shadow;

/// <summary>
/// Reads a log from where a tally stands to an end. A large rest is read in stretches, each by one of several
/// threads, and the stretches' tallies are put together in order.
/// </summary>
internal sealed record ShadowLogScan
{
    /// <summary>How much a thread reads at a time: what fits a processor's second-level cache is parsed fastest.</summary>
    public int BufferBytes { get; init; } = 256 * 1024;

    /// <summary>The length of a stretch.</summary>
    public long StretchBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How many threads read.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Reads on.</summary>
    /// <param name="handle">The log.</param>
    /// <param name="length">Where to stop: what is written after that is not read.</param>
    /// <param name="tally">What was read before.</param>
    /// <param name="token">Ends the reading.</param>
    /// <returns>The tally of all complete lines: <paramref name="tally"/> itself, which has gone on.</returns>
    public ShadowLogTally Run(SafeFileHandle handle, long length, ShadowLogTally tally, CancellationToken token)
    {
        var stretches = (length - tally.Bytes + StretchBytes - 1) / StretchBytes;
        if (stretches < 2 || Threads < 2)
        {
            var buffer = ShadowLogScanner.CreateBuffer(BufferBytes);
            ReadStretch(handle, new ShadowLogScanner(tally, buffer, tally.Bytes), length, token);
            return tally;
        }

        var parts = new ShadowLogTally[stretches];
        parts[0] = tally;
        for (var part = 1; part < stretches; part++)
            parts[part] = new ShadowLogTally();
        ReadStretches(handle, parts, length, token);
        for (var part = 1; part < stretches; part++)
            tally.Append(parts[part]);
        return tally;
    }

    private void ReadStretches(SafeFileHandle handle, ShadowLogTally[] parts, long length, CancellationToken token)
    {
        var start = parts[0].Bytes;
        var next = -1;
        void ReadSome()
        {
            var buffer = ShadowLogScanner.CreateBuffer(BufferBytes);
            for (int part; (part = Interlocked.Increment(ref next)) < parts.Length;)
            {
                var from = start + part * StretchBytes;
                var scanner = part == 0
                    ? new ShadowLogScanner(parts[0], buffer, start, start + StretchBytes)
                    : new ShadowLogScanner(parts[part], buffer, from - 1, from + StretchBytes, midway: true);
                ReadStretch(handle, scanner, length, token);
            }
        }

        var helpers = new Task[Math.Min(Threads, parts.Length) - 1];
        for (var helper = 0; helper < helpers.Length; helper++)
            helpers[helper] = Task.Run(ReadSome, CancellationToken.None);
        try
        {
            ReadSome();
        }
        finally
        {
            Interlocked.Exchange(ref next, parts.Length);
            Task.WhenAll(helpers).GetAwaiter().GetResult();
        }
    }

    private static void ReadStretch(SafeFileHandle handle, ShadowLogScanner scanner, long length, CancellationToken token)
    {
        var offset = scanner.Position;
        while (offset < length && !scanner.IsDone)
        {
            token.ThrowIfCancellationRequested();
            var free = scanner.Free;
            var read = RandomAccess.Read(handle, free[..(int)Math.Min(free.Length, length - offset)], offset);
            if (read == 0)
                return;
            scanner.Advance(read);
            offset += read;
        }
    }
}
