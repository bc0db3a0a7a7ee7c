#!/usr/bin/env pwsh
#Requires -Version 7.6
<#
.SYNOPSIS
Runs a task of the repository; the tasks are those of build.sh.
.EXAMPLE
./build.ps1 build
.EXAMPLE
./build.ps1 test
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [ValidateSet('build', 'test', 'soak', 'drill', 'bench', 'package')]
    [string] $Task,

    [Parameter(Position = 1, ValueFromRemainingArguments)]
    [string[]] $Rest = @()
)

& (Join-Path $PSScriptRoot 'build.sh') $Task @Rest
exit $LASTEXITCODE
