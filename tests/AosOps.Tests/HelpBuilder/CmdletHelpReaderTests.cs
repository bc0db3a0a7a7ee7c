using AosOps.HelpBuilder;

namespace AosOps.Tests.HelpBuilder;

public sealed class CmdletHelpReaderTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void The_sections_of_a_cmdlet_come_from_its_comment()
    {
        var help = Read("""
            <member name="T:AosOps.Tests.HelpBuilder.SampleCommand">
              <summary>Gets
                samples.</summary>
              <remarks><para>First.</para><para>Second, as <see cref="T:AosOps.Tests.HelpBuilder.SampleCommand"/>.</para></remarks>
              <example><code>Get-Sample a</code><para>Gets a.</para><para>More.</para></example>
              <example><para>Before.</para><code>Get-Sample</code></example>
              <seealso>about_Sample</seealso>
              <seealso href="https://example.org/">the site</seealso>
            </member>
            """);

        Assert.Equal(("Get-Sample", "Gets samples."), (help.Name, help.Synopsis));
        Assert.Equal(["First.", "Second, as Get-Sample."], help.Description);
        Assert.Equal([("Get-Sample a", "Gets a.|More."), ("Get-Sample", "Before.")], help.Examples.Select(example => (example.Code, string.Join('|', example.Remarks))));
        Assert.Equal([("about_Sample", null), ("the site", "https://example.org/")], help.Links.Select(link => (link.Text, link.Address)));
    }

    [Fact]
    public void Parameters_come_in_the_order_of_the_source_those_of_the_base_and_the_common_ones_last() =>
        Assert.Equal(["Id", "Name", "Status", "Kind", "Force", "WhatIf", "Confirm"], Read("").Parameters.Select(parameter => parameter.Name));

    [Fact]
    public void A_parameter_of_a_base_is_described_where_it_is_declared()
    {
        var help = Read("""<member name="P:AosOps.Tests.HelpBuilder.SampleBase.Force"><summary>Asks nothing.</summary></member>""");

        Assert.Equal(["Asks nothing."], Parameter(help, "Force").Description);
    }

    [Theory]
    [InlineData("Id", "int", false, "0", "", "")]
    [InlineData("Name", "string[]", false, "a, b", "N,Title", "")]
    [InlineData("Status", "CheckStatus", false, "None", "", "Healthy,Skipped,Warning,Critical")]
    [InlineData("Kind", "string", false, "x", "", "x,y")]
    [InlineData("Force", "SwitchParameter", true, "False", "", "")]
    public void A_parameter_has_its_type_default_aliases_and_values(string name, string type, bool isSwitch, string defaultValue, string aliases, string values)
    {
        var parameter = Parameter(Read(""), name);

        Assert.Equal((type, isSwitch, defaultValue), (parameter.TypeName, parameter.IsSwitch, parameter.DefaultValue));
        Assert.Equal((aliases, values), (string.Join(',', parameter.Aliases), string.Join(',', parameter.AcceptedValues)));
    }

    [Fact]
    public void The_default_parameter_set_comes_first_with_its_positional_parameters_in_front()
    {
        var sets = Read("").ParameterSets;

        Assert.Equal(["Name", "Id"], sets.Select(set => set.Name));
        Assert.Equal(["Name", "Status", "Kind", "Force", "WhatIf", "Confirm"], sets[0].Members.Select(member => member.Parameter.Name));
        Assert.Equal("Id", sets[1].Members[0].Parameter.Name);
    }

    [Fact]
    public void What_is_taken_from_the_pipeline_and_written_to_it_is_named_with_its_comment()
    {
        var help = Read("""<member name="T:AosOps.Operations.CheckResult"><summary>One check.</summary></member>""");

        Assert.Equal(["System.Int32"], help.Inputs.Select(input => input.Name));
        Assert.Equal([("AosOps.Operations.CheckResult", "One check.")], help.Outputs.Select(output => (output.Name, output.Description)));
    }

    private static ParameterHelp Parameter(CmdletHelp help, string name) => help.Parameters.Single(parameter => parameter.Name == name);

    private CmdletHelp Read(string members)
    {
        directory.Write("comments.xml", $"<doc><members>{members}</members></doc>");
        return CmdletHelpReader.Read(typeof(SampleCommand), new CommentFile(directory.Path, [typeof(SampleCommand)]));
    }
}
