namespace AosOps.Shadow;

/// <summary>
/// The command line of a shadow run: <c>run_shadow_simulation.sh</c> under a shell, or <c>aosops Start-ShadowRun</c>. It is
/// read as the program reads it, argument by argument; a pattern over the whole line takes an editor for a run.
/// </summary>
/// <param name="OutputDirectory">The run directory as it is named there, or null.</param>
internal sealed record RunCommandLine(string? OutputDirectory)
{
    private const string ScriptName = "run_shadow_simulation.sh";
    private const string CommandName = "Start-ShadowRun";
    private const int NotARun = -1;

    /// <summary>Says whether it is worth parsing.</summary>
    /// <param name="commandLine">The bytes of <c>/proc/PID/cmdline</c>.</param>
    public static bool IsWorthParsing(ReadOnlySpan<byte> commandLine) =>
        commandLine.IndexOf("run_shadow_simulation.sh"u8) >= 0 || commandLine.IndexOf("aosops"u8) >= 0 || commandLine.IndexOf("AosOps.Cli.dll"u8) >= 0;

    /// <summary>Reads a command line.</summary>
    /// <param name="program">The file name of the program, or null where it is not known: then the first argument stands for it.</param>
    /// <param name="arguments">The arguments, the first of which is the program's name.</param>
    /// <returns>What it says, or null where it is not that of a run.</returns>
    public static RunCommandLine? Parse(string? program, IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
            return null;
        var options = OptionsOf(program ?? BaseName(arguments[0]), arguments);
        return options == NotARun || AsksForHelp(arguments, options) ? null : new RunCommandLine(FindOutputDirectory(arguments, options));
    }

    private static int OptionsOf(string program, IReadOnlyList<string> arguments) => program switch
    {
        RunProgram.CommandLineHost => AfterCommand(arguments, 1),
        RunProgram.DotNet => AfterAssembly(arguments),
        _ => RunProgram.IsShell(program) ? AfterScript(arguments) : NotARun,
    };

    private static int AfterScript(IReadOnlyList<string> arguments)
    {
        var script = BaseName(arguments[0]) == ScriptName ? 0 : ScriptOf(arguments);
        return script < arguments.Count && BaseName(arguments[script]) == ScriptName ? script + 1 : NotARun;
    }

    /// <summary>The first operand of a shell (POSIX sh; bash(1)): its script, unless <c>-c</c> makes it a command.</summary>
    private static int ScriptOf(IReadOnlyList<string> arguments)
    {
        var isApplet = BaseName(arguments[0]) == "busybox" && arguments.Count > 1 && RunProgram.IsShell(arguments[1]);
        var index = isApplet ? 2 : 1;
        for (; index < arguments.Count && arguments[index] is ['-' or '+', ..] option; index++)
        {
            if (option is "-" or "--")
                return index + 1;
            var isLong = option.StartsWith("--", StringComparison.Ordinal);
            if (!isLong && option.Contains('c'))
                return arguments.Count;
            if (option is "--rcfile" or "--init-file" || (!isLong && option[^1] is 'o' or 'O'))
                index++;
        }

        return index;
    }

    private static int AfterAssembly(IReadOnlyList<string> arguments)
    {
        for (var index = 1; index < arguments.Count; index++)
        {
            if (BaseName(arguments[index]) == RunProgram.CommandLineAssembly)
                return AfterCommand(arguments, index + 1);
        }

        return NotARun;
    }

    private static int AfterCommand(IReadOnlyList<string> arguments, int index)
    {
        while (index < arguments.Count && arguments[index].StartsWith("--", StringComparison.Ordinal))
            index += arguments[index] == "--output" ? 2 : 1;
        return index < arguments.Count && arguments[index].Equals(CommandName, StringComparison.OrdinalIgnoreCase) ? index + 1 : NotARun;
    }

    // -h is the short form of --hours; only without a number does it mean help.
    private static bool AsksForHelp(IReadOnlyList<string> arguments, int index)
    {
        for (; index < arguments.Count; index++)
        {
            var isHelp = arguments[index] switch
            {
                "--help" or "-?" => true,
                "-h" => index + 1 >= arguments.Count || !double.TryParse(arguments[index + 1], out _),
                _ => false,
            };
            if (isHelp)
                return true;
        }

        return false;
    }

    private static string? FindOutputDirectory(IReadOnlyList<string> arguments, int index)
    {
        for (; index < arguments.Count; index++)
        {
            var separator = arguments[index].AsSpan().IndexOfAny('=', ':');
            var name = separator < 0 ? arguments[index] : arguments[index][..separator];
            if (!NamesOutput(name))
                continue;
            if (separator >= 0)
                return arguments[index][(separator + 1)..];
            return index + 1 < arguments.Count ? arguments[index + 1] : null;
        }

        return null;
    }

    // --output, --output-dir and -OutputDirectory, whose prefixes count down to the one that -OutVariable shares.
    private static bool NamesOutput(string option) =>
        option is "-o" || (option is ['-', ..] && option.AsSpan().TrimStart('-').StartsWith("outp", StringComparison.OrdinalIgnoreCase));

    private static string BaseName(string argument) => argument[(argument.LastIndexOf('/') + 1)..];
}
