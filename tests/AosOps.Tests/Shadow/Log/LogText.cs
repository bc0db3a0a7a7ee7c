using System.Text;

namespace AosOps.Tests.Shadow.Log;

/// <summary>Writes lines of a run's log as the run does.</summary>
internal sealed class LogText
{
    private readonly StringBuilder text = new();
    private string time = "13:12:19";

    public LogText At(string timeOfDay)
    {
        time = timeOfDay;
        return this;
    }

    public LogText Info(string message) => Tagged("0;32", "INFO", message);

    public LogText Step(string message) => Tagged("0;34", "STEP", message);

    public LogText Warn(string message) => Tagged("1;33", "WARN", message);

    public LogText Error(string message) => Tagged("0;31", "ERROR", message);

    public LogText Raw(string line)
    {
        text.Append(line).Append('\n');
        return this;
    }

    public LogText Header(string output = "/tmp/shadow_simulation_20251202_131219") => Info(new string('═', 63))
        .Info("         M4-T7: 24h Shadow-Run Simulation")
        .Info("  Primary Workers:     3")
        .Info("  Duration:            24h (1440m)")
        .Info("  Workflows/Cycle:     10")
        .Info("  Cycle Interval:      30s")
        .Info($"  Output:              {output}")
        .Info("Starting shadow-run simulation...")
        .Info("Press Ctrl+C to stop");

    public LogText Begin(int cycle) => Step($"Running cycle {cycle}...");

    public LogText End(int cycle, int workflows = 9, int replays = 9, int mismatches = 0) =>
        Info($"Cycle {cycle}: {workflows} workflows, {replays} replays, {mismatches} mismatches");

    public LogText Clean(int cycle) => Begin(cycle).End(cycle);

    public LogText Mismatched(int cycle, int mismatches) => Begin(cycle).Error($"Cycle {cycle}: {mismatches} mismatches detected!")
        .Warn($"ALERT: Shadow simulation detected {mismatches} mismatches in cycle {cycle}");

    public LogText Crashed(int cycle) => Begin(cycle).Info($"Cycle {cycle}:  workflows,  replays, 0 mismatches");

    public LogText Progress(int cycles, int workflows, int mismatches = 0) =>
        Info($"Progress: {cycles} cycles, {workflows} workflows, {mismatches} mismatches, 86088s remaining");

    public LogText Report(int cycles, int workflows, int replays, int mismatches) => Raw("")
        .Raw("           SHADOW-RUN SIMULATION REPORT").Raw("")
        .Raw("  Duration:           0h 0m 6s")
        .Raw($"  Cycles Completed:   {cycles}")
        .Raw("  Primary Workers:    3").Raw("")
        .Raw($"  Total Workflows:    {workflows}")
        .Raw($"  Total Replays:      {replays}")
        .Raw($"  Mismatches:         {mismatches}").Raw("")
        .Raw("  Final Report:       /tmp/run/reports/summary_20251202_131225.json").Raw("");

    public LogText Passed() => Info("         ✅ SHADOW SIMULATION PASSED");

    public LogText Failed() => Error("         ❌ SHADOW SIMULATION FAILED");

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(text.ToString());

    public override string ToString() => text.ToString();

    private LogText Tagged(string colour, string tag, string message) => Raw($"\e[{colour}m[{tag}]\e[0m {time} {message}");
}
