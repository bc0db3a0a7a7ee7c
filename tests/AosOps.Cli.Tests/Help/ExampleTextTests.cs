using AosOps.Cli.Binding;
using AosOps.Cli.Help;

namespace AosOps.Cli.Tests.Help;

public sealed class ExampleTextTests
{
    [Theory]
    [InlineData("Get-ShadowStatus", "aosops Get-ShadowStatus")]
    [InlineData("Get-ShadowLog -Tail 10 -Follow", "aosops Get-ShadowLog -Tail 10 -Follow")]
    [InlineData("Get-ShadowLog -Level Error, Warn", "aosops -c 'Get-ShadowLog -Level Error, Warn'")]
    [InlineData("Get-ShadowRun | Get-ShadowStatus", "aosops -c 'Get-ShadowRun | Get-ShadowStatus'")]
    [InlineData("Stop-ShadowRun -Confirm:$false", "aosops -c 'Stop-ShadowRun -Confirm:$false'")]
    [InlineData("Set-WorkflowEmergencyStop -Enable -Reason 'Mismatch in cycle 17'", "aosops -c \"Set-WorkflowEmergencyStop -Enable -Reason 'Mismatch in cycle 17'\"")]
    public void What_the_program_can_do_is_shown_as_it_is_typed_in_a_shell(string code, string expected) =>
        Assert.Equal(expected, ExampleText.Of(code, CommandCatalog.Module));

    [Theory]
    [InlineData("Get-ShadowRun | Where-Object Name")]
    [InlineData("(Get-ShadowReport).Golden.Recent")]
    [InlineData("Set-WorkflowEmergencyStop -Enable -Reason 'costs $5'")]
    public void What_takes_PowerShell_is_shown_as_it_is_typed_there(string code) =>
        Assert.Equal("PS> " + code, ExampleText.Of(code, CommandCatalog.Module));
}
