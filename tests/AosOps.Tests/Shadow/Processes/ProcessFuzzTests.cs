using AosOps.Shadow;

namespace AosOps.Tests.Shadow;

public sealed class ProcessFuzzTests
{
    [Fact]
    public void No_command_line_is_too_odd_to_read()
    {
        var original = "/bin/bash\0-eu\0-o\0pipefail\0run_shadow_simulation.sh\0-h\00.5\0--output=/tmp/a\0"u8.ToArray();
        var mutation = new Mutation(seed: 1);
        for (var input = 0; input < Mutation.Inputs; input++)
        {
            var arguments = ProcessTable.Arguments(mutation.Of(original));
            _ = RunCommandLine.Parse(input % 2 == 0 ? "bash" : null, arguments);
            _ = RunCommandLine.Parse("aosops", arguments);
        }
    }

    [Fact]
    public void No_line_of_fields_is_too_odd_to_read()
    {
        var original = "752320 (run (shadow) simu) S 1 752320 752320 0 -1 4194304 101 0 0 0 7 3 0 0 20 0 1 0 100000 3133440 387 0\n"u8.ToArray();
        var mutation = new Mutation(seed: 2);
        for (var input = 0; input < Mutation.Inputs; input++)
        {
            if (ProcessStat.Parse(mutation.Of(original)) is { } stat)
                _ = new ProcessEntry(752320, stat, []).State;
        }
    }
}
