namespace AosOps.Benchmarks.Measurement;

/// <summary>A command to measure.</summary>
/// <param name="Label">What the table calls it.</param>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments, as they are: no shell.</param>
internal sealed record MeasuredCommand(string Label, string Program, params string[] Arguments)
{
    /// <summary>The highest exit code that counts as a good end: 1 is the verdict of a check.</summary>
    public int HighestExitCode { get; init; } = 1;

    /// <summary>Whether the peak of its memory is wanted; sampling costs a little of the machine.</summary>
    public bool SamplesMemory { get; init; }

    /// <summary>What is run by the shell before each measurement, and not measured; null for nothing.</summary>
    public string? Before { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Program} {string.Join(' ', Arguments)}";

    /// <summary>A pipeline of the shell.</summary>
    public static MeasuredCommand Shell(string label, string script) => new(label, "/bin/sh", "-c", script);
}
