#Requires -Version 7.6

BeforeDiscovery {
    $manifest = $env:AOSOPS_MODULE ? $env:AOSOPS_MODULE : "$PSScriptRoot/../../AosOps.psd1"
    Import-Module $manifest -Force
    $commands = Get-Command -Module AosOps | Sort-Object Name | ForEach-Object { @{ Name = $_.Name } }
    $changing = $commands | Where-Object { $_.Name -match '^(Set|Start|Stop|New|Remove|Clear|Update|Restart|Register|Unregister|Compress|Copy|Restore|Protect)-' }
    $topics = Get-ChildItem "$PSScriptRoot/../../module/en-US/about_*" | ForEach-Object { @{ Topic = $_.Name -replace '\.help\.txt$' } }
}

BeforeAll {
    $manifest = $env:AOSOPS_MODULE ? $env:AOSOPS_MODULE : "$PSScriptRoot/../../AosOps.psd1"
    $manifest = (Resolve-Path $manifest).Path
    if (Test-Path $manifest -PathType Container) { $manifest = "$manifest/AosOps.psd1" }
    Import-Module $manifest -Force

    function Invoke-NewSession([string] $script) {
        $lines = & ([Environment]::ProcessPath) -NoProfile -NonInteractive -Command "`$PSStyle.OutputRendering = 'PlainText'; $script" 2>&1
        if ($LASTEXITCODE -ne 0) { throw "The session failed: $lines" }
        $lines
    }
}

Describe 'The module' {
    It 'is imported without output, warnings or errors' {
        Invoke-NewSession "Import-Module '$manifest'" | Should -BeNullOrEmpty
    }

    It 'exports the cmdlets that its manifest names, and nothing else' {
        $named = (Import-PowerShellDataFile $manifest).CmdletsToExport | Sort-Object
        $module = Get-Module AosOps
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be $named
        $module.ExportedCommands.Count | Should -Be $named.Count
    }

    It 'makes its types known by name before a cmdlet has run' {
        Invoke-NewSession "Import-Module '$manifest'; [AosOps.Shadow.ShadowRun].Name" | Should -Be 'ShadowRun'
    }

    It 'changes no environment variable when it is imported' {
        Invoke-NewSession "`$before = Get-ChildItem env: | Out-String; Import-Module '$manifest'; (Get-ChildItem env: | Out-String) -eq `$before" |
            Should -Be 'True'
    }

    It 'can be imported again with -Force, and after it was removed' {
        Import-Module $manifest -Force
        Remove-Module AosOps
        Get-Command Get-ShadowRun -ErrorAction Ignore | Should -BeNullOrEmpty
        Import-Module $manifest
        Get-Command Get-ShadowRun | Should -Not -BeNullOrEmpty
    }

    It 'works in many runspaces at once' {
        $root = (New-Item -ItemType Directory "$TestDrive/parallel/shadow_simulation_20261122_020200/golden" -Force).Parent.FullName
        $found = 1..8 | ForEach-Object -Parallel {
            Import-Module $using:manifest
            (Get-ShadowRun -Path $using:root).Directory
        } -ThrottleLimit 8
        $found | Should -HaveCount 8
        $found | Select-Object -Unique | Should -Be $root
    }

    It 'loads the clients of remote systems only for a command that needs them' {
        Invoke-NewSession @"
            Import-Module '$manifest'
            function loaded { @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'AosOps.Integrations' }).Count }
            `$null = Get-ShadowRun -Path /nowhere -ErrorAction Ignore
            loaded
            `$null = Invoke-TabletopDrill -Sandbox | Select-Object -First 1
            loaded
"@ | Should -Be '0', '1'
    }

    It 'keeps its own versions of packages beside those that are loaded already' {
        Invoke-NewSession @"
            `$other = [System.Reflection.Assembly]::LoadFrom('$(Split-Path $manifest)/module/bin/deps/Npgsql.dll')
            Import-Module '$manifest'
            `$steps = Invoke-TabletopDrill -Sandbox | Where-Object Name -eq 'Checkpoint database'
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'Npgsql' } |
                ForEach-Object { [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name } | Sort-Object
"@ | Should -Be 'AosOps.Integrations', 'Default'
    }
}

Describe 'Help of <Name>' -ForEach $commands {
    BeforeAll {
        $help = Get-Help $Name -Full
        $command = Get-Command $Name
    }

    It 'has a synopsis and a description' {
        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match ([regex]::Escape($Name) + ' \[')
        ($help.description.Text -join '').Trim() | Should -Not -BeNullOrEmpty
    }

    It 'describes every parameter' {
        $own = $command.Parameters.Values | Where-Object {
            $_.Name -notin [System.Management.Automation.Cmdlet]::CommonParameters -and $_.Attributes.DontShow -notcontains $true
        }
        foreach ($parameter in $own) {
            $described = $help.parameters.parameter | Where-Object name -eq $parameter.Name
            ($described.description.Text -join '').Trim() | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name) is a parameter"
        }
    }

    It 'has two examples or more, each with a remark' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        foreach ($example in $help.examples.example) {
            ($example.remarks.Text -join '').Trim() | Should -Not -BeNullOrEmpty
        }
    }

    It 'has examples that name only parameters that exist' {
        foreach ($example in $help.examples.example) {
            $tokens, $errors = $null
            $script = [System.Management.Automation.Language.Parser]::ParseInput($example.code, [ref] $tokens, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $example.code
            $calls = $script.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)
            foreach ($call in $calls) {
                $called = Get-Command $call.GetCommandName() -Module AosOps -ErrorAction Ignore
                if (-not $called) { continue }
                foreach ($word in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                    { $called.ResolveParameter($word.ParameterName) } | Should -Not -Throw -Because $example.code
                }
            }
        }
    }

    It 'says what it writes, and there is a table and a list for it' {
        $types = $command.OutputType.Type | Where-Object Namespace -Like 'AosOps*'
        $command.OutputType | Should -Not -BeNullOrEmpty
        foreach ($type in $types | Where-Object IsEnum -EQ $false) {
            $controls = (Get-FormatData -TypeName $type.FullName).FormatViewDefinition.Control | Where-Object { $_ } | ForEach-Object { $_.GetType().Name }
            $controls | Should -Contain 'TableControl' -Because "$type is written"
            $controls | Should -Contain 'ListControl' -Because "$type is written"
        }
    }
}

Describe 'Help of <Topic>' -ForEach $topics {
    It 'is found by Get-Help' {
        Get-Help $Topic | Should -Match 'SHORT DESCRIPTION'
    }

    It 'names only commands that exist' {
        $named = [regex]::Matches((Get-Help $Topic), '\b(?:Get|Set|Test|Start|Stop|Wait|Invoke)-(?:Shadow|Golden|Workflow|Tabletop)\w+').Value | Sort-Object -Unique
        foreach ($name in $named) {
            Get-Command $name -Module AosOps -ErrorAction Ignore | Should -Not -BeNullOrEmpty -Because "$Topic names $name"
        }
    }
}

Describe '<Name>, which changes something,' -ForEach $changing {
    It 'has -WhatIf and -Confirm' {
        $command = Get-Command $Name
        $command.Parameters.Keys | Should -Contain 'WhatIf'
        $command.Parameters.Keys | Should -Contain 'Confirm'
    }
}

Describe 'With -WhatIf' {
    BeforeAll {
        $kept = @{}
        foreach ($variable in 'AOS_STATE_DIRECTORY', 'AOS_RUN_ROOT', 'WORKFLOW_EMERGENCY_STOP') {
            $kept[$variable] = [Environment]::GetEnvironmentVariable($variable)
        }
        $env:AOS_STATE_DIRECTORY = (New-Item -ItemType Directory "$TestDrive/state").FullName
        $env:AOS_RUN_ROOT = (New-Item -ItemType Directory "$TestDrive/runs").FullName
        $env:WORKFLOW_EMERGENCY_STOP = $null
    }

    AfterAll {
        foreach ($variable in $kept.Keys) { [Environment]::SetEnvironmentVariable($variable, $kept[$variable]) }
    }

    It 'Set-WorkflowEmergencyStop stops nothing' {
        Set-WorkflowEmergencyStop -Enable -Reason 'a test' -WhatIf
        Get-ChildItem $env:AOS_STATE_DIRECTORY -Force | Should -BeNullOrEmpty
        $env:WORKFLOW_EMERGENCY_STOP | Should -BeNullOrEmpty
    }

    It 'Set-WorkflowEmergencyStop -Disable lets nothing go' {
        Set-WorkflowEmergencyStop -Enable -Reason 'a test' -Confirm:$false
        Set-WorkflowEmergencyStop -Disable -WhatIf
        (Get-WorkflowEmergencyStop).State | Should -Be 'Enabled'
        Set-WorkflowEmergencyStop -Disable -Confirm:$false
        Remove-Item $env:AOS_STATE_DIRECTORY/* -Force -Recurse
    }

    It 'Remove-GoldenFile -Force removes nothing, nor where only the preference asks for it' {
        $golden = (New-Item -ItemType Directory "$env:AOS_RUN_ROOT/shadow_simulation_20261122_020200/golden" -Force).FullName
        Set-Content "$golden/primary-w0-00000001.golden.json" '{}'
        Remove-GoldenFile -OlderThanDays 0 -QuietSeconds 0 -Unarchived -Force -WhatIf
        & {
            $WhatIfPreference = $true
            Remove-GoldenFile -OlderThanDays 0 -QuietSeconds 0 -Unarchived -Force
        }
        "$golden/primary-w0-00000001.golden.json" | Should -Exist
        Remove-GoldenFile -OlderThanDays 0 -QuietSeconds 0 -Unarchived -Force
        "$golden/primary-w0-00000001.golden.json" | Should -Not -Exist
        Get-ChildItem $env:AOS_STATE_DIRECTORY, $env:AOS_RUN_ROOT -Force | Remove-Item -Recurse -Force
    }

    It 'Start-ShadowRun starts nothing' {
        Start-ShadowRun -Quick -Wait -WhatIf
        Get-ChildItem $env:AOS_STATE_DIRECTORY, $env:AOS_RUN_ROOT -Force | Should -BeNullOrEmpty
    }
}

Describe 'Tab completion' {
    It 'completes <Typed> to <Completed>' -ForEach @(
        @{ Typed = 'Get-ShadowSt'; Completed = 'Get-ShadowStatus' }
        @{ Typed = 'Invoke-Tabletop'; Completed = 'Invoke-TabletopDrill' }
        @{ Typed = 'Invoke-TabletopDrill -Sand'; Completed = '-Sandbox' }
        @{ Typed = 'Get-ShadowLog -Fol'; Completed = '-Follow' }
        @{ Typed = 'Get-ShadowLog -Level Err'; Completed = 'Error' }
        @{ Typed = 'Set-WorkflowEmergencyStop -En'; Completed = '-Enable' }
    ) {
        (TabExpansion2 $Typed $Typed.Length).CompletionMatches.CompletionText | Should -Contain $Completed
    }
}

Describe 'Ctrl+C' {
    BeforeAll {
        $run = New-Item -ItemType Directory "$TestDrive/stop/shadow_simulation_20261122_020200"
        $log = "$TestDrive/stop/shadow_24h_20261122_020200.log"
        Set-Content $log "[INFO] 02:02:00   Output:              $run", '[STEP] 02:02:00 Running cycle 1...'
        $env:AOS_STATE_DIRECTORY = $env:AOS_RUN_ROOT = "$TestDrive/stop"
    }

    AfterAll {
        $env:AOS_STATE_DIRECTORY = $env:AOS_RUN_ROOT = $null
    }

    It 'stops <Script> within 200 ms' -ForEach @(
        @{ Script = 'Get-ShadowLog -Follow' }
        @{ Script = 'Invoke-TabletopDrill -Sandbox' }
        @{ Script = 'Start-ShadowRun -Quick -Wait'; Writes = '*/golden/*.golden.json' }
    ) {
        $session = [powershell]::Create()
        try {
            $null = $session.AddScript("Import-Module '$manifest'; $Script")
            $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $running = $session.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]] $null, $output)
            $isUnderWay = $Writes ? { Test-Path "$env:AOS_RUN_ROOT/$Writes" } : { $output.Count -gt 0 }
            while (-not (& $isUnderWay) -and -not $running.IsCompleted) { Start-Sleep -Milliseconds 10 }
            & $isUnderWay | Should -BeTrue

            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $session.Stop()

            $clock.ElapsedMilliseconds | Should -BeLessThan 200
            $session.InvocationStateInfo.State | Should -Be 'Stopped'
        }
        finally {
            $session.Dispose()
        }
    }

    It 'stops Wait-ShadowRun within 200 ms, and leaves the run alone' {
        $env:AOS_STATE_DIRECTORY = $env:AOS_RUN_ROOT = (New-Item -ItemType Directory "$TestDrive/wait").FullName
        $session = [powershell]::Create()
        $started = Start-ShadowRun -Hours 1 -CycleInterval 60
        try {
            $waiting = $session.AddScript("Import-Module '$manifest'; Wait-ShadowRun").BeginInvoke()
            while ($session.Streams.Progress.Count -eq 0 -and -not $waiting.IsCompleted) { Start-Sleep -Milliseconds 10 }
            $waiting.IsCompleted | Should -BeFalse

            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $session.Stop()

            $clock.ElapsedMilliseconds | Should -BeLessThan 200
            ($started | Get-ShadowStatus).State | Should -Be 'Running'
        }
        finally {
            $session.Dispose()
            Stop-ShadowRun -Confirm:$false
            $env:AOS_STATE_DIRECTORY = $env:AOS_RUN_ROOT = "$TestDrive/stop"
        }
    }

    It 'ends a command whose reader has enough' {
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        Get-ShadowLog -Follow | Select-Object -First 1 | Should -Not -BeNullOrEmpty
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
    }
}
