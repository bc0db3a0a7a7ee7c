#Requires -Version 7.6 -Modules Pester
<#
.SYNOPSIS
Runs the Pester suite against the built module, and ends with the line that build.sh adds up.
.DESCRIPTION
The module is the one that AOSOPS_MODULE names, else the manifest at the root of the repository.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
$settings = New-PesterConfiguration
$settings.Run.Path = $PSScriptRoot
$settings.Run.PassThru = $true
$settings.Output.Verbosity = 'Normal'
$settings.Output.RenderMode = 'Plaintext'

$result = Invoke-Pester -Configuration $settings
foreach ($test in $result.Tests) {
    if ($test.Result -eq 'Skipped') { "    $($test.ExpandedPath) [SKIP]" }
    if ($test.Result -eq 'Failed') { "    $($test.ExpandedPath) [FAIL]" }
}
$broken = $result.FailedBlocksCount + $result.FailedContainersCount
"   Pester  Total: $($result.TotalCount + $broken), Errors: $broken, Failed: $($result.FailedCount), Skipped: $($result.SkippedCount)"
exit [int]($result.FailedCount + $broken -gt 0)
