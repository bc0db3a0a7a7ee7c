using System.Globalization;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// The command line that executes a run in the foreground of another process. The webhook is not on it, because everybody
/// on the machine can read command lines.
/// </summary>
internal static class ShadowRunArguments
{
    /// <summary>The words after the program's name.</summary>
    /// <exception cref="AosException">A path cannot be written as one word.</exception>
    public static IReadOnlyList<string> Of(ShadowRunOptions options)
    {
        List<string> words = ["Start-ShadowRun", "-Wait", .. Length(options)];
        Add("-Workers", options.Workers.ToString(CultureInfo.InvariantCulture));
        Add("-WorkflowsPerCycle", options.WorkflowsPerCycle.ToString(CultureInfo.InvariantCulture));
        Add("-CycleInterval", options.CycleInterval.ToString("c", CultureInfo.InvariantCulture));
        Add("-OutputDirectory", Word(options.OutputDirectory));
        Add("-LogPath", Word(options.LogPath));
        if (options.Seed is { } seed)
            words.Add($"-Seed:{seed}");
        return words;

        void Add(string name, string value) => words.AddRange([name, value]);
    }

    private static string[] Length(ShadowRunOptions options) =>
        options.Cycles is null ? ["-Hours", options.Duration.TotalHours.ToString("0.############", CultureInfo.InvariantCulture)] : ["-Quick"];

    /// <summary>Keeps a path from being read as a list or a variable.</summary>
    private static string Word(string path)
    {
        if (path.AsSpan().IndexOfAny(",'\"$@") < 0)
            return path;
        var quote = path.Contains('\'', StringComparison.Ordinal) ? '"' : '\'';
        return quote == '\'' || path.AsSpan().IndexOfAny("\"$`") < 0 ? $"{quote}{path}{quote}" : throw Unspeakable(path);
    }

    private static AosException Unspeakable(string path) =>
        new(ErrorIds.ShadowRunOptionInvalid, FailureKind.InvalidArgument, $"'{path}' cannot be handed to a process of its own.")
        {
            FilePath = path,
            Remedy = "Name a path without quotes, or execute the run here with -Wait.",
        };
}
