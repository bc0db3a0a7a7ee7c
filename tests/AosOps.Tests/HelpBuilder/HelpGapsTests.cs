using System.Diagnostics;
using AosOps.HelpBuilder;

namespace AosOps.Tests.HelpBuilder;

public sealed class HelpGapsTests
{
    private static readonly CmdletHelp Complete = new(
        "Get", "Sample", "Gets samples.", ["More."], [Parameter("Name", "The name.")], [], [], [new TypeHelp("System.Int32", "")],
        [new ExampleHelp("Get-Sample a", ["Gets a."]), new ExampleHelp("Get-Sample b", ["Gets b."])], []);

    [Fact]
    public void Complete_help_has_no_gaps() => Assert.Empty(HelpGaps.Of(Complete));

    [Fact]
    public void Each_gap_is_named()
    {
        Assert.Contains("synopsis", Gap(Complete with { Synopsis = "" }), StringComparison.Ordinal);
        Assert.Contains("description", Gap(Complete with { Description = [] }), StringComparison.Ordinal);
        Assert.Contains("[OutputType]", Gap(Complete with { Outputs = [] }), StringComparison.Ordinal);
        Assert.Contains("1 of 2 examples", Gap(Complete with { Examples = [Complete.Examples[0]] }), StringComparison.Ordinal);
        Assert.Contains("without <code>", Gap(Complete with { Examples = [Complete.Examples[0], new ExampleHelp("", ["Gets b."])] }), StringComparison.Ordinal);
        Assert.Contains("without <code> or without <para>: 'Get-Sample b'", Gap(Complete with { Examples = [Complete.Examples[0], new ExampleHelp("Get-Sample b", [])] }), StringComparison.Ordinal);
        Assert.Contains("-Id has no description", Gap(Complete with { Parameters = [.. Complete.Parameters, Parameter("Id")] }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_fails_the_build_is_an_error_of_it_and_leaves_no_help()
    {
        using var directory = new TempDirectory();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AosOps.HelpBuilder.dll"), typeof(SampleCommand).Assembly.Location, directory["help.xml"]])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using var build = Process.Start(start)!;
        var errors = await build.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, build.ExitCode);
        Assert.Contains(": error HELP: Get-Sample has 0 of 2 examples", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(directory["help.xml"]));
    }

    private static string Gap(CmdletHelp help) => Assert.Single(HelpGaps.Of(help));

    private static ParameterHelp Parameter(string name, params string[] description) =>
        new(name, "string", IsSwitch: false, description, [], "None", [], Wildcards: false, new Dictionary<string, ParameterBinding>());
}
