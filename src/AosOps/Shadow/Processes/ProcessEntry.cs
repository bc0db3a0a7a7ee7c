using System.Buffers;

namespace AosOps.Shadow;

/// <summary>A process with its fields and its arguments.</summary>
/// <param name="ProcessId">The process id.</param>
/// <param name="Stat">Its fields.</param>
/// <param name="Arguments">Its arguments; none where it is a zombie or a thread of the kernel.</param>
internal sealed record ProcessEntry(int ProcessId, ProcessStat Stat, IReadOnlyList<string> Arguments)
{
    // The kernel cuts names there (TASK_COMM_LEN).
    private const int LongestStatName = 15;

    private static readonly SearchValues<char> Unsafe = SearchValues.Create(" \t\n'\"\\$`&|;<>()*?[]#~!{}");

    /// <summary>The name, whole where an argument tells the rest of it.</summary>
    public string Name
    {
        get
        {
            if (Stat.Name.Length < LongestStatName)
                return Stat.Name;
            foreach (var argument in Arguments)
            {
                var name = Path.GetFileName(argument);
                if (name.StartsWith(Stat.Name, StringComparison.Ordinal))
                    return name;
            }

            return Stat.Name;
        }
    }

    /// <summary>The arguments as one would type them, or null without any.</summary>
    public string? CommandLine => Arguments.Count == 0 ? null : string.Join(' ', Arguments.Select(Quoted));

    /// <summary>What it is doing.</summary>
    public ShadowProcessState State => Stat.State switch
    {
        'R' => ShadowProcessState.Running,
        'S' => ShadowProcessState.Sleeping,
        'D' => ShadowProcessState.DiskSleep,
        'T' => ShadowProcessState.Stopped,
        't' => ShadowProcessState.Traced,
        'Z' => ShadowProcessState.Zombie,
        'X' or 'x' => ShadowProcessState.Dead,
        'I' => ShadowProcessState.Idle,
        _ => ShadowProcessState.Unknown,
    };

    private static string Quoted(string argument) =>
        argument.Length > 0 && !argument.AsSpan().ContainsAny(Unsafe)
            ? argument
            : "'" + argument.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
