#Requires -Version 7.6
<#
.SYNOPSIS
Does the tabletop drill, shows it as a table, and keeps a record of it.
.DESCRIPTION
For a scheduled task, or for the meeting in which the drill is gone through: whoever is on call reads each step's
command line aloud, says what they expect, and compares it with what happened. The record (JSON) shows who did it,
when, and how each step went.

Ends with exit code 1 when a step has failed. Skipped steps name the server that was not there; -RequireServers makes
them count as failed.
.EXAMPLE
./examples/drills/tabletop.ps1
.EXAMPLE
./examples/drills/tabletop.ps1 -Record ~/drills -RequireServers
#>
[CmdletBinding()]
param(
    # The directory in which the record is kept.
    [string] $Record,

    # Makes skipped steps count as failed.
    [switch] $RequireServers
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Module AosOps)) { Import-Module "$PSScriptRoot/../../AosOps.psd1" }

Invoke-TabletopDrill -Sandbox -OutVariable steps | Format-Table Number, Status, Command, Actual -Wrap

if ($Record) {
    $time = Get-Date
    $file = Join-Path $Record "tabletop_$($time.ToString('yyyyMMdd_HHmmss')).json"
    [ordered]@{
        time  = $time.ToString('o')
        by    = [Environment]::UserName
        host  = [Environment]::MachineName
        steps = @($steps | Select-Object Number, Name, Command, Expected, Actual,
            @{ Name = 'Status'; Expression = { "$($_.Status)" } }, @{ Name = 'Seconds'; Expression = { $_.Duration.TotalSeconds } }, Message)
    } | ConvertTo-Json -Depth 4 | Set-Content $file
    "Recorded in $file"
}

$failing = @('Failed') + @($RequireServers ? 'Skipped' : @())
$bad = @($steps | Where-Object { "$($_.Status)" -in $failing })
"$(@($steps).Count - $bad.Count) of $(@($steps).Count) steps are fine."
exit [int]($bad.Count -gt 0)
