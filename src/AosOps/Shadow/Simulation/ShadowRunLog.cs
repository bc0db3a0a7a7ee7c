using System.Buffers;
using System.Text;

namespace AosOps.Shadow;

/// <summary>
/// Writes the log of a run line by line as the first programs did, colours of the level tags included, so that whatever
/// reads their logs reads this one.
/// </summary>
/// <param name="append">Receives each line, or block of lines, at once.</param>
/// <param name="clock">Gives the time of day of the lines, local time.</param>
/// <param name="isVerbose">Whether clean cycles are logged.</param>
internal sealed class ShadowRunLog(Action<ReadOnlySpan<byte>> append, TimeProvider clock, bool isVerbose)
{
    private const string Info = "\e[0;32m[INFO]\e[0m";
    private const string Step = "\e[0;34m[STEP]\e[0m";
    private const string Warning = "\e[1;33m[WARN]\e[0m";
    private const string Error = "\e[0;31m[ERROR]\e[0m";

    private static readonly string Rule = new('═', 63);

    private readonly ArrayBufferWriter<byte> buffer = new(1024);

    /// <summary>What the run is about to do.</summary>
    public void Begin(ShadowRunOptions options)
    {
        Line(Info, Rule);
        Line(Info, "         M4-T7: 24h Shadow-Run Simulation");
        Line(Info, Rule);
        Line(Info, $"  Primary Workers:     {options.Workers}");
        Line(Info, $"  Duration:            {options.Duration.TotalHours:0.####}h ({(long)options.Duration.TotalMinutes}m)");
        Line(Info, $"  Workflows/Cycle:     {options.WorkflowsPerCycle}");
        Line(Info, $"  Cycle Interval:      {options.CycleInterval.TotalSeconds}s");
        Line(Info, $"  Output:              {options.OutputDirectory}");
        Line(Info, Rule);
        Line(Info, "Starting shadow-run simulation...");
        Line(Info, "Press Ctrl+C to stop");
        Flush();
    }

    /// <summary>A cycle begins.</summary>
    public void CycleBegan(int cycle)
    {
        if (isVerbose)
            Write(Step, $"Running cycle {cycle}...");
    }

    /// <summary>A cycle ended well.</summary>
    public void CycleSucceeded(int cycle, int workflows, int replays)
    {
        if (isVerbose)
            Write(Info, $"Cycle {cycle}: {workflows} workflows, {replays} replays, 0 mismatches");
    }

    /// <summary>A cycle ended with mismatches.</summary>
    public void CycleMismatched(int cycle, int mismatches) => Write(Error, $"Cycle {cycle}: {mismatches} mismatches detected!");

    /// <summary>A cycle crashed. Its line has no numbers, also not the one that would make it count as a success.</summary>
    public void CycleCrashed(int cycle) => Write(Error, $"Cycle {cycle}:  workflows,  replays,  mismatches");

    /// <summary>Where the run stands.</summary>
    public void Progress(int cycles, int workflows, int mismatches, TimeSpan remaining) =>
        Write(Info, $"Progress: {cycles} cycles, {workflows} workflows, {mismatches} mismatches, {(long)remaining.TotalSeconds}s remaining");

    /// <summary>Something that somebody is alerted of.</summary>
    public void Alert(string message) => Write(Warning, $"ALERT: {OneLine(message)}");

    /// <summary>Something that somebody should know.</summary>
    public void Warn(string message) => Write(Warning, OneLine(message));

    /// <summary>Something that failed.</summary>
    public void Fail(string message) => Write(Error, OneLine(message));

    /// <summary>The run ends before its time.</summary>
    public void ShutDown() => Write(Info, "Shutting down shadow simulation...");

    /// <summary>Where the report of a run that ended before its time is.</summary>
    public void InterruptedReport(string path) => Write(Info, $"Final report: {path}");

    /// <summary>The report at the end of a run whose time was over.</summary>
    public void Report(ShadowRunResult result, int workers)
    {
        var (hours, minutes, seconds) = ((int)result.Duration.TotalHours, result.Duration.Minutes, result.Duration.Seconds);
        Line($"""

            {Rule}
                       SHADOW-RUN SIMULATION REPORT
            {Rule}

              Duration:           {hours}h {minutes}m {seconds}s
              Cycles Completed:   {result.Cycles}
              Primary Workers:    {workers}

              Total Workflows:    {result.Workflows}
              Total Replays:      {result.Replays}
              Mismatches:         {result.Mismatches}

              Final Report:       {result.ReportPath}

            """);
        Flush();
    }

    /// <summary>The banner with the verdict.</summary>
    public void Banner(ShadowRunVerdict verdict)
    {
        var (level, text) = verdict == ShadowRunVerdict.Passed ? (Info, "✅ SHADOW SIMULATION PASSED") : (Error, "❌ SHADOW SIMULATION FAILED");
        Line(level, Rule);
        Line(level, $"         {text}");
        Line(level, Rule);
        Flush();
    }

    /// <summary>Something that is well.</summary>
    public void Inform(string message) => Write(Info, message);

    private void Write(string level, string message)
    {
        Line(level, message);
        Flush();
    }

    private void Line(string level, string message) => Line($"{level} {clock.GetLocalNow():HH:mm:ss} {message}");

    private void Line(string text)
    {
        Encoding.UTF8.GetBytes(text, buffer);
        buffer.Write("\n"u8);
    }

    private void Flush()
    {
        append(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    // A reason may come from anywhere; with a line feed in it, it could pass for a line of its own.
    private static string OneLine(string message) => string.Concat(message.Select(unit => char.IsControl(unit) ? ' ' : unit));
}
